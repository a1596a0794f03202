using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;

namespace LeadershipBot.Decisions;

/// <summary>Notes how a person's turn went. What was never shown to them was no opportunity, unless they took it all the
/// same.</summary>
internal static class SeatSignals
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    public static async Task RecordAsync(LeadershipDb db, SeatAct act, CancellationToken cancellationToken)
    {
        var shown = await SeatShown.AtAsync(db, act.Seat, cancellationToken) ?? act.Seat.ClosedAt;
        if (shown is { } at)
            await RecordAsync(db, act.Decision, act.Seat, at, act.Availability, cancellationToken);
    }

    /// <param name="shownAt">When the person could first have acted.</param>
    public static Task RecordAsync(LeadershipDb db, Decision decision, Seat seat, DateTimeOffset shownAt,
        Availability availability, CancellationToken cancellationToken)
    {
        var dueAt = Seating.DueAt(seat.DueOn, availability.Zone);
        var byDeputy = seat.State == SeatState.Chosen && seat.ClosedById != seat.PersonId;
        var (outcome, credit, traits) = SeatSignalRule.Judge(new SeatCourse(seat.State, dueAt, seat.ClosedAt, byDeputy,
            seat.NeedIsOpen, WorkingHours.OpenTimeBetween(shownAt, dueAt, availability) >= LeastTime));
        return SignalBook.RecordAsync(db, new Signal
        {
            PersonId = seat.PersonId, ProjectId = decision.ProjectId, Kind = SignalKind.Decision, SubjectId = seat.Id.Value,
            AskedAt = shownAt, DueAt = dueAt, ActedAt = seat.ClosedAt, Outcome = outcome, Credit = credit, Traits = traits,
            LatencyMinutes = seat is { State: SeatState.Chosen, ClosedAt: { } acted } && !byDeputy
                ? (int)WorkingHours.OpenTimeBetween(shownAt, acted, availability).TotalMinutes : null,
            Week = MessageBudget.WeekOf(shownAt, availability.Zone),
        }, cancellationToken);
    }

    public static Task<bool> TakeBackAsync(LeadershipDb db, Seat seat, CancellationToken cancellationToken) =>
        SignalBook.TakeBackAsync(db, SignalKind.Decision, seat.Id.Value, seat.PersonId, cancellationToken);
}
