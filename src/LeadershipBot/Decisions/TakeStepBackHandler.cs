using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>The inverse of every act on a decision. Only the last word of a seat can be taken back, by whoever said it.</summary>
public sealed class TakeStepBackHandler : IHandle<TakeStepBack>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeStepBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.LoadAsync(action.Decision, cancellationToken) is not { } decision)
            return DecisionReplies.Gone;
        var step = decision.Steps.Find(s => s.Number == action.Step);
        if (step?.ActorId != turn.Actor.Id)
            return DecisionReplies.NothingToTakeBack;
        if (step.UndoneAt is not null)
            return DecisionReplies.TakenBackAlready(decision.Key);
        if (!await turn.Db.UndoSteps.AnyAsync(u => u.Id == step.UndoId && u.UsedAt == null && u.ExpiresAt > turn.At,
            cancellationToken))
            return DecisionReplies.TooLate(decision.Key);
        var seat = decision.Seats.Find(s => s.Id == step.SeatId);
        var refusal = step.Kind switch
        {
            StepKind.Chosen => await UnchooseAsync(decision, seat!, turn, cancellationToken),
            StepKind.Rerouted => await UnrerouteAsync(decision, seat!, step, turn, cancellationToken),
            StepKind.Needed => Unneed(decision, seat!, step),
            StepKind.Withdrawn => await UnwithdrawAsync(decision, step, turn, cancellationToken),
            _ => DecisionReplies.NothingToTakeBack,
        };
        if (refusal is not null)
            return refusal;
        step.UndoneAt = turn.Now;
        decision.Note(StepKind.Undone, turn.At, turn.Actor.Id, step.SeatId, step.Detail);
        if (seat is not null)
        {
            await SeatSignals.TakeBackAsync(turn.Db, seat, cancellationToken);
            await BriefActs.UndoneAsync(turn, seat.PersonId, cancellationToken);
        }
        await SeatTaking.ShowAnewAsync(turn.Db, turn.Outbox, decision, seat?.PersonId, cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Refusal?> UnchooseAsync(Decision decision, Seat seat, Turn turn,
        CancellationToken cancellationToken)
    {
        if (seat.State != SeatState.Chosen || decision.State == DecisionState.Withdrawn)
            return DecisionReplies.MovedOn(decision.Key);
        var tie = decision.Seats.Find(static s => s.Kind == SeatKind.TieBreak && s.State is SeatState.Open or SeatState.Chosen
            && s.Kind == SeatKind.TieBreak);
        if (tie is not null && tie.Id != seat.Id)
        {
            if (tie.State == SeatState.Chosen)
                return DecisionReplies.MovedOn(decision.Key);
            tie.Close(SeatState.Overtaken, null, turn.At);
        }
        seat.Reopen(await WakeAsync(seat, turn, cancellationToken));
        decision.Settle(DecisionState.Open, null, turn.At, turn.Now);
        return null;
    }

    private static async Task<Refusal?> UnrerouteAsync(
        Decision decision, Seat seat, DecisionStep step, Turn turn, CancellationToken cancellationToken)
    {
        // The seat that was taken by this step: the oldest of the same kind that came at or after it.
        var taken = decision.Seats.Where(s => s.Kind == seat.Kind && s.Id != seat.Id && s.AskedAt >= step.At)
            .OrderBy(static s => s.AskedAt).ThenBy(static s => s.Id.Value).FirstOrDefault();
        if (seat.State != SeatState.Rerouted || decision.State != DecisionState.Open || taken is not { State: SeatState.Open })
            return DecisionReplies.MovedOn(decision.Key);
        taken.Close(SeatState.Overtaken, null, turn.At);
        await SeatSignals.TakeBackAsync(turn.Db, taken, cancellationToken);
        seat.Reopen(await WakeAsync(seat, turn, cancellationToken));
        return null;
    }

    private static Refusal? Unneed(Decision decision, Seat seat, DecisionStep step)
    {
        if (seat.State != SeatState.Open || seat.Need != step.Detail || !seat.NeedIsOpen)
            return DecisionReplies.MovedOn(decision.Key);
        (seat.Need, seat.NeedDueAt) = (null, null);
        return null;
    }

    private static async Task<Refusal?> UnwithdrawAsync(
        Decision decision, DecisionStep step, Turn turn, CancellationToken cancellationToken)
    {
        if (decision.State != DecisionState.Withdrawn)
            return DecisionReplies.MovedOn(decision.Key);
        foreach (var seat in decision.Seats.Where(s => s.State == SeatState.Withdrawn && s.ClosedAt == step.At))
            seat.Reopen(await WakeAsync(seat, turn, cancellationToken));
        decision.Settle(DecisionState.Open, null, turn.At, turn.Now);
        return null;
    }

    private static async Task<DateTimeOffset> WakeAsync(Seat seat, Turn turn, CancellationToken cancellationToken) =>
        Seating.DueAt(seat.DueOn, await turn.Db.People.Where(p => p.Id == seat.PersonId).Select(p => p.Zone)
            .FirstAsync(cancellationToken));
}
