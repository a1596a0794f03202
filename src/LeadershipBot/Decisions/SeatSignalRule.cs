using LeadershipBot.Signals;

namespace LeadershipBot.Decisions;

/// <summary>How a person's turn at a decision went. Values only.</summary>
/// <param name="ClosedAt">Null while nothing was done.</param>
/// <param name="HadTime">They had at least an hour of their own working time between seeing it and its date.</param>
internal sealed record SeatCourse(
    SeatState State, DateTimeOffset DueAt, DateTimeOffset? ClosedAt, bool ByDeputy, bool NeedWasOpen, bool HadTime);

/// <summary>
/// In time counts, late does not, and what a person could not or rightly did not do themselves is in no denominator: passed on,
/// decided by a deputy, waiting for what they asked for, away until the date. Pure.
/// </summary>
internal static class SeatSignalRule
{
    public static (SignalOutcome Outcome, double Credit, SignalTraits Traits) Judge(SeatCourse course)
    {
        var late = course.ClosedAt is { } at && at >= course.DueAt ? SignalTraits.Late : SignalTraits.None;
        return course switch
        {
            { State: SeatState.Rerouted } => (SignalOutcome.Excused, 0, SignalTraits.Rerouted | late),
            { State: SeatState.Chosen, ByDeputy: true } => (SignalOutcome.Excused, 0, SignalTraits.ByDeputy | late),
            { State: SeatState.Chosen } when late == SignalTraits.None => (SignalOutcome.Met, 1, SignalTraits.None),
            { HadTime: false } or { NeedWasOpen: true } => (SignalOutcome.Excused, 0, late),
            _ => (SignalOutcome.Missed, 0, late),
        };
    }
}
