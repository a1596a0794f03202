using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Decisions;

/// <summary>The words of decision rules. Pure.</summary>
internal static class RuleMessages
{
    public static string Sentence(string clash, string decider, int days) =>
        $"{clash}: {decider} decides within {DecisionWords.Plural(days, "working day", "working days")}";

    public static Message Stored(string project, string sentence, UndoOffer undo) => Said.Done(
        $"Rule of {project}: {sentence}. It is shown wherever that clash comes up.", undo,
        Said.Next("All rules", $"rules {project}"));

    public static Message List(string project, IReadOnlyList<string> rules) => rules.Count == 0
        ? Message.Say($"{project} has no decision rules yet. One says who decides a clash before it comes up: "
            + $"rule {project} patch window against output: NAME decides within 2 days")
        : Message.Say($"{DecisionWords.Plural(rules.Count, "decision rule", "decision rules")} of {project}.",
            [.. rules.Chunk(10).Select(static some => new Text(string.Join("\n", some.Select(static r => $"{r}."))))]);

    public static Message Wanted(string project, string area, IReadOnlyList<string> decided, WriteRule form) => Message.Say(
        $"'{area}' has been decided twice in {project}: {string.Join("; ", decided)}. "
            + "A rule would settle the next one in advance.",
        new Buttons([Button.For("Make it a rule…", form)]));

    public static Message Ended(string sentence, UndoOffer undo) => Said.Done($"That rule no longer holds: {sentence}.", undo);
}
