using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Kpis;

/// <summary>Which way is good.</summary>
public enum KpiBetter { Higher, Lower }

/// <summary>How often a new value is due; a value older than twice this is stale.</summary>
public enum KpiPeriod { Week, Month, Quarter, Year }

/// <summary>The side of the target a KPI was last said to be on.</summary>
public enum GoalSide { Unsaid, Met, Missed }

/// <summary>A number by which a project's outcome is seen, with what it means and who answers for it.</summary>
public sealed class Kpi
{
    public const int MaxName = 80;
    public const int MaxUnit = 20;

    public required KpiId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>Unique among the KPIs of its project, compared without case and accents.</summary>
    public required string Name { get; set; }

    /// <summary>The entry of the catalogue it was made from; null for a KPI of the project's own.</summary>
    public string? CatalogueId { get; init; }

    public required string Formula { get; set; }

    /// <summary>Short, as <c>%</c>; empty for a bare number.</summary>
    public required string Unit { get; set; }

    public required KpiBetter Better { get; init; }

    public double? Target { get; set; }

    /// <summary>Green up to here. Percent of change where <see cref="AgainstBase"/>, else in the unit.</summary>
    public double? Green { get; set; }

    /// <summary>Red beyond here; amber between.</summary>
    public double? Red { get; set; }

    /// <summary>The bounds are percent of change against the mean of the twelve months before.</summary>
    public bool AgainstBase { get; set; }

    public required KpiPeriod Period { get; set; }

    /// <summary>Where the number comes from, in words.</summary>
    public required string Source { get; set; }

    /// <summary>What it serves (reliability, downtime, cyber, visibility, people); the digest has one of each.</summary>
    public string? Serves { get; set; }

    /// <summary>The agreed outcome it shows.</summary>
    public long? OutcomeSeq { get; set; }

    public PersonId? OwnerId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>When the clock looks at it next: at once after a new value, or when its value turns stale.</summary>
    public DateTimeOffset? LookAt { get; set; }

    /// <summary>The side last told, so that a crossing is told once.</summary>
    public GoalSide Told { get; set; }

    /// <summary>Digests it was in since something was last decided about it.</summary>
    public int UndecidedDigests { get; set; }

    public int Version { get; set; }
}

public enum ReadingOrigin { Chat, File, Service }

/// <summary>A KPI's value on a day. A later value for the same day takes its place.</summary>
public sealed class KpiReading
{
    public long Seq { get; init; }

    public required KpiId KpiId { get; init; }

    public required DateOnly On { get; init; }

    public required double Value { get; set; }

    public required ReadingOrigin Origin { get; set; }

    /// <summary>Who typed it; null for files and services.</summary>
    public PersonId? ById { get; set; }

    public required DateTimeOffset At { get; set; }
}

public enum KpiNoticeKind { Stale, Crossed, Undecided, Decided }

/// <summary>
/// Something told about a KPI once: an old value, a crossing of the target, three digests without a decision, an executive's
/// call.
/// </summary>
public sealed class KpiNotice
{
    public required KpiNoticeId Id { get; init; }

    public required KpiId KpiId { get; init; }

    public required KpiNoticeKind Kind { get; init; }

    /// <summary>The day of the value it is about (of the KPI's start, where there never was one); with the kind it makes the
    /// notice unique for its reader.</summary>
    public required DateOnly About { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public LogicalMessageId? LogicalId { get; set; }
}

/// <summary>
/// A key with which a service may post readings. Only its hash is kept. Chat shows a code that is good for one exchange, since
/// what is said in chat is stored here and there; the service gets its key for the code.
/// </summary>
public sealed class ReadingToken
{
    public const int MaxName = 40;

    public required ReadingTokenId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the code, in lower-case hexadecimal digits; null once it was exchanged.</summary>
    public string? CodeHash { get; set; }

    /// <summary>System time until which the code may be exchanged.</summary>
    public required DateTimeOffset CodeUntil { get; init; }

    /// <summary>SHA-256 of the key; null until the code is exchanged.</summary>
    public string? KeyHash { get; set; }

    /// <summary>The only project it may write to; null for all.</summary>
    public ProjectId? ProjectId { get; init; }

    public required PersonId CreatedById { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
