using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;

namespace LeadershipBot.Decisions;

/// <summary>A decision with everything its messages show. Values only; the words are <see cref="DecisionMessages"/>'.</summary>
/// <param name="AgeDays">Working days of the decider since it was asked, up to now or to its outcome.</param>
/// <param name="Rule">The rule for its clash, as a sentence; null without one.</param>
internal sealed record DecisionView(
    DecisionId Id, string Key, ProjectId ProjectId, string Project, string Question, IReadOnlyList<string> Options,
    string? Proposal, string? Pmo, int AgeDays, DateOnly DueOn, bool Overdue, IReadOnlyList<string> Waits, string? CostPerDay,
    string? Outcome, string? Rule, DecisionState State, string? Chosen, DateTimeOffset? SettledAt, DateTimeOffset? TellAt,
    DateTimeOffset? ToldAt, IReadOnlyList<SeatView> Seats)
{
    /// <summary>The seats that stand: asked and not passed on, overtaken or withdrawn.</summary>
    public IEnumerable<SeatView> Live => Seats.Where(static s => s.State is SeatState.Open or SeatState.Chosen);
}

/// <summary>One person's turn.</summary>
/// <param name="By">Who chose or passed it on; null while open.</param>
/// <param name="PassedTo">To whom it was passed on.</param>
/// <param name="Back">The way back from the last act on it, while its time lasts.</param>
internal sealed record SeatView(
    SeatId Id, PersonId PersonId, string Name, SeatKind Kind, SeatState State, string? Choice, string? By, bool ByDeputy,
    string? PassedTo, string? Need, string? Supplied, DateOnly DueOn, StepBack? Back);

/// <summary>A step that can be taken back: by whom, and until when.</summary>
internal sealed record StepBack(PersonId ActorId, Messaging.UndoId Step, DateTimeOffset Until);

/// <summary>Who reads, in which capacity and by which clock.</summary>
internal sealed record DecisionReader(PersonId Id, AnswerCapacity Capacity, string Zone, DateTimeOffset Now)
{
    /// <summary>Assistants look, and so do deputies without a vote.</summary>
    public bool MayDecide => Capacity != AnswerCapacity.Assistant;
}
