using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Audiences.Mondays;

/// <summary>The words of the Monday digest. Pure.</summary>
public sealed class MondayMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            MondaySection[] quiet =
            [
                new(0, "Waiting", [], Button.Command("What waits", "waiting")), new(0, "Held back", [], Button.Command("Deliveries", "deliveries")),
            ];
            yield return GalleryEntry.Of("monday", "The PMO's Monday digest", Digest(
            [
                new MondaySection(5, "Waiting", [new Fact("Meral Kaya", "MES, since Tue 2 Mar"), new Fact("Jonas Weber", "Plant Network, since Thu 4 Mar")],
                    Button.Command("What waits", "waiting")),
                new MondaySection(1, "Closed unanswered", [new Fact("Aylin Toprak", "closed Fri 5 Mar")], Button.Command("Projects", "projects")),
                new MondaySection(1, "Shared concerns", [new Fact("Henrik Lund, MES", "Needs attention")], null),
                new MondaySection(3, "Held back", [new Fact("the week's one team message is used", "3")], Button.Command("Deliveries", "deliveries")),
                new MondaySection(1, "Failed or in doubt", [new Fact("Ines Duarte", "no answer in 30 s")], Button.Command("Deliveries", "deliveries")),
            ]));
            yield return GalleryEntry.Of("monday.quiet", "A Monday on which nothing needs a hand", Digest(quiet));
        }
    }

    public static Message Digest(IReadOnlyList<MondaySection> sections)
    {
        var busy = sections.Where(static s => s.Count > 0).ToList();
        var lead = busy.Count == 0
            ? $"Monday: nothing needs your hand. {Sentence([.. sections.Select(static s => $"{s.Name.ToLowerInvariant()} 0")])}."
            : $"Monday: {Sentence([.. busy.Select(static s => $"{s.Name.ToLowerInvariant()} {s.Count}")])}.";
        var blocks = new List<Block> { new Text(lead) };
        foreach (var section in busy)
        {
            blocks.Add(new Text($"{section.Name}: {section.Count}", TextStyle.Heading));
            if (section.Lines.Count > 0)
                blocks.Add(new Facts(section.Lines));
            if (section.Count > section.Lines.Count && section.Lines.Count == MondaySection.MostLines)
                blocks.Add(new Note("These are the first; the button below shows all."));
        }
        List<Button> next = [.. busy.Select(static s => s.Next).OfType<Button>().DistinctBy(static b => b.Wire).Take(5)];
        if (next.Count > 0)
            blocks.Add(new Buttons(next));
        blocks.Add(new Note("Every Monday at 09:00 your time, about the last seven days."));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    internal static string Day(DateTimeOffset at, string zone) =>
        Zones.InZone(at, zone).ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private static string Sentence(IReadOnlyList<string> parts) =>
        parts.Count <= 1 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
