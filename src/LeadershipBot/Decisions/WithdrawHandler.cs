using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Decisions;

/// <summary>The PMO takes a question back: nobody has to decide it, and it counts for nobody.</summary>
public sealed class WithdrawHandler : IHandle<WithdrawDecision>
{
    public async Task<Outcome<Reply>> HandleAsync(WithdrawDecision action, Turn turn, CancellationToken cancellationToken) =>
        await turn.LoadAsync(action.Decision, cancellationToken) is { } decision
            ? await RunAsync(decision, null, turn, cancellationToken) : DecisionReplies.Gone;

    internal static async Task<Outcome<Reply>> RunAsync(
        Decision decision, string? reason, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, decision.ProjectId, cancellationToken) is { } no)
            return no;
        if (decision.State != DecisionState.Open)
            return DecisionReplies.NothingToWithdraw(decision);
        foreach (var seat in decision.Seats.FindAll(static s => s.State == SeatState.Open))
        {
            seat.Close(SeatState.Withdrawn, turn.Actor.Id, turn.At);
            await SeatSignals.TakeBackAsync(turn.Db, seat, cancellationToken);
        }
        decision.Settle(DecisionState.Withdrawn, null, turn.At, turn.Now);
        // A slip of the pen, taken back before anybody could wait for an answer, is not news.
        if (turn.Now - decision.AskedAt <= UndoOffer.Time)
            decision.TellAt = null;
        var step = decision.Note(StepKind.Withdrawn, turn.At, turn.Actor.Id, null, reason);
        step.UndoId = turn.OfferUndo($"withdrawing {decision.Key}", new TakeStepBack(decision.Id, step.Number),
            turn.Now + Seating.UndoFor);
        turn.Audit("decision.withdrawn", decision.Key, null, decision.ProjectId);
        await SeatTaking.ShowAnewAsync(turn.Db, turn.Outbox, decision, null, cancellationToken);
        return new Reply(DecisionMessages.Withdrawn(decision.Key, decision.Question, step.UndoId.Value,
            Cadences.Zones.LocalOf(turn.Now + Seating.UndoFor, turn.Actor.Person.Zone).Time));
    }
}

public sealed class WithdrawCommand : ICommand
{
    public string Grammar => "withdraw <decision:word> [because <reason:text>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "takes a decision back that nobody has to make any more";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        (await DecisionLookup.FindAsync(arguments.Text("decision"), turn, cancellationToken))
            .TryGet(out var decision, out var refusal)
            ? await WithdrawHandler.RunAsync(decision, arguments.TextOrNull("reason"), turn, cancellationToken)
            : refusal;
}
