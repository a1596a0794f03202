using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People.Privacy;

/// <summary>One class of what is kept about the asker.</summary>
internal sealed record StoredLine(string Words, int Count, string Kept);

/// <summary>Somebody who looked; no name when it was the operator at the console.</summary>
internal sealed record LookedLine(string? Who, string What, string? Project, int Days, DateTimeOffset Last, string? Purpose);

internal static class PrivacyMessages
{
    public static Message Stored(string name, IReadOnlyList<StoredLine> lines, IReadOnlyList<string> admins)
    {
        var lead = $"What I keep about you, {name}: {Count(lines.Sum(static l => l.Count))} in all.";
        return new Message(lead,
        [
            new Text(lead),
            new Facts([.. lines.Take(Facts.MaxRows).Select(static l => new Fact(l.Words, $"{Count(l.Count)}, kept {l.Kept}"))]),
            new Text("Never kept: what you write to others, your calendar, your tone, whether you are online."),
            new Text(admins.Count == 0
                ? "The file with all of it is made at the console: export, with a purpose. erase ends it."
                : $"The file with all of it is made by an administrator: {string.Join(", ", admins)}. They can erase it too."),
            new Buttons([Button.Command("Who looked", "who looked")]),
        ]);
    }

    public static Message Looked(IReadOnlyList<LookedLine> lines, int days, string zone)
    {
        if (lines.Count == 0)
            return Said.Done($"Nobody else has looked at your data in the last {days} days.", null,
                Button.Command("My data", "my data"));
        var lead = $"Who has looked at your data in the last {days} days, latest first.";
        return new Message(lead,
        [
            new Text(lead),
            new Facts([.. lines.Take(Facts.MaxRows)
                .Select(l => new Fact(l.Who ?? "The operator, at the console", Line(l, zone)))]),
            new Buttons([Button.Command("My data", "my data")]),
        ]);
    }

    private static string Line(LookedLine line, string zone)
    {
        var what = line.Project is { } project ? $"{line.What}, {project}" : line.What;
        var last = Zones.InZone(line.Last, zone).ToString("ddd d MMM", CultureInfo.InvariantCulture);
        var when = line.Days == 1 ? last : $"on {line.Days} days, last {last}";
        return line.Purpose is { } purpose ? $"{what}; {when}; purpose: {purpose}" : $"{what}; {when}";
    }

    private static string Count(int entries) => entries == 1 ? "1 entry" : $"{entries} entries";
}

/// <summary>An example of everything these commands say.</summary>
public sealed class PrivacyGallery : IGallerySource
{
    private static readonly DateTimeOffset March = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("privacy.stored", "What is kept about somebody", PrivacyMessages.Stored("Meral Kaya",
            [.. StoredClass.All(new RetentionOptions()).Select(static (c, i) => new StoredLine(c.Words, i * i + 1, c.Kept))],
            ["Ali Demir"])),
        GalleryEntry.Of("privacy.stored.console", "What is kept, where nobody is administrator",
            PrivacyMessages.Stored("Meral Kaya", [new StoredLine("Absences", 1, "1100 days after their end")], [])),
        GalleryEntry.Of("privacy.looked", "Who looked", PrivacyMessages.Looked(
        [
            new LookedLine("Ali Demir", ViewWords.All["answers.seen"], "MES", 3, March, null),
            new LookedLine("Ali Demir", ViewWords.All["waiting.seen"], null, 1, March.AddDays(-1), null),
            new LookedLine(null, ViewWords.All["export"], null, 1, March.AddDays(-7), "case 7"),
        ], 90, "Europe/Istanbul")),
        GalleryEntry.Of("privacy.looked.nobody", "Nobody looked", PrivacyMessages.Looked([], 90, "Europe/Istanbul")),
    ];
}
