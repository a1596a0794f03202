using LeadershipBot.Data;
using LeadershipBot.Decisions;
using LeadershipBot.Kpis.Outcomes;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Calls;

/// <summary>
/// "Ask both heads" becomes a decision of its own once it can no longer be taken back: of the heads of IT and OT together,
/// else of
/// the KPI's owner.
/// </summary>
internal static class CallRaising
{
    public static IQueryable<KpiAsk> Due(LeadershipDb db, DateTimeOffset now)
    {
        var until = now - UndoOffer.Time;
        return Waiting(db).Where(a => a.ClosedAt <= until);
    }

    /// <summary>When the first of what waits can no longer be taken back.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        await Waiting(db).MinAsync(a => a.ClosedAt, cancellationToken) + UndoOffer.Time;

    public static async Task RaiseAsync(LeadershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var ask in await Due(db, now).AsTracking().ToListAsync(cancellationToken))
        {
            (ask.RaisedAt, ask.Version) = (now, ask.Version + 1);
            if (await KpiBook.FindAsync(db, ask.KpiId, now, cancellationToken) is not { Kpi.RetiredAt: null } view)
                continue;
            var office = await Pmos.OfAsync(db, ask.ProjectId, now, cancellationToken);
            if (await DecidersAsync(db, view.Kpi, now, cancellationToken) is not { Count: > 0 } deciders)
                Tell(outbox, office, CallMessages.NobodyToAsk(view, ask));
            else if (!(await Asks.RaiseAsync(db, outbox, Decision(view, ask, deciders, now), now,
                cancellationToken)).TryGet(out _, out var refusal))
                Tell(outbox, office, CallMessages.NotAsked(view, ask, refusal.Sentence));
        }
    }

    private static IQueryable<KpiAsk> Waiting(LeadershipDb db) => db.KpiAsks.Where(a => a.State == KpiAskState.Decided
        && a.Choice == KpiChoice.Ask && a.RaisedAt == null && db.Projects.Any(p => p.Id == a.ProjectId
            && p.Phase != Phase.Closed));

    private static async Task<IReadOnlyList<PersonId>> DecidersAsync(
        LeadershipDb db, Kpi kpi, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var heads = await Heads.OfAsync(db, kpi.ProjectId, now, cancellationToken);
        if (heads.Count == 2)
            return [heads[HeadSide.It].Id, heads[HeadSide.Ot].Id];
        return kpi.OwnerId is { } owner && await db.People.AnyAsync(p => p.Id == owner && p.LeftAt == null, cancellationToken)
            ? [owner] : [.. heads.Values.Select(static p => p.Id)];
    }

    private static Ask Decision(KpiView view, KpiAsk ask, IReadOnlyList<PersonId> deciders, DateTimeOffset now) => new(
        view.Kpi.ProjectId, deciders, CallMessages.AskedOfHeads(view, ask), CallMessages.HeadsOptions,
        DateOnly.FromDateTime(now.UtcDateTime).AddDays(CallMessages.HeadsDays))
    {
        AskedBy = ask.DecidedById, Outcome = view.Outcome,
    };

    private static void Tell(Outbox outbox, IEnumerable<Person> office, Message message)
    {
        foreach (var pmo in office)
            outbox.Say(pmo, MessageKind.PmoNotice, message);
    }
}
