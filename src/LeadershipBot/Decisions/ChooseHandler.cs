using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Takes a choice: one tap, good at once, told to others only when it can no longer be undone.</summary>
public sealed class ChooseHandler : IHandle<ChooseOption>
{
    public async Task<Outcome<Reply>> HandleAsync(ChooseOption action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.FindAsync(action.Seat, cancellationToken)).TryGet(out var act, out var refusal))
            return refusal;
        var (decision, seat) = (act.Decision, act.Seat);
        if (action.Option < 0 || action.Option >= decision.OptionList.Count)
            return DecisionReplies.Gone;
        if (seat.State == SeatState.Chosen && seat.Choice == action.Option)
            return Reply.Nothing;
        if (decision.State != DecisionState.Open || seat.State != SeatState.Open)
            return DecisionReplies.AlreadySettled(decision, seat);
        seat.Close(SeatState.Chosen, turn.Actor.Id, turn.At);
        seat.Choice = action.Option;
        var option = decision.Option(action.Option);
        var step = decision.Note(StepKind.Chosen, turn.At, turn.Actor.Id, seat.Id, option);
        step.UndoId = turn.OfferUndo($"'{option}' for {decision.Key}", new TakeStepBack(decision.Id, step.Number),
            turn.Now + Seating.UndoFor);
        turn.Audit("decision.chosen", decision.Key, seat.PersonId, decision.ProjectId);
        await StandAsync(act, turn, cancellationToken);
        await SeatSignals.RecordAsync(turn.Db, act, cancellationToken);
        return await SeatReplies.AfterAsync(act, action.Aside, turn, cancellationToken);
    }

    private static async Task StandAsync(SeatAct act, Turn turn, CancellationToken cancellationToken)
    {
        var standing = act.Decision.Standing();
        if (standing.Kind == StandingKind.Decided)
            act.Decision.Settle(DecisionState.Decided, standing.Option, turn.At, turn.Now);
        else if (standing.Kind == StandingKind.Differs)
            await BreakTieAsync(act, turn, cancellationToken);
    }

    /// <summary>Two heads who differ are not asked again: the sponsor decides, in their next brief.</summary>
    private static async Task BreakTieAsync(SeatAct act, Turn turn, CancellationToken cancellationToken)
    {
        var decision = act.Decision;
        var heads = decision.Seats.Select(static s => s.PersonId).ToList();
        decision.Note(StepKind.Differed, turn.At, null, null, null);
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var above = await turn.Db.Roles
            .Where(r => r.ProjectId == decision.ProjectId && (r.Kind == RoleKind.Sponsor || r.Kind == RoleKind.SteeringChair)
                && r.From <= today && (r.Until == null || r.Until >= today) && !heads.Contains(r.PersonId))
            .OrderByDescending(r => r.Kind == RoleKind.Sponsor).ThenBy(r => r.From).ThenBy(r => r.Id)
            .Select(r => r.PersonId).ToListAsync(cancellationToken);
        foreach (var candidate in above)
        {
            if (await SeatTaking.TakeAsync(decision, candidate, SeatKind.TieBreak, turn, cancellationToken))
                return;
        }
        await DecisionOffice.TellAsync(turn, decision, DecisionMessages.NobodyAbove(decision.Key, decision.Question),
            cancellationToken);
    }
}
