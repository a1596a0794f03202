using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;

namespace LeadershipBot.Decisions;

/// <summary>"Someone else decides": a name, and it is theirs.</summary>
public sealed class RerouteHandler : IOpen<NameDecider>, IHandle<SubmitDecider>
{
    public const string WhoKey = "who";

    public Outcome<Form> Open(NameDecider action, Actor actor, DateOnly today) => Form(action);

    internal static Form Form(NameDecider action) => LeadershipBot.Messaging.Form.For("Someone else decides",
        [new TextField(WhoKey, $"Who decides {action.Key}?", true, Person.MaxName)], "Pass on",
        new SubmitDecider(action.Seat, action.Aside),
            "They have at least three working days. You can take it back for 30 minutes.");

    public async Task<Outcome<Reply>> HandleAsync(SubmitDecider action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.FindAsync(action.Seat, cancellationToken)).TryGet(out var act, out var refusal))
            return refusal;
        var (decision, seat) = (act.Decision, act.Seat);
        if (decision.State != DecisionState.Open || seat.State != SeatState.Open)
            return DecisionReplies.AlreadySettled(decision, seat);
        var names = await NameBook.LoadAsync(turn.Db, turn.Actor, cancellationToken);
        var (found, _) = names.People.Find(turn.Values.GetValueOrDefault(WhoKey, "").Trim());
        if (found is not [var one])
            return DecisionReplies.WhichPerson(WhoKey, [.. found.Select(static n => n.Name)]);
        var id = (PersonId)one.Id;
        if (decision.Seats.Exists(s => s.PersonId == id && s.State is SeatState.Open or SeatState.Chosen && s.PersonId == id))
            return DecisionReplies.HasItAlready(WhoKey, one.Name);
        seat.Close(SeatState.Rerouted, turn.Actor.Id, turn.At);
        var step = decision.Note(StepKind.Rerouted, turn.At, turn.Actor.Id, seat.Id, one.Name);
        step.UndoId = turn.OfferUndo($"passing {decision.Key} on to {one.Name}", new TakeStepBack(decision.Id, step.Number),
            turn.Now + Seating.UndoFor);
        turn.Audit("decision.rerouted", decision.Key, id, decision.ProjectId);
        await SeatTaking.TakeAsync(decision, id, seat.Kind, turn, cancellationToken);
        await SeatSignals.RecordAsync(turn.Db, act, cancellationToken);
        await DecisionOffice.TellAsync(turn, decision,
            DecisionMessages.PassedOn(act.Holder.Name, decision.Key, decision.Question, one.Name), cancellationToken);
        return await SeatReplies.AfterAsync(act, action.Aside, turn, cancellationToken);
    }
}
