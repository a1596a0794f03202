using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Messaging;

/// <summary>What a logical message is for; decides composing, budget and wording in the ledger.</summary>
public enum MessageKind
{
    Reply, Introduction, Brief,

    /// <summary>A brief as a deputy or an assistant sees it; nobody's budget, and never an opportunity.</summary>
    BriefCopy,

    /// <summary>To the owner of a KPI: its value is old, or crossed the target. Once for each.</summary>
    KpiNotice,

    /// <summary>The KPIs of a project, to its team; shares the team's budget.</summary>
    KpiDigest,

    /// <summary>A proposed outcome, to the heads of IT and OT.</summary>
    OutcomeCard,

    Reminder, Charter, PmoNotice, AnswerNotice, Sample,

    /// <summary>A decision in a message of its own: urgent, or to somebody without a brief.</summary>
    DecisionAsk,

    /// <summary>What was decided, to those who waited for it.</summary>
    DecisionNotice,

    /// <summary>A message that says why, to somebody in a team; shares the week's one unasked message.</summary>
    Why,

    /// <summary>A draft of one, before its project office.</summary>
    WhyDraft,

    /// <summary>Whether a site shall get texts in another language, to its lead.</summary>
    LanguageAsk,

    /// <summary>What a lead tells a shift, before it starts.</summary>
    TalkCard,

    /// <summary>A question of a team that was passed to the project office.</summary>
    TeamQuestion,

    /// <summary>The answer to it, to whoever asked and waits for it.</summary>
    AskerAnswer,

    /// <summary>The same, to the rest of their audience.</summary>
    TeamAnswer,

    /// <summary>Whether a why was understood, or seen: one question in confidence.</summary>
    WhyCheck,

    /// <summary>Questions to a team member, answered in confidence.</summary>
    TeamPulse,

    /// <summary>What came of them, to those who were asked.</summary>
    TeamHeard, MondayDigest,
}

public enum OutboxState { Pending, Sending, Sent, Failed, Ambiguous, Parked, Expired, Superseded, Withdrawn }

/// <summary>
/// One revision of one logical message. Revision 0 is the post; later ones are edits and wait for it.
/// pending → sending (committed before the call) → sent | failed | ambiguous | parked.
/// </summary>
public sealed class OutboxRow
{
    public long Seq { get; init; }

    public required LogicalMessageId LogicalId { get; init; }

    public required int Revision { get; init; }

    public required MessageKind Kind { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Partition { get; init; }

    public required string Channel { get; init; }

    public required string Workspace { get; init; }

    public required string UserId { get; init; }

    /// <summary>What the message is composed from at the last moment; null where <see cref="Payload"/> holds it.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The message as JSON, where it is said once and never composed anew.</summary>
    public string? Payload { get; init; }

    public OutboxState State { get; set; }

    /// <summary>Business time: not to be sent before.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Business time: no use after.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>System time: the next try after "not sent"; null at first.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    /// <summary>System time until which the lease holder may be working on it.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public string? PlatformRef { get; set; }

    public string? Reason { get; set; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public required string CorrelationId { get; init; }

    /// <summary>Moves with every change, so that what was composed from an older state is not sent.</summary>
    public int Version { get; set; }
}

public enum InboxState { New, Done, Refused, Failed }

/// <summary>Something a person did, stored before it was acknowledged. Processed bodies are blanked within a day.</summary>
public sealed class InboxItem
{
    public long Seq { get; init; }

    public required string DedupeKey { get; init; }

    public required string Channel { get; init; }

    public required string Workspace { get; init; }

    public required string UserId { get; init; }

    public required InboundKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? Body { get; set; }

    public InboxState State { get; set; }

    public int Attempts { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? ProcessedAt { get; set; }

    public required string CorrelationId { get; init; }
}

public enum LedgerEvent { Planned, Moved, HeldBack, Skipped, Missed, Sent, Edited, Failed, Ambiguous, Parked, Expired, Withdrawn, Answered, Closed }

/// <summary>Every delivery and its reason; what <c>deliveries</c> and <c>preview</c> read, never edited.</summary>
public sealed class LedgerRow
{
    public long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required LedgerEvent Event { get; init; }

    public required MessageKind Kind { get; init; }

    public required PersonId PersonId { get; init; }

    public LogicalMessageId? LogicalId { get; init; }

    public int Revision { get; init; }

    public ProjectId? ProjectId { get; init; }

    public DateOnly? LocalDate { get; init; }

    public string? Reason { get; init; }

    public string? CorrelationId { get; init; }
}

/// <summary>The way back from what a person just did: the wire text of the inverse action.</summary>
public sealed class UndoStep
{
    public required UndoId Id { get; init; }

    public required PersonId ActorId { get; init; }

    public required string Label { get; init; }

    public required string InverseWire { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Who did or saw what, when and why; append-only.</summary>
public sealed class AuditEntry
{
    public long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the operator acted at the console.</summary>
    public PersonId? ActorId { get; init; }

    public required string Action { get; init; }

    public PersonId? SubjectId { get; init; }

    public ProjectId? ProjectId { get; init; }

    public string? Detail { get; init; }
}

/// <summary>The local chat's own store: what a platform would keep on its side.</summary>
public sealed class LocalPost
{
    public long Seq { get; init; }

    /// <summary>The person whose chat it stands in.</summary>
    public required string UserId { get; init; }

    public bool FromPerson { get; init; }

    /// <summary>Bot posts: the message as JSON. Posts of the person: the text they typed.</summary>
    public required string Body { get; set; }

    public LogicalMessageId? LogicalId { get; init; }

    public int Revision { get; set; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? EditedAt { get; set; }
}

/// <summary>An installation-wide switch or fact (<c>paused</c>, <c>setup.claimed</c>).</summary>
public sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>A single-use way into the web pages for one person; only the hash of its token is kept.</summary>
public sealed class SignInLink
{
    public required string TokenHash { get; init; }

    public PersonId? PersonId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
