using LeadershipBot.People;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;

namespace LeadershipBot.Audiences.Results;

/// <summary>What the bank's triggers propose for a group, from nothing but what may be shown of it. Pure.</summary>
public static class GroupActs
{
    private static readonly WorkFunction[] Ot =
        [WorkFunction.Operators, WorkFunction.Engineers, WorkFunction.Maintenance, WorkFunction.PlantManagers];

    /// <returns>Sentences that can be said in full.</returns>
    public static IReadOnlyList<string> Of(QuestionBank bank, string project, IReadOnlyList<Disclosed> shown) =>
    [
        .. shown.Where(static d => d.Cells.Count > 0).SelectMany(d => Fired(bank, d)).Select(static t => t.Sentence).OfType<string>()
            .Select(s => QuestionFill.Into(s, bank, ProjectFacts.Of(project, [])))
            .Where(static act => !act.Contains('{', StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>IT, OT, and what was pooled over functions: together everybody who may be shown.</summary>
    internal static IReadOnlyList<GroupAnswers> Groups(Disclosed shown)
    {
        var everyone = shown.Of(Cut.Everyone);
        if (everyone is null)
            return [];
        var it = Sum("it", shown, WorkFunction.It);
        var ot = Sum("ot", shown, Ot);
        var other = Counts(everyone).ToDictionary(static p => p.Key,
            p => p.Value - it.Counts.GetValueOrDefault(p.Key) - ot.Counts.GetValueOrDefault(p.Key), StringComparer.Ordinal);
        return [it, ot, new GroupAnswers("other", other)];
    }

    private static IReadOnlyList<Trigger> Fired(QuestionBank bank, Disclosed shown) =>
        bank.TryGet(ItemId.Parse(shown.Asked.Item), out var item)
            ? TriggerRule.FiredByGroup(item, Groups(shown), PrivacyOptions.LeastForScores, shown.Question.RightKey)
            : [];

    private static GroupAnswers Sum(string group, Disclosed shown, params WorkFunction[] functions) => new(group,
        functions.Select(f => shown.Of(new Cut(null, f))).OfType<Cell>().SelectMany(Counts)
            .GroupBy(static p => p.Key, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static p => p.Value), StringComparer.Ordinal));

    /// <summary>Comments are counted under one key: how many there are is all that a trigger may ask.</summary>
    private static IReadOnlyDictionary<string, int> Counts(Cell cell) =>
        cell.Comments.Count > 0 ? new Dictionary<string, int> { [""] = cell.Comments.Count } : cell.Counts;
}
