using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;

namespace LeadershipBot.Decisions;

/// <summary>"I need …": the PMO brings it within two working days, and until then the clock stands against nobody.</summary>
public sealed class NeedHandler : IOpen<NameNeed>, IHandle<SubmitNeed>, IOpen<BringNeed>, IHandle<SubmitSupply>
{
    public const string WhatKey = "what";

    public Outcome<Form> Open(NameNeed action, Actor actor, DateOnly today) => Form(action);

    public Outcome<Form> Open(BringNeed action, Actor actor, DateOnly today) => Form(action);

    internal static Form Form(NameNeed action) => LeadershipBot.Messaging.Form.For("What do you need?",
        [new TextField(WhatKey, $"To decide {action.Key} I need", true, 140)], "Ask for it",
        new SubmitNeed(action.Seat, action.Aside), "Your PMO has two working days. The decision stays with you.");

    internal static Form Form(BringNeed action) => LeadershipBot.Messaging.Form.For("Bring what is needed",
        [new TextField(WhatKey, $"What the decider of {action.Key} should know", true, Decision.MaxNote, Multiline: true)],
            "Bring it",
        new SubmitSupply(action.Seat), "It stands beside the decision from now on.");

    public async Task<Outcome<Reply>> HandleAsync(SubmitNeed action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.FindAsync(action.Seat, cancellationToken)).TryGet(out var act, out var refusal))
            return refusal;
        var (decision, seat) = (act.Decision, act.Seat);
        if (decision.State != DecisionState.Open || seat.State != SeatState.Open)
            return DecisionReplies.AlreadySettled(decision, seat);
        if (Text(turn, 140) is not { } need)
            return DecisionReplies.SayWhat(WhatKey, 140);
        var office = await DecisionOffice.OfAsync(turn.Db, decision, turn.Now, cancellationToken);
        (seat.Need, seat.Supplied, seat.NeedDueAt) = (need, null, await DueAsync(turn, office, cancellationToken));
        var step = decision.Note(StepKind.Needed, turn.At, turn.Actor.Id, seat.Id, need);
        step.UndoId = turn.OfferUndo($"asking for '{need}'", new TakeStepBack(decision.Id, step.Number), turn.Now
            + Seating.UndoFor);
        foreach (var pmo in office)
            turn.Outbox.Say(pmo, MessageKind.PmoNotice, DecisionMessages.Needed(act.Holder.Name, decision.Key, decision.Question,
                need, seat.Id));
        return await SeatReplies.AfterAsync(act, action.Aside, turn, cancellationToken);
    }

    public async Task<Outcome<Reply>> HandleAsync(SubmitSupply action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.DecisionOfAsync(action.Seat, cancellationToken) is not { } decision)
            return DecisionReplies.Gone;
        if (await turn.CheckAsync(Needs.Pmo, decision.ProjectId, cancellationToken) is { } no)
            return no;
        var seat = decision.Seats.Find(s => s.Id == action.Seat)!;
        if (seat.State != SeatState.Open || seat.Need is null)
            return DecisionReplies.NotNeededAnyMore(decision.Key);
        if (Text(turn, Decision.MaxNote) is not { } brought)
            return DecisionReplies.SayWhat(WhatKey, Decision.MaxNote);
        var holder = await turn.PersonAsync(seat.PersonId, cancellationToken);
        var availability = (await HolidayBook.ReadAsync(turn.Db, cancellationToken)).Of(holder);
        (seat.Supplied, seat.NeedDueAt, seat.DueOn) = (brought, null, Seating.DueFor(seat.DueOn, availability, turn.Now));
        seat.WakeAt = Seating.DueAt(seat.DueOn, holder.Zone);
        decision.DueOn = seat.DueOn > decision.DueOn ? seat.DueOn : decision.DueOn;
        decision.Note(StepKind.Supplied, turn.At, turn.Actor.Id, seat.Id, brought);
        await SeatTaking.ShowAnewAsync(turn.Db, turn.Outbox, decision, null, cancellationToken);
        return new Reply(DecisionMessages.Supplied(decision.Key, holder.Name, Zones.DateOf(turn.Now, holder.Zone) == seat.DueOn
            ? "today" : Pulses.Briefs.BriefMessages.Day(seat.DueOn)));
    }

    private static string? Text(Turn turn, int most) =>
        turn.Values.GetValueOrDefault(WhatKey, "").Trim() is { Length: > 0 } text && text.Length <= most ? text : null;

    /// <summary>Two working days of the person who runs the office; of a plain week where nobody does.</summary>
    private static async Task<DateTimeOffset> DueAsync(Turn turn, List<Person> office, CancellationToken cancellationToken)
    {
        var book = await HolidayBook.ReadAsync(turn.Db, cancellationToken);
        var availability = office is [var first, ..] ? book.Of(first) : new Availability("UTC");
        return WorkingHours.AddWorkingDays(turn.Now, Seating.NeedWithin, availability) ?? turn.Now.AddDays(4);
    }
}
