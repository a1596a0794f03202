using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Decisions;

/// <summary>
/// What may follow the date of an ask, in any order: <c>area …</c>, <c>outcome …</c>, <c>cost …</c>, <c>waits a, b</c>,
/// <c>propose …</c>, <c>urgent</c>. Each runs to the next of these words; in quotation marks they are text.
/// </summary>
internal sealed record AskTail(
    string? Area, string? Outcome, string? Cost, IReadOnlyList<string> Waits, string? Proposed, bool Urgent)
{
    private static readonly string[] Words = ["area", "outcome", "cost", "waits", "propose", "urgent"];

    public static Outcome<AskTail> Read(string? text)
    {
        var line = new CommandLine(text ?? "");
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < line.Tokens.Count)
        {
            if (line.Tokens[at].Quoted || WordOf(line.Tokens[at].Text) is not { } word)
                return DecisionReplies.NotAClause(line.Tokens[at].Text);
            var end = at + 1;
            while (end < line.Tokens.Count && (line.Tokens[end].Quoted || WordOf(line.Tokens[end].Text) is null))
                end++;
            var value = end == at + 1 ? "" : Plain(line.Span(at + 1, end));
            if (word == "urgent" ? value.Length > 0 : value.Length == 0)
                return word == "urgent" ? DecisionReplies.NotAClause(line.Tokens[at + 1].Text)
                    : DecisionReplies.EmptyClause(word);
            if (!found.TryAdd(word, value))
                return DecisionReplies.TwiceClause(word);
            at = end;
        }
        return new AskTail(found.GetValueOrDefault("area"), found.GetValueOrDefault("outcome"),
            CostOf(found.GetValueOrDefault("cost")),
            Split(found.GetValueOrDefault("waits")), found.GetValueOrDefault("propose"), found.ContainsKey("urgent"));
    }

    /// <summary>Names parted by commas, semicolons or line ends.</summary>
    public static IReadOnlyList<string> Split(string? names) =>
        names?.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Options parted by bars or line ends.</summary>
    public static IReadOnlyList<string> Options(string text) =>
        [.. text.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain)];

    private static string? WordOf(string typed) => Array.Find(Words, w => w.Equals(typed, StringComparison.OrdinalIgnoreCase));

    /// <summary>A day's cost is said with "a day" anyway.</summary>
    private static string? CostOf(string? cost) => cost?.Replace(" per day", "", StringComparison.OrdinalIgnoreCase)
        .Replace(" a day", "", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) =>
        string.Concat(text.Where(static c => !"\"\u201c\u201d\u201e\u00ab\u00bb".Contains(c, StringComparison.Ordinal))).Trim();
}
