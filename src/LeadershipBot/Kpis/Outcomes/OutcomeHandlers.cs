using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Outcomes;

public sealed class AgreeOutcomeHandler : IHandle<AgreeOutcome>
{
    public async Task<Outcome<Reply>> HandleAsync(AgreeOutcome action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await OutcomeSigning.FindAsync(action.Card, turn, cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (card, outcome) = found;
        if (card.AgreedAt is not null)
            return Reply.Nothing;
        OutcomeSigning.Write(card, outcome, turn.At, turn.Actor.Id);
        turn.Audit("outcome.agreed", $"{card.Side}: {outcome.Sentence}", project: outcome.ProjectId);
        turn.OfferUndo("agreeing to the outcome", new TakeAgreementBack(card.Id), turn.Now + UndoOffer.Time);
        await OutcomeSigning.ReviseAsync(turn, outcome.Seq, cancellationToken);
        if (outcome is { AgreedByIt: not null, AgreedByOt: not null })
        {
            var told = OutcomeMessages.AgreedByBoth(await OutcomeView.ReadAsync(turn.Db, outcome, cancellationToken));
            foreach (var pmo in await Pmos.OfAsync(turn.Db, outcome.ProjectId, turn.Now, cancellationToken))
                turn.Outbox.Say(pmo, MessageKind.PmoNotice, told);
        }
        return Reply.Nothing;
    }
}

public sealed class TakeAgreementBackHandler : IHandle<TakeAgreementBack>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeAgreementBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await OutcomeSigning.FindAsync(action.Card, turn, cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (card, outcome) = found;
        OutcomeSigning.Write(card, outcome, null, null);
        turn.Audit("outcome.agreed.undone", outcome.Sentence, project: outcome.ProjectId);
        await OutcomeSigning.ReviseAsync(turn, outcome.Seq, cancellationToken);
        return Reply.Nothing;
    }
}

public sealed class TakeProposalBackHandler : IHandle<TakeProposalBack>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeProposalBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.Db.OutcomeCards.FirstOrDefaultAsync(c => c.Id == action.Card, cancellationToken) is not { } card)
            return OutcomeReplies.Gone;
        var outcome = await turn.Db.Outcomes.AsTracking().FirstAsync(o => o.Seq == card.OutcomeSeq, cancellationToken);
        if (await turn.CheckAsync(Needs.Pmo, outcome.ProjectId, cancellationToken) is { } no)
            return no;
        if (outcome.AgreedByIt is not null || outcome.AgreedByOt is not null)
            return OutcomeReplies.AgreedAlready;
        await OutcomeSigning.ReviseAsync(turn, outcome.Seq, cancellationToken);
        turn.Db.Outcomes.Remove(outcome);
        turn.Audit("outcome.proposed.undone", outcome.Sentence, project: outcome.ProjectId);
        return Reply.Nothing;
    }
}

/// <summary>Only the head of a side agrees for it, and only while they are that head.</summary>
internal static class OutcomeSigning
{
    public static async Task<Outcome<(OutcomeCard Card, ProjectOutcome Outcome)>> FindAsync(
        OutcomeCardId id, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.Db.OutcomeCards.AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } card)
            return OutcomeReplies.Gone;
        var outcome = await turn.Db.Outcomes.AsTracking().FirstAsync(o => o.Seq == card.OutcomeSeq, cancellationToken);
        var isHead = turn.Actor.Id == card.PersonId && Heads.SideOf(turn.Actor.Person.Function) == card.Side
            && turn.Actor.Roles.Any(r => r.ProjectId == outcome.ProjectId && r.Kind == RoleKind.Lead);
        return isHead ? (card, outcome) : OutcomeReplies.NotYours;
    }

    public static void Write(OutcomeCard card, ProjectOutcome outcome, DateTimeOffset? at, People.PersonId? by)
    {
        (card.AgreedAt, card.Version) = (at, card.Version + 1);
        if (card.Side == HeadSide.It)
            outcome.AgreedByIt = by;
        else
            outcome.AgreedByOt = by;
    }

    /// <summary>Both heads see who has agreed.</summary>
    public static async Task ReviseAsync(Turn turn, long outcome, CancellationToken cancellationToken)
    {
        foreach (var logical in await turn.Db.OutcomeCards.Where(c => c.OutcomeSeq == outcome && c.LogicalId != null)
            .Select(c => c.LogicalId!.Value).ToListAsync(cancellationToken))
            await turn.Outbox.ReviseAsync(logical, cancellationToken);
    }
}
