using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;

namespace LeadershipBot.Pulses.Commands;

/// <summary>The words of <c>brief preview</c>. Pure.</summary>
public sealed class PreviewMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var project = new ProjectId(Guid.Empty);
            var names = new Dictionary<ProjectId, string> { [project] = "MES" };
            var at = new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
            PreviewEntry[] some =
            [
                new PreviewEntry(default, "Jana Novak", MessageKind.Introduction, [project], at.AddHours(-1), "Europe/Prague",
                    null),
                new PreviewEntry(default, "Meral Kaya", MessageKind.Brief, [project], at, "Europe/Istanbul", null),
                new PreviewEntry(default, "Ayşe Tan", MessageKind.BriefCopy, [project], at, "Europe/Istanbul", null),
                new PreviewEntry(default, "Meral Kaya", MessageKind.Reminder, [project], at.AddDays(2), "Europe/Istanbul", null),
                new PreviewEntry(default, "Jonas Weber", MessageKind.Brief, [project], at.AddDays(2), "Europe/Berlin",
                    "a public holiday"),
                new PreviewEntry(default, "Ines Duarte", MessageKind.Brief, [], at.AddDays(7), "Europe/Lisbon", null, true),
            ];
            yield return GalleryEntry.Of("preview", "What goes out in the next 14 days",
                List(new Preview(false, some, [new PreviewRest(default, "Pavel Svoboda", "said stop")]), names));
            yield return GalleryEntry.Of("preview.paused", "Everything is paused",
                List(new Preview(true, [some[1] with { HeldBack = "everything is paused" }], []), names));
            yield return GalleryEntry.Of("preview.resting", "Nobody is asked at present",
                List(new Preview(false, [],
                    [new PreviewRest(default, "Meral Kaya", "was offered another rhythm and has not chosen")]), names));
            yield return GalleryEntry.Of("preview.nothing", "Nothing goes out", List(new Preview(false, [], []), names));
        }
    }

    public static Message List(Preview preview, IReadOnlyDictionary<ProjectId, string> names)
    {
        if (preview.Entries.Count == 0 && preview.Resting.Count == 0)
            return Message.Say(
                $"Nothing is planned for the next {BriefPreview.Days} days. "
                    + "Briefs go to sponsors who can be reached, once their pilot has started.",
                new Buttons([Button.Command("Projects", "projects")]));
        var lead = Lead(preview);
        var blocks = new List<Block> { new Text(lead) };
        if (preview.Entries.Count > 0)
        {
            blocks.Add(new Facts([.. preview.Entries.Take(Facts.MaxRows).Select(e => new Fact(e.Person, Line(e, names)))]));
            blocks.Add(new Note("Times as each person's own clock shows them."));
        }
        if (preview.Entries.Count > Facts.MaxRows)
            blocks.Add(new Note($"{preview.Entries.Count - Facts.MaxRows} more are not shown; ask for one person or project."));
        if (preview.Resting.Count > 0)
        {
            blocks.Add(new Text("Not asked at present:"));
            blocks.Add(new Facts([.. preview.Resting.Take(Facts.MaxRows).Select(static r => new Fact(r.Person, r.Reason))]));
        }
        return new Message(lead, blocks);
    }

    private static string Lead(Preview preview)
    {
        var (goes, held) = (preview.Entries.Count(static e => e.GoesOut), preview.Entries.Count(static e => !e.GoesOut));
        if (preview.Paused)
            return $"Everything is paused, so nothing goes out in the next {BriefPreview.Days} days until: resume all.";
        if (goes + held == 0)
            return $"Nothing goes out in the next {BriefPreview.Days} days.";
        var sent = goes == 1 ? "1 message goes out" : $"{goes} messages go out";
        return $"The next {BriefPreview.Days} days, if nobody answers: {sent}, "
            + $"{held} {(held == 1 ? "is" : "are")} held back.";
    }

    private static string Line(PreviewEntry entry, IReadOnlyDictionary<ProjectId, string> names)
    {
        var when = BriefMessages.Moment(entry.At, entry.Zone);
        var about = entry.Projects.Count == 0 ? "" : $" on {BriefMessages.Names(entry.Projects.Select(p => names[p]))}";
        var what = $"{What(entry)}{about}";
        return entry.GoesOut ? $"{when}: {what}" : $"{when}: {what} held back, {entry.HeldBack}";
    }

    private static string What(PreviewEntry entry) => entry switch
    {
        { IsOffer: true } => "offer of another rhythm",
        { Kind: MessageKind.BriefCopy } => "assistant's copy",
        _ => entry.Kind.ToString().ToLowerInvariant(),
    };
}
