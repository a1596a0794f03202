using LeadershipBot.Audiences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Whys.Checks;

/// <summary>A question as one person has it.</summary>
/// <param name="AboutAWhy">It checks a message; otherwise it is the month's.</param>
internal sealed record CheckView(
    WhyCheckId Id, string Project, bool AboutAWhy, AskedQuestion Question, string? RightKey, AnswerValue? Mine, bool IsOver);

/// <summary>What one audience said, or that too few did.</summary>
/// <param name="Good">How many were right, or said yes; null when it may not be shown.</param>
internal sealed record CheckLine(string Audience, int? Good, int Of);

/// <summary>The two questions about whys, and what came of them. Pure.</summary>
internal static class CheckMessages
{
    /// <summary>Below it, the message is said again.</summary>
    private const int Wanted = 70;

    public static Message Ask(CheckView view)
    {
        if (view.IsOver)
            return Message.Say($"This question on {view.Project} has closed. Its answers have no names any more.");
        var lead = view.AboutAWhy ? $"{view.Project}, one question, 10 seconds, in confidence."
            : $"{view.Project}, this month's question, 10 seconds, in confidence.";
        var blocks = new List<Block>
        {
            new Text(lead), new Choice(view.Question.Text, [.. view.Question.Options.Select(o => Option(view, o))]),
        };
        if (view.Mine is not null && view.RightKey is { } right)
            blocks.Add(new Text($"What it is mainly meant to change: {view.Question.Options.First(o => o.Key == right).Label}."));
        if (view.Mine is not null)
            blocks.Add(new Buttons([Button.For("Forget my answer", new ForgetCheck(view.Id))]));
        blocks.Add(new Note(view.AboutAWhy
            ? "It shows whether the message was clear, and is never scored by name. Shown only among at least five answers."
            : "Never shown by name, and only among at least five answers."));
        return new Message(lead, blocks);
    }

    public static Form Purposes(ProjectId project) => Form.For("What it is meant to do",
    [
        new TextField(PurposesHandler.RightKey, "What the project is mainly meant to change", true, ProjectPurpose.MaxLength),
        new TextField("one", "Something it could be taken for", true, ProjectPurpose.MaxLength),
        new TextField("two", "Another", true, ProjectPurpose.MaxLength),
        new TextField("three", "A third", true, ProjectPurpose.MaxLength),
    ], "Keep", new SubmitPurposes(project), "Teams are asked which of the four it is, two days after a message.");

    public static Message PurposesNow(string project, ProjectId id, string? right) => Said.Done(right is null
            ? $"Nobody has written down what {project} is mainly meant to change, so nobody is asked whether a message was clear."
            : $"{project} is mainly meant to change this: {right}.",
        null, Button.For(right is null ? "Write it down…" : "Change it…", new WritePurposes(id)));

    public static Message PurposesKept(string project) =>
        Message.Say($"Kept. From the next message on, {project}'s teams are asked which of the four it is.");

    /// <summary>By audience, merged upward until it may be shown.</summary>
    public static Message Results(string project, IReadOnlyList<CheckLine> understood, IReadOnlyList<CheckLine> seen)
    {
        var rows = understood.Select(static l => new Fact($"Understood, {l.Audience}", Say(l, "right")))
            .Concat(seen.Select(static l => new Fact($"Heard why, {l.Audience}", Say(l, "yes")))).Take(Facts.MaxRows).ToList();
        if (rows.Count == 0)
            return Message.Say($"{project}: nothing to show yet. Results come when a question has closed with at least five answers.");
        var weak = understood.Any(static l => l.Good is { } good && 100 * good < Wanted * l.Of);
        return Said.Done($"{project}: whether the messages were clear, and seen.{(weak ? " Under 70 % right: say it again, in other words." : "")}",
            rows, null);
    }

    private static string Say(CheckLine line, string word)
    {
        if (line.Good is not { } good)
            return "too few to show";
        var interval = ShareRule.Wilson90(good, line.Of);
        return $"{good} of {line.Of} {word} ({interval.Low} to {interval.High} %)";
    }

    private static Button Option(CheckView view, AskedOption option)
    {
        var value = view.Question.Type == AnswerType.YesNo
            ? option.Key == "yes" ? AnswerValue.Yes : AnswerValue.No
            : AnswerValue.Option(option.Key).Value;
        return Button.For(option.Label, new AnswerCheck(view.Id, value.ToWire()), chosen: view.Mine?.Token == value.Token);
    }
}
