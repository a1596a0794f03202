using LeadershipBot.Data;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Notices;

/// <summary>
/// Looks at KPIs when there is a reason to: a new value, or the day on which the present one turns stale. What is told, and that
/// it is told once, is decided by <see cref="NoticeRule"/> and a unique index.
/// </summary>
public sealed class KpiSweep(LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 200;

    public string Name => "look-at-kpis";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        if (await CallsWaitAsync(now, cancellationToken))
            await gate.RunAsync(async (db, token) =>
            {
                await CallPlanner.LapseAsync(db, now, token);
                await CallRaising.RaiseAsync(db, now, token);
            }, cancellationToken);
        while (await DueAsync(now, cancellationToken) is { Count: > 0 } due)
        {
            await gate.RunAsync((db, token) => LookAsync(db, due, now, token), cancellationToken);
            wakeups.Relay.Set();
            if (due.Count < Chunk)
                return;
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var dues = new[]
        {
            await Watched(db).MinAsync(k => k.LookAt, cancellationToken), await CallPlanner.NextOverAsync(db, cancellationToken),
            await CallRaising.NextDueAsync(db, cancellationToken),
        };
        return dues.Min();
    }

    private async Task<bool> CallsWaitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await CallPlanner.Over(db, now).AnyAsync(cancellationToken)
            || await CallRaising.Due(db, now).AnyAsync(cancellationToken);
    }

    private async Task<List<KpiId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await Watched(db).Where(k => k.LookAt <= now).OrderBy(k => k.LookAt).Select(k => k.Id).Take(Chunk)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Nothing is told, and nothing turns stale, before the pilot and after the end of a project.</summary>
    private static IQueryable<Kpi> Watched(LeadershipDb db) => db.Kpis.Where(k => k.RetiredAt == null && k.LookAt != null
        && db.Projects.Any(p => p.Id == k.ProjectId && p.PilotStartedAt != null && p.Phase != Phase.Closed));

    private static async Task LookAsync(LeadershipDb db, List<KpiId> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kpis = await db.Kpis.AsTracking().Where(k => due.Contains(k.Id)).ToListAsync(cancellationToken);
        var views = (await KpiBook.ViewsAsync(db, kpis, now, cancellationToken)).ToDictionary(static v => v.Kpi.Id);
        var told = (await db.KpiNotices.Where(n => due.Contains(n.KpiId)).Select(n => new { n.KpiId, n.Kind, n.About })
            .ToListAsync(cancellationToken)).Select(static n => (n.KpiId, n.Kind, n.About)).ToHashSet();
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var kpi in kpis)
        {
            var view = views[kpi.Id];
            var side = KpiRule.SideOf(KpiTerms.Of(kpi), view.Points);
            foreach (var (kind, about) in NoticeRule.Decide(kpi, view.Standing, side, now))
            {
                if (told.Add((kpi.Id, kind, about)))
                    await TellAsync(db, outbox, kpi, kind, about, now, cancellationToken);
            }
            kpi.UndecidedDigests = kpi.UndecidedDigests >= NoticeRule.MostUndecided ? 0 : kpi.UndecidedDigests;
            kpi.Told = side;
            kpi.LookAt = NoticeRule.NextLook(view.Standing, now);
            kpi.Version++;
        }
        await CallPlanner.OpenAsync(db, views.Values, now, cancellationToken);
        await CallPlanner.LookDailyAsync(db, kpis, now, cancellationToken);
    }

    /// <summary>The owner; the PMO where nobody owns it or the owner cannot be reached.</summary>
    private static async Task TellAsync(LeadershipDb db, Outbox outbox, Kpi kpi, KpiNoticeKind kind, DateOnly about,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owner = kind == KpiNoticeKind.Undecided ? null : await db.People.Include(p => p.Identities)
            .FirstOrDefaultAsync(p => p.Id == kpi.OwnerId, cancellationToken);
        IReadOnlyList<Person> readers = owner is not null && Reach.Why(owner) is null ? [owner]
            : await Pmos.OfAsync(db, kpi.ProjectId, now, cancellationToken);
        foreach (var reader in readers)
        {
            var notice = new KpiNotice
            {
                Id = KpiNoticeId.New(), KpiId = kpi.Id, Kind = kind, About = about, PersonId = reader.Id, At = now,
            };
            db.KpiNotices.Add(notice);
            if (Outbox.PreferredAddress(reader) is not { } to)
                continue;
            notice.LogicalId = LogicalMessageId.New();
            outbox.Post(reader, to, notice.LogicalId.Value, MessageKind.KpiNotice, notice.Id.Value, now, null);
        }
    }
}
