using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Kpis.Calls;

public readonly record struct KpiAskId(Guid Value) : ITypedId<KpiAskId>
{
    public static KpiAskId From(Guid value) => new(value);

    public static KpiAskId New() => new(Guid.CreateVersion7());
}

/// <summary>What an executive may decide about a KPI that moved.</summary>
public enum KpiChoice { Accept, FindCause, MoveEffort, Ask }

public enum KpiAskState { Open, Decided, Lapsed }

/// <summary>
/// One call asked of an executive about one KPI: the decision that their next brief asks for. At most one is open per person;
/// one that the brief closed over lapses.
/// </summary>
public sealed class KpiAsk
{
    public required KpiAskId Id { get; init; }

    public required KpiId KpiId { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The sponsor who is asked; a deputy with vote may decide for them.</summary>
    public required PersonId PersonId { get; init; }

    public required double From { get; set; }

    public required DateOnly FromOn { get; set; }

    public required double To { get; set; }

    public required DateOnly ToOn { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    public KpiAskState State { get; set; }

    public KpiChoice? Choice { get; set; }

    public PersonId? DecidedById { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When "ask both heads" became a decision of its own.</summary>
    public DateTimeOffset? RaisedAt { get; set; }

    public int Version { get; set; }
}
