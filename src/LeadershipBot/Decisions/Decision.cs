using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Decisions;

public enum DecisionState { Open, Decided, Withdrawn }

/// <summary>Something a project asks one or two people to decide, and what became of it.</summary>
public sealed class Decision
{
    public const int MaxQuestion = 200;
    public const int MaxArea = 80;
    public const int MaxNote = 200;

    /// <summary>Fewer are no choice; more do not stand beside the ways to pass it on.</summary>
    public const int LeastOptions = 2, MostOptions = 6;

    public required DecisionId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>Counted per project, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What people type and say, as <c>MES-12</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its title, as <c>Firewall owner, Site B</c>.</summary>
    public required string Question { get; init; }

    /// <summary>What can be chosen, one per line, in the order asked.</summary>
    public required string Options { get; init; }

    /// <summary>The option the PMO proposes, by its place; null when it proposes none.</summary>
    public int? Proposed { get; init; }

    /// <summary>Null when a practice asked by itself.</summary>
    public PersonId? AskedById { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateOnly DueOn { get; set; }

    /// <summary>The clash it is about, as <c>patch window against output</c>; what decision rules go by.</summary>
    public string? Area { get; init; }

    /// <summary>The agreed outcome that it serves.</summary>
    public string? Outcome { get; init; }

    /// <summary>What a day of waiting costs, as people say it: <c>2,000 EUR</c>.</summary>
    public string? CostPerDay { get; init; }

    public bool Urgent { get; init; }

    public DecisionState State { get; set; }

    /// <summary>The option that stands, by its place; null while none does.</summary>
    public int? Chosen { get; set; }

    /// <summary>When it came to its present state: decided or withdrawn; null while open.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>When those who wait are to hear of it; after the undo time, so that nobody acts on a slip.</summary>
    public DateTimeOffset? TellAt { get; set; }

    /// <summary>When they first heard; what changes from then on is put right where it stands.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    public int Version { get; set; }

    public List<Seat> Seats { get; init; } = [];

    public List<DecisionStep> Steps { get; init; } = [];

    public List<Waiter> Waiters { get; init; } = [];

    internal IReadOnlyList<string> OptionList => Options.Split('\n');

    internal string Option(int place) => OptionList[place];
}

/// <summary>Why somebody has a seat: asked first, asked as the other head, or asked because the two differ.</summary>
public enum SeatKind { First, Second, TieBreak }

/// <summary>Overtaken: another outcome or a change of mind made the turn void.</summary>
public enum SeatState { Open, Chosen, Rerouted, Overtaken, Withdrawn }

/// <summary>One person's turn at a decision; one opportunity to lead.</summary>
public sealed class Seat
{
    public required SeatId Id { get; init; }

    public required DecisionId DecisionId { get; init; }

    public required PersonId PersonId { get; init; }

    public required SeatKind Kind { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The last day that is in time, in this person's zone.</summary>
    public required DateOnly DueOn { get; set; }

    public SeatState State { get; set; }

    public int? Choice { get; set; }

    /// <summary>When it was decided, passed on or made void; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who chose: the person, or their deputy with a vote.</summary>
    public PersonId? ClosedById { get; set; }

    /// <summary>What they said they need before they can decide.</summary>
    public string? Need { get; set; }

    public DateTimeOffset? NeedDueAt { get; set; }

    /// <summary>What the PMO brought; null while it is missing.</summary>
    public string? Supplied { get; set; }

    /// <summary>When the sweep looks whether it is overdue; null when that is settled.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>The message it was put with outside a brief: urgent, or to somebody who has no brief.</summary>
    public LogicalMessageId? CardLogicalId { get; set; }

    internal bool NeedIsOpen => Need is not null && Supplied is null;

    internal void Close(SeatState state, PersonId? by, DateTimeOffset at) =>
        (State, ClosedById, ClosedAt, WakeAt, NeedDueAt) = (state, by, at, null, null);

    internal void Reopen(DateTimeOffset wakeAt) =>
        (State, Choice, ClosedById, ClosedAt, WakeAt) = (SeatState.Open, null, null, null, wakeAt);
}

public enum StepKind { Asked, Chosen, Differed, Rerouted, Needed, Supplied, Withdrawn, Undone, Told, Corrected }

/// <summary>One line of a decision's history; never edited, but for the mark that it was undone.</summary>
public sealed class DecisionStep
{
    public long Seq { get; init; }

    public required DecisionId DecisionId { get; init; }

    /// <summary>Counted per decision, from 1, without gaps.</summary>
    public required int Number { get; init; }

    public required StepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the bot did it.</summary>
    public PersonId? ActorId { get; init; }

    public SeatId? SeatId { get; init; }

    /// <summary>The option chosen, the name passed on to, what is needed; at most <see cref="Decision.MaxNote"/>
    /// characters.</summary>
    public string? Detail { get; init; }

    /// <summary>The way back, while its time lasts.</summary>
    public UndoId? UndoId { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>Who waits for a decision: a person who is told themselves, or a team whose leads are told.</summary>
public sealed class Waiter
{
    public const int MaxName = 80;

    /// <summary>More than these are a group with a name of its own.</summary>
    public const int Most = 10;

    public long Seq { get; init; }

    public required DecisionId DecisionId { get; init; }

    public required string Name { get; init; }

    public PersonId? PersonId { get; init; }
}

/// <summary>How a project's decisions are called and how many there are.</summary>
public sealed class DecisionBook
{
    public required ProjectId ProjectId { get; init; }

    /// <summary>Two to six capitals or digits, unique; it stays when the project is renamed.</summary>
    public required string Prefix { get; init; }

    public int LastNumber { get; set; }

    public int Version { get; set; }
}

/// <summary>A decision rule: who decides when two interests clash, and how soon. It applies by its words.</summary>
public sealed class ClashRule
{
    public required ClashRuleId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The clash, as <c>patch window against output</c>.</summary>
    public required string Clash { get; init; }

    public required PersonId DeciderId { get; set; }

    /// <summary>Within how many working days, 1 to 30.</summary>
    public required int WithinDays { get; set; }

    public PersonId? SetById { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    public int Version { get; set; }
}
