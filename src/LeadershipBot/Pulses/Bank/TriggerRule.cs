namespace LeadershipBot.Pulses.Bank;

/// <summary>Closed answers of one group, counted by token ("1".."5", "yes", "no", option key), or texts under any key.</summary>
public sealed record GroupAnswers(string Group, IReadOnlyDictionary<string, int> Counts)
{
    public int Total => Counts.Values.Sum();

    public double Share(string token) => Total == 0 ? 0 : Counts.GetValueOrDefault(token) / (double)Total;

    /// <summary>Of a scale, 1 to 5.</summary>
    public double Mean => Counts.Sum(pair => (pair.Key[0] - '0') * pair.Value) / (double)Total;
}

/// <summary>Which triggers of a question its answers set off. Pure.</summary>
public static class TriggerRule
{
    /// <summary>A team's answers speak only from this many on, whatever the caller asks for.</summary>
    public const int ConfidentialMinimum = 5;

    /// <summary>And a team's texts from this many on.</summary>
    public const int ConfidentialTexts = 10;

    /// <summary>For a question to one named person.</summary>
    /// <param name="askings">Every time it was asked of them, the present one included, in any order.</param>
    public static IReadOnlyList<Trigger> FiredByOne(BankItem item, IReadOnlyList<AskedItem> askings)
    {
        AskedItem[] newestFirst = [.. askings.Where(asked => asked.Item == item.Id).OrderByDescending(asked => asked.On)];
        return [.. item.Triggers.Where(trigger => !trigger.When.IsOfGroup && Holds(trigger.When, newestFirst))];
    }

    /// <summary>The question an answer opens at once, or null.</summary>
    public static ItemId? FollowUp(BankItem item, AnswerValue answer) =>
        item.FollowUp is { } follow && Meets(follow.When, answer) ? follow.Ask : null;

    /// <summary>For a question to a group; nothing fires while fewer than the minimum have answered.</summary>
    /// <param name="right">The key of the right option, for a question that has one.</param>
    public static IReadOnlyList<Trigger> FiredByGroup(
        BankItem item, IReadOnlyList<GroupAnswers> groups, int minimum, string? right = null)
    {
        var floor = !item.Audiences.Contains(Audience.Team) ? 1 : item.IsClosed ? ConfidentialMinimum : ConfidentialTexts;
        var atLeast = Math.Max(minimum, floor);
        var everyone = Merge(groups);
        return everyone.Total < atLeast
            ? []
            : [.. item.Triggers.Where(trigger =>
                trigger.When.IsOfGroup && Holds(trigger.When, groups, everyone, atLeast, right))];
    }

    private static bool Holds(Condition when, AskedItem[] newestFirst) =>
        newestFirst.Length >= when.Times && newestFirst.Take(when.Times).All(asked => Meets(when, asked));

    private static bool Meets(Condition when, AskedItem asked) => when.Kind is ConditionKind.Empty
        ? !asked.Answered
        : asked.Answer is { } wire && AnswerValue.Parse(wire).TryGet(out var answer, out _) && Meets(when, answer);

    private static bool Meets(Condition when, AnswerValue answer) => when.Kind switch
    {
        ConditionKind.AnsweredAny => answer.Token != BankItem.NoneKey,
        ConditionKind.Answered => when.Tokens.Contains(answer.Token),
        _ => false,
    };

    private static bool Holds(
        Condition when, IReadOnlyList<GroupAnswers> groups, GroupAnswers everyone, int atLeast, string? right) => when.Kind switch
        {
            ConditionKind.Share => when.IsMetBy(when.Tokens.Sum(everyone.Counts.GetValueOrDefault) / (double)everyone.Total),
            ConditionKind.ShareOfEach => everyone.Counts.Keys.Any(key =>
                key != BankItem.NoneKey && when.IsMetBy(everyone.Share(key))),
            ConditionKind.ShareRight => right is not null && when.IsMetBy(everyone.Share(right)),
            ConditionKind.Count => when.IsMetBy(everyone.Total),
            ConditionKind.Differ => everyone.Counts.Count(pair => pair.Value > 0) > 1,
            _ => Pair(when, groups, atLeast) is var (one, other) && when.IsMetBy(Distance(when.Kind, one, other)),
        };

    private static double Distance(ConditionKind kind, GroupAnswers one, GroupAnswers other) => kind is ConditionKind.MeanGap
        ? Math.Abs(one.Mean - other.Mean)
        : one.Counts.Keys.Union(other.Counts.Keys).Sum(key => Math.Abs(one.Share(key) - other.Share(key))) / 2;

    private static (GroupAnswers One, GroupAnswers Other)? Pair(
        Condition when, IReadOnlyList<GroupAnswers> groups, int atLeast)
    {
        var one = groups.FirstOrDefault(group => group.Group == when.Tokens[0]);
        var other = groups.FirstOrDefault(group => group.Group == when.Tokens[1]);
        return one?.Total >= atLeast && other?.Total >= atLeast ? (one, other) : null;
    }

    private static GroupAnswers Merge(IReadOnlyList<GroupAnswers> groups)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var (token, count) in groups.SelectMany(group => group.Counts))
        {
            counts[token] = counts.GetValueOrDefault(token) + count;
        }

        return new GroupAnswers("all", counts);
    }
}
