using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Messages and forms that use every block and field once, for renderers to show what they make of them.</summary>
public static class Samples
{
    /// <summary>A text that would run in a page that does not escape it.</summary>
    public const string Hostile = "<script>alert('x')</script> \"'&";

    public static IReadOnlyDictionary<string, Message> Messages { get; } = new Dictionary<string, Message>
    {
        ["text"] = new("Two decisions wait on you.",
        [
            new Text("Firewall owner, Site B", TextStyle.Heading),
            new Text("19 working days; three teams wait.\nPMO proposes OT engineering.\n\nNothing else is open."),
            new Text("We patch on Sundays because the line stands still.", TextStyle.Quote),
        ]),
        ["facts"] = new("MES in three lines.",
            [new Facts([new("Phase", "Execution"), new("Sponsor", "M. Kaya"), new("Waiting", "2")])]),
        ["scale"] = new("Is MES on track?",
            [new Scale("Is MES on track?", "Off track", "On track",
                [.. Enumerable.Range(1, 5).Select(static n => Press($"{n}", chosen: n == 4))])]),
        ["choice"] = new("Who decides?",
            [new Choice("Who decides about the firewall?",
                [Press("OT"), Press("IT", chosen: true), Press("Someone else decides")])]),
        ["buttons"] = new("What now?",
        [
            new Text("What now?"),
            new Buttons([Press("Decide now", ButtonTone.Primary), Opens("Other time…"), Press("Stop", ButtonTone.Danger)]),
        ]),
        ["trend"] = new("Unplanned downtime fell from 9 to 6 %.",
        [
            new Trend("Unplanned downtime", "%",
                [new("Bursa", [.. Enumerable.Range(0, 6).Select(static n =>
                    new TrendPoint(new DateOnly(2027, 1, 4).AddDays(7 * n), n == 2 ? null : 9 - (n * 0.6)))])],
                5, new(new DateOnly(2027, 1, 18), "Approval"),
                "Unplanned downtime in Bursa fell from 9 to 6 % in six weeks; the target is 5 %."),
        ]),
        ["note"] = new("Decided: OT.", [new Text("Decided: OT."), new Note("Undo until 12:40.")]),
    };

    public static Form Form { get; } = new("When suits you?",
    [
        new TextField("reason", "Why another time", false, 140, false, "Board week"),
        new TextField("remark", "Anything else", false, 300, true),
        new PickField("day", "Day", true, [new("tue", "Tuesday"), new("thu", "Thursday")], "thu"),
        new PickField("hour", "Hour", true, [.. Enumerable.Range(8, 9).Select(static h => new PickOption($"{h}", $"{h}:00"))]),
        new DateField("from", "From", true, new DateOnly(2027, 3, 9)),
    ], "Agree", "sample.submit.1 {}", "Your own slot, in your own time zone.");

    /// <summary>The same hostile text in every place a person's words may stand.</summary>
    public static Message HostileMessage { get; } = new(Hostile + " summary",
    [
        new Text(Hostile), new Text(Hostile, TextStyle.Heading), new Text(Hostile, TextStyle.Quote),
        new Facts([new(Hostile, Hostile)]),
        new Scale(Hostile, Hostile, Hostile, [Press(Hostile, chosen: true), Press("2")]),
        new Choice(Hostile, [Press(Hostile), Press(Hostile)]),
        new Buttons([new Button(Hostile, Hostile, ButtonTone.Danger, true, true)]), new Note(Hostile),
        new Trend(Hostile, Hostile, [new(Hostile, [new(new DateOnly(2027, 1, 4), 1)])], null, new(new DateOnly(2027, 1, 4), Hostile),
            Hostile),
    ]);

    public static Form HostileForm { get; } = new(Hostile,
    [
        new TextField("a", Hostile, true, 140, false, Hostile), new TextField("b", Hostile, false, 140, true, Hostile),
        new PickField("c", Hostile, true, [new(Hostile, Hostile)], Hostile),
        new PickField("d", Hostile, true, [.. Enumerable.Repeat(new PickOption(Hostile, Hostile), 7)], Hostile),
        new DateField("e", Hostile, true),
    ], Hostile, Hostile, Hostile);

    private static Button Press(string label, ButtonTone tone = ButtonTone.Normal, bool chosen = false) =>
        new(label, $"sample.press.1 {{\"v\":\"{label}\"}}", tone, false, chosen);

    private static Button Opens(string label) => new(label, "sample.open.1 {}", OpensForm: true);
}
