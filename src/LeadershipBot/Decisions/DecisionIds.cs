using LeadershipBot.Data;

namespace LeadershipBot.Decisions;

public readonly record struct DecisionId(Guid Value) : ITypedId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);

    public static DecisionId New() => new(Guid.CreateVersion7());
}

/// <summary>One person's turn to decide: what a button names, so that a passed-on decision is not decided by the one
/// before.</summary>
public readonly record struct SeatId(Guid Value) : ITypedId<SeatId>
{
    public static SeatId From(Guid value) => new(value);

    public static SeatId New() => new(Guid.CreateVersion7());
}

public readonly record struct ClashRuleId(Guid Value) : ITypedId<ClashRuleId>
{
    public static ClashRuleId From(Guid value) => new(value);

    public static ClashRuleId New() => new(Guid.CreateVersion7());
}
