namespace LeadershipBot.Pulses.Bank;

/// <summary>What a condition looks at; from <see cref="Share"/> on it speaks of a group, before that of one person.</summary>
public enum ConditionKind { Answered, AnsweredAny, Empty, Share, ShareOfEach, ShareRight, MeanGap, Spread, Differ, Count }

public enum Comparison { AtLeast, MoreThan, AtMost, LessThan }

/// <summary>
/// A condition on answers, as data. <c>Tokens</c> are answers ("1".."5", "yes", "no", an option's key) or, for a gap or a
/// spread, the two groups compared.
/// </summary>
/// <param name="Limit">Shares are fractions of 1.</param>
/// <param name="Times">How many askings in a row must meet it; 1 or 2.</param>
public sealed record Condition(
    ConditionKind Kind, IReadOnlyList<string> Tokens, Comparison Comparison, double Limit, int Times)
{
    public bool IsOfGroup => Kind >= ConditionKind.Share;

    public bool IsMetBy(double value) => Comparison switch
    {
        Comparison.AtLeast => value >= Limit,
        Comparison.MoreThan => value > Limit,
        Comparison.AtMost => value <= Limit,
        _ => value < Limit,
    };
}
