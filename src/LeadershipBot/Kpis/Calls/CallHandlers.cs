using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Calls;

public sealed class DecideKpiHandler : IHandle<DecideKpi>
{
    public async Task<Outcome<Reply>> HandleAsync(DecideKpi action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await CallAuthority.FindAsync(action.Ask, turn, cancellationToken)).TryGet(out var ask, out var refusal))
            return refusal;
        if (!Enum.IsDefined(action.Choice))
            return CallReplies.Gone;
        if (ask.State == KpiAskState.Lapsed)
            return CallReplies.Over;
        if (ask.State == KpiAskState.Decided)
            return ask.Choice == action.Choice ? Reply.Nothing : CallReplies.DecidedAlready;
        var kpi = await turn.Db.Kpis.AsTracking().FirstAsync(k => k.Id == ask.KpiId, cancellationToken);
        (ask.State, ask.Choice, ask.DecidedById, ask.ClosedAt) = (KpiAskState.Decided, action.Choice, turn.Actor.Id, turn.At);
        ask.Version++;
        (kpi.UndecidedDigests, kpi.Version) = (0, kpi.Version + 1);
        // What is to be asked of both heads is asked once the time to take it back is over.
        if (action.Choice == KpiChoice.Ask)
            kpi.LookAt = turn.Now + UndoOffer.Time + TimeSpan.FromSeconds(1);
        turn.Audit("kpi.decided", $"{kpi.Name}: {action.Choice}", ask.PersonId, ask.ProjectId);
        turn.OfferUndo($"the call on {kpi.Name}", new TakeKpiCallBack(ask.Id), turn.Now + UndoOffer.Time);
        var brief = await turn.Db.Prompts.Where(p => p.PersonId == ask.PersonId && p.Kind == PromptKind.Brief
            && p.DueAt >= ask.AskedAt
            && p.DueAt <= turn.At).OrderByDescending(p => p.DueAt).FirstOrDefaultAsync(cancellationToken);
        await CallSignals.RecordAsync(turn.Db, ask, brief?.DueAt ?? ask.AskedAt, brief?.ClosesAt ?? turn.At, turn.At,
            cancellationToken);
        if (action.Choice is KpiChoice.FindCause or KpiChoice.MoveEffort)
            await TellOwnerAsync(turn, kpi, ask, cancellationToken);
        await BriefActs.ActedAsync(turn, ask.PersonId, counts: true, cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>Once the time to take it back is over; composed then, so that what was taken back is not told.</summary>
    private static async Task TellOwnerAsync(Turn turn, Kpi kpi, KpiAsk ask, CancellationToken cancellationToken)
    {
        var owner = await turn.Db.People.Include(p => p.Identities).FirstOrDefaultAsync(p => p.Id == kpi.OwnerId,
            cancellationToken);
        IReadOnlyList<Person> readers = owner is not null && Reach.Why(owner) is null ? [owner]
            : await Pmos.OfAsync(turn.Db, kpi.ProjectId, turn.Now, cancellationToken);
        foreach (var reader in readers.Where(r => r.Id != turn.Actor.Id))
        {
            if (Outbox.PreferredAddress(reader) is not { } to || await turn.Db.KpiNotices.AnyAsync(n => n.KpiId == kpi.Id
                && n.Kind == KpiNoticeKind.Decided && n.About == ask.ToOn && n.PersonId == reader.Id, cancellationToken))
                continue;
            var notice = new KpiNotice
            {
                Id = KpiNoticeId.New(), KpiId = kpi.Id, Kind = KpiNoticeKind.Decided, About = ask.ToOn, PersonId = reader.Id,
                At = turn.Now, LogicalId = LogicalMessageId.New(),
            };
            turn.Db.KpiNotices.Add(notice);
            turn.Outbox.Post(reader, to, notice.LogicalId.Value, MessageKind.KpiNotice, notice.Id.Value,
                turn.Now + UndoOffer.Time, null);
        }
    }
}

public sealed class TakeKpiCallBackHandler : IHandle<TakeKpiCallBack>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeKpiCallBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await CallAuthority.FindAsync(action.Ask, turn, cancellationToken)).TryGet(out var ask, out var refusal))
            return refusal;
        if (ask.State != KpiAskState.Decided)
            return Reply.Nothing;
        if (turn.At > ask.ClosedAt + UndoOffer.Time)
            return CallReplies.TooLateToUndo;
        (ask.State, ask.Choice, ask.DecidedById, ask.ClosedAt) = (KpiAskState.Open, null, null, null);
        ask.Version++;
        turn.Audit("kpi.decided.undone", null, ask.PersonId, ask.ProjectId);
        await SignalBook.TakeBackAsync(turn.Db, SignalKind.KpiAsk, ask.Id.Value, ask.PersonId, cancellationToken);
        await BriefActs.UndoneAsync(turn, ask.PersonId, cancellationToken);
        return Reply.Nothing;
    }
}

/// <summary>Only the sponsor and their deputy with vote decide; roles are read at every act.</summary>
internal static class CallAuthority
{
    public static async Task<Outcome<KpiAsk>> FindAsync(KpiAskId id, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.Db.KpiAsks.AsTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } ask)
            return CallReplies.Gone;
        return turn.Actor.Roles.Any(r => r.ProjectId == ask.ProjectId && (r.Kind == RoleKind.Sponsor
                ? ask.PersonId == turn.Actor.Id
                : r is { Kind: RoleKind.Deputy, WithVote: true } && (r.ForPersonId is null || r.ForPersonId == ask.PersonId)))
            ? ask : CallReplies.NotYours;
    }
}

/// <summary>Why a call on a KPI could not be taken.</summary>
internal static class CallReplies
{
    public static readonly Refusal Gone = Refusal.NotFound("That call is no longer there. Nothing was changed; type kpis for how things stand.");

    public static readonly Refusal NotYours = Refusal.NotAllowed(
        "A call on a KPI is the sponsor's, or their deputy's with vote. Nothing was changed.");

    public static readonly Refusal Over = Refusal.TooLate(
        "That brief has closed and its call with it. Nothing was changed; a new one comes with the next value that is worse.");

    public static readonly Refusal DecidedAlready = Refusal.Conflict(
        "This is decided already. Take that back first, within the hour, if it should be another.");

    public static readonly Refusal TooLateToUndo = Refusal.TooLate("It has been told, so it stands. Say it to the owner of the KPI in person.");
}
