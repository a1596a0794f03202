using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Calls;

/// <summary>Opens the one call that a sponsor's next brief asks for, and closes those whose brief is over.</summary>
internal static class CallPlanner
{
    /// <summary>For KPIs that were just looked at: each sponsor without an open call gets at most one.</summary>
    public static async Task OpenAsync(
        LeadershipDb db, IReadOnlyCollection<KpiView> looked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = CallRule.InOrder(looked.Where(CallRule.IsDue)).ToList();
        if (due.Count == 0)
            return;
        var (projects, today) = (due.ConvertAll(static v => v.Kpi.ProjectId), DateOnly.FromDateTime(now.UtcDateTime));
        var sponsors = (await db.Roles.Where(r => projects.Contains(r.ProjectId) && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today)).Select(r => new
                {
                    r.ProjectId,
                    r.PersonId
                }).ToListAsync(cancellationToken))
            .ToLookup(static r => r.ProjectId, static r => r.PersonId);
        var people = sponsors.SelectMany(static s => s).Distinct().ToList();
        var kpis = due.ConvertAll(static v => v.Kpi.Id);
        var asks = await db.KpiAsks.AsTracking().Where(a => people.Contains(a.PersonId)
            && (a.State == KpiAskState.Open || kpis.Contains(a.KpiId))).ToListAsync(cancellationToken);
        foreach (var view in due)
        {
            foreach (var person in sponsors[view.Kpi.ProjectId].Distinct())
                Ask(db, view, person, asks, now);
        }
    }

    private static void Ask(LeadershipDb db, KpiView view, PersonId person, List<KpiAsk> asks, DateTimeOffset now)
    {
        var (last, before) = (view.Standing.Last!.Value, view.Standing.Before!.Value);
        if (asks.Find(a => a.PersonId == person && a.State == KpiAskState.Open) is { } open)
        {
            // The same KPI moved again before it was decided: the call is about where it stands now.
            if (open.KpiId == view.Kpi.Id && open.ToOn < last.On && !asks.Exists(a => a.PersonId == person
                && a.KpiId == view.Kpi.Id && a.ToOn == last.On))
                (open.To, open.ToOn, open.Version) = (last.Value, last.On, open.Version + 1);
            return;
        }
        if (asks.Exists(a => a.PersonId == person && a.KpiId == view.Kpi.Id && a.ToOn >= last.On))
            return;
        var ask = new KpiAsk
        {
            Id = KpiAskId.New(), KpiId = view.Kpi.Id, ProjectId = view.Kpi.ProjectId, PersonId = person, From = before.Value,
            FromOn = before.On, To = last.Value, ToOn = last.On, AskedAt = now,
        };
        db.KpiAsks.Add(ask);
        asks.Add(ask);
    }

    /// <summary>Open calls whose delivered brief has closed.</summary>
    public static IQueryable<KpiAsk> Over(LeadershipDb db, DateTimeOffset now) =>
        db.KpiAsks.Where(a => a.State == KpiAskState.Open
        && db.Prompts.Any(p => p.PersonId == a.PersonId && p.Kind == PromptKind.Brief && p.DueAt >= a.AskedAt && p.ClosesAt <= now
            && (p.State == PromptState.Closed || p.State == PromptState.Answered)
                && p.Pulses.Any(u => u.ProjectId == a.ProjectId)));

    /// <summary>When the first delivered brief over an open call closes, or has closed.</summary>
    public static async Task<DateTimeOffset?> NextOverAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var asked = await db.KpiAsks.Where(a => a.State == KpiAskState.Open).Select(a => a.PersonId).Distinct()
            .ToListAsync(cancellationToken);
        return asked.Count == 0 ? null : await db.Prompts.Where(p => asked.Contains(p.PersonId) && p.Kind == PromptKind.Brief
            && (p.State == PromptState.Closed || p.State == PromptState.Answered)
            && db.KpiAsks.Any(a => a.State == KpiAskState.Open && a.PersonId == p.PersonId && p.DueAt >= a.AskedAt
                && p.Pulses.Any(u => u.ProjectId == a.ProjectId)))
            .MinAsync(p => (DateTimeOffset?)p.ClosesAt, cancellationToken);
    }

    /// <summary>While a call on a KPI is open, it is looked at every day: its brief may close over it.</summary>
    public static async Task LookDailyAsync(
        LeadershipDb db, IReadOnlyCollection<Kpi> looked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = looked.Select(static k => k.Id).ToList();
        var open = (await db.KpiAsks.Where(a => a.State == KpiAskState.Open && ids.Contains(a.KpiId)).Select(a => a.KpiId)
            .ToListAsync(cancellationToken)).Concat(db.KpiAsks.Local.Select(static a => a.KpiId)).ToHashSet();
        foreach (var kpi in looked.Where(k => open.Contains(k.Id) && !(k.LookAt < now.AddDays(1))))
            kpi.LookAt = now.AddDays(1);
    }

    /// <summary>They lapse: an opportunity that was not taken. Other KPIs may then ask for a call.</summary>
    public static async Task LapseAsync(LeadershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var ask in await Over(db, now).AsTracking().ToListAsync(cancellationToken))
        {
            var brief = await db.Prompts.Where(p => p.PersonId == ask.PersonId && p.Kind == PromptKind.Brief
                && p.DueAt >= ask.AskedAt
                && p.ClosesAt <= now).OrderBy(p => p.DueAt).Select(p =>
                    new { p.DueAt, p.ClosesAt }).FirstAsync(cancellationToken);
            (ask.State, ask.ClosedAt, ask.Version) = (KpiAskState.Lapsed, now, ask.Version + 1);
            await CallSignals.RecordAsync(db, ask, brief.DueAt, brief.ClosesAt, null, cancellationToken);
            await db.Kpis.Where(k => k.ProjectId == ask.ProjectId && k.RetiredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LookAt, now), cancellationToken);
        }
    }
}

/// <summary>A call that a brief carried is one opportunity to react to a KPI.</summary>
internal static class CallSignals
{
    /// <param name="decidedAt">Null when nothing was decided in time.</param>
    public static async Task RecordAsync(LeadershipDb db, KpiAsk ask, DateTimeOffset askedAt, DateTimeOffset dueAt,
        DateTimeOffset? decidedAt, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == ask.PersonId, cancellationToken);
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var byDeputy = ask.DecidedById is { } by && by != ask.PersonId;
        await SignalBook.RecordAsync(db, new Signal
        {
            PersonId = ask.PersonId, ProjectId = ask.ProjectId, Kind = SignalKind.KpiAsk, SubjectId = ask.Id.Value,
            AskedAt = askedAt,
            DueAt = dueAt, ActedAt = decidedAt,
            Outcome = byDeputy ? SignalOutcome.Excused : decidedAt is null ? SignalOutcome.Missed : SignalOutcome.Met,
            Credit = decidedAt is null || byDeputy ? 0 : 1,
            LatencyMinutes = decidedAt is { } at && !byDeputy
                ? (int)WorkingHours.OpenTimeBetween(askedAt, at, hours).TotalMinutes : null,
            Traits = byDeputy ? SignalTraits.ByDeputy : SignalTraits.None,
            Week = MessageBudget.WeekOf(askedAt, hours.Zone),
        }, cancellationToken);
    }
}
