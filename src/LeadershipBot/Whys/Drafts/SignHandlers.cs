using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Whys.Drafts;

/// <summary>The executive decides: sign it, not now, or let the PMO; and takes any of it back while it has not left.</summary>
public sealed class SignHandlers : IHandle<SignWhy>, IHandle<DeclineWhy>, IHandle<LeaveWhyToPmo>, IHandle<TakeBackWhy>
{
    public async Task<Outcome<Reply>> HandleAsync(SignWhy action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (await turn.NotTheirsAsync(why, cancellationToken) is { } no)
            return no;
        // A second tap changes nothing, also not how long the first can be taken back.
        if (why.State is WhyState.Approved or WhyState.Sending or WhyState.Sent && why.SignerId == turn.Actor.Id)
            return Reply.Nothing;
        if (!WhySteps.IsUnsigned(why))
            return why.State == WhyState.Gaps ? WhyReplies.NotReady : WhyReplies.Settled(why.State);
        if (action.Mark != WhyText.Mark(why.Text!))
            return WhyReplies.TextChanged;
        await SignAsync(turn, why, cancellationToken);
        return Reply.Nothing;
    }

    public Task<Outcome<Reply>> HandleAsync(DeclineWhy action, Turn turn, CancellationToken cancellationToken) =>
        PutAsideAsync(action.Why, WhyState.Declined, "the decision not to sign", turn, cancellationToken);

    public Task<Outcome<Reply>> HandleAsync(LeaveWhyToPmo action, Turn turn, CancellationToken cancellationToken) =>
        PutAsideAsync(action.Why, WhyState.LeftToPmo, "leaving it to the PMO", turn, cancellationToken);

    public async Task<Outcome<Reply>> HandleAsync(TakeBackWhy action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(action.Why, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (why.State is WhyState.Sending or WhyState.Sent)
            return WhyReplies.Settled(why.State);
        var mine = why.State == WhyState.Approved ? why.SignerId == turn.Actor.Id : why.ExecutiveId == turn.Actor.Id
            || (why.State == WhyState.Dropped && turn.Actor.IsPmoOf(why.ProjectId));
        if (!mine)
            return WhyReplies.SomebodyElses;
        if (why.State is WhyState.Gaps or WhyState.Ready)
            return WhyReplies.NothingToTakeBack;
        var byExecutive = turn.Actor.Id == why.ExecutiveId;
        if (why.Text is null)
            why.State = WhyState.Gaps;
        else
            WhySteps.Reopen(why);
        turn.Audit("why.takenback", null, project: why.ProjectId);
        await WhySignals.TakeBackAsync(turn.Db, why, cancellationToken);
        await turn.Db.SaveChangesAsync(cancellationToken);
        if (byExecutive)
            await BriefActs.UndoneAsync(turn, why.ExecutiveId, cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
        return Reply.Nothing;
    }

    internal static async Task SignAsync(Turn turn, Why why, CancellationToken cancellationToken)
    {
        WhySteps.Sign(why, turn.Actor.Id, WhySigner.Executive, turn.Actor.Person.Zone, UndoOffer.Time, turn.Now);
        turn.OfferUndo("signing the message to your teams", new TakeBackWhy(why.Id), turn.Now + UndoOffer.Time);
        turn.Audit("why.signed", WhyText.Mark(why.Text!), project: why.ProjectId);
        await WhySignals.DecidedAsync(turn.Db, why, turn.Actor.Person, turn.At, cancellationToken);
        await turn.ActedAsync(why, cancellationToken);
    }

    private static async Task<Outcome<Reply>> PutAsideAsync(
        WhyId id, WhyState state, string label, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.WhyAsync(id, cancellationToken) is not { } why)
            return WhyReplies.Gone;
        if (await turn.NotTheirsAsync(why, cancellationToken) is { } no)
            return no;
        if (why.State == state)
            return Reply.Nothing;
        if (!WhySteps.IsUnsigned(why))
            return why.State == WhyState.Gaps ? WhyReplies.NotReady : WhyReplies.Settled(why.State);
        WhySteps.Put(why, state, turn.Now);
        turn.OfferUndo(label, new TakeBackWhy(why.Id), turn.Now + UndoOffer.Time);
        turn.Audit(state == WhyState.Declined ? "why.declined" : "why.left-to-pmo", null, project: why.ProjectId);
        await WhySignals.DecidedAsync(turn.Db, why, turn.Actor.Person, turn.At, cancellationToken);
        await WhyCards.ShowAsync(turn.Db, turn.Outbox, why, turn.Now, cancellationToken);
        await turn.ActedAsync(why, cancellationToken);
        return Reply.Nothing;
    }
}
