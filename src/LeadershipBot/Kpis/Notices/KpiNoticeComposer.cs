using LeadershipBot.Data;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Notices;

/// <summary>Writes a notice just before it is sent: what has been put right meanwhile is not told.</summary>
public sealed class KpiNoticeComposer : IComposer
{
    public MessageKind Kind => MessageKind.KpiNotice;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = KpiNoticeId.From(row.SubjectId!.Value);
        if (await db.KpiNotices.FirstOrDefaultAsync(n => n.Id == id, cancellationToken) is not { } notice
            || await KpiBook.FindAsync(db, notice.KpiId, now, cancellationToken) is not { } view)
            return new Composed.Drop("the KPI is gone");
        var message = notice.Kind == KpiNoticeKind.Decided
            ? await CallAsync(db, notice, view, cancellationToken) : Compose(notice, view);
        if (row.Revision > 0)
            return new Composed.Ready(message ?? KpiMessages.Settled(view));
        if (message is null)
            return new Composed.Drop("settled meanwhile");
        return await KpiDelivery.NotNowAsync(db, view.Kpi.ProjectId, row.PersonId, now, cancellationToken)
            ?? new Composed.Ready(message);
    }

    /// <summary>Null when the call was taken back.</summary>
    private static async Task<Message?> CallAsync(
        LeadershipDb db, KpiNotice notice, KpiView view, CancellationToken cancellationToken)
    {
        var ask = await db.KpiAsks.AsNoTracking().Where(a => a.KpiId == notice.KpiId && a.ToOn == notice.About
            && a.State == KpiAskState.Decided && (a.Choice == KpiChoice.FindCause
                || a.Choice == KpiChoice.MoveEffort)).OrderBy(a => a.ClosedAt).FirstOrDefaultAsync(cancellationToken);
        if (ask is null)
            return null;
        var by = await db.People.Where(p => p.Id == ask.DecidedById).Select(p => p.Name).FirstAsync(cancellationToken);
        return CallMessages.ToOwner(view, ask, by);
    }

    /// <summary>Null when there is nothing to tell any more.</summary>
    private static Message? Compose(KpiNotice notice, KpiView view)
    {
        var side = KpiRule.SideOf(KpiTerms.Of(view.Kpi), view.Points);
        return view.Kpi.RetiredAt is not null ? null : notice.Kind switch
        {
            KpiNoticeKind.Stale => view.Standing.IsStale ? KpiMessages.Stale(view) : null,
            // The side told is the side of the value it is about; a newer value on the other side has its own notice.
            KpiNoticeKind.Crossed => view.Standing.Last?.On == notice.About && side != GoalSide.Unsaid
                ? KpiMessages.Crossed(view, side) : null,
            _ => KpiMessages.Undecided(view),
        };
    }
}
