using LeadershipBot.Charts;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis;

/// <summary>A KPI with its values and how it stands; what every message and page about it is written from.</summary>
/// <param name="Points">The last values, at most <see cref="Trend.MaxPoints"/>, oldest first.</param>
public sealed record KpiView(
    Kpi Kpi, string Project, DateOnly? ApprovedOn, string? Owner, string? Outcome, IReadOnlyList<KpiPoint> Points,
    KpiStanding Standing)
{
    /// <summary>The values as a picture with its words.</summary>
    public Trend Trend => TrendWords.Told(Kpi.Name, Kpi.Unit,
        [new(Project, [.. Points.Select(static p => new TrendPoint(p.On, p.Value))])], Kpi.Target,
        ApprovedOn is { } day ? new(day, KpiMessages.Approved) : null);

    /// <summary>Value, target, state and day in one line.</summary>
    public string Line => KpiMessages.Line(this);

    /// <summary>The state in a word; colour is never said alone.</summary>
    public string Word => KpiMessages.Word(Standing);

    public string Bounds => KpiMessages.Bounds(Kpi);

    /// <summary>Its place on a page.</summary>
    public string Anchor => $"kpi-{ShortId.Write(Kpi.Id.Value)}";

    /// <summary>How many there are of each colour.</summary>
    public static string Counts(IReadOnlyList<KpiView> views) => KpiMessages.Counts(views);
}

/// <summary>Reads KPIs for showing, many at once.</summary>
public static class KpiBook
{
    /// <summary>The present KPIs of some projects, by project and name.</summary>
    public static async Task<IReadOnlyList<KpiView>> OfAsync(
        LeadershipDb db, IReadOnlyCollection<ProjectId> projects, DateTimeOffset now, CancellationToken cancellationToken) =>
        await ViewsAsync(db, await db.Kpis.AsNoTracking().Where(k => projects.Contains(k.ProjectId) && k.RetiredAt == null)
            .ToListAsync(cancellationToken), now, cancellationToken);

    public static async Task<KpiView?> FindAsync(LeadershipDb db, KpiId id, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        (await ViewsAsync(db, await db.Kpis.AsNoTracking().Where(k => k.Id == id).ToListAsync(cancellationToken), now,
            cancellationToken)).SingleOrDefault();

    public static async Task<IReadOnlyList<KpiView>> ViewsAsync(
        LeadershipDb db, IReadOnlyList<Kpi> kpis, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ids, today) = (kpis.Select(static k => k.Id).ToList(), DateOnly.FromDateTime(now.UtcDateTime));
        // A year more than the oldest point shown of a weekly KPI, and enough for the base of the others.
        var from = kpis.Any(static k => k.Period != KpiPeriod.Week) ? DateOnly.MinValue
            : today.AddDays(-7 * Trend.MaxPoints - 366);
        var points = (await db.KpiReadings.Where(r => ids.Contains(r.KpiId) && r.On >= from).OrderBy(r => r.On)
            .Select(r => new { r.KpiId, r.On, r.Value }).ToListAsync(cancellationToken))
            .ToLookup(static r => r.KpiId, static r => new KpiPoint(r.On, r.Value));
        var projects = kpis.Select(static k => k.ProjectId).Distinct().ToList();
        var names = await db.Projects.Where(p => projects.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.ApprovedOn })
            .ToDictionaryAsync(static p => p.Id, cancellationToken);
        var people = kpis.Select(static k => k.OwnerId).OfType<People.PersonId>().Distinct().ToList();
        var owners = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var seqs = kpis.Select(static k => k.OutcomeSeq).OfType<long>().Distinct().ToList();
        var outcomes = await db.Outcomes.Where(o => seqs.Contains(o.Seq)).Select(o => new { o.Seq, o.Sentence })
            .ToDictionaryAsync(static o => o.Seq, static o => o.Sentence, cancellationToken);
        return
        [
            .. kpis.Select(k => View(k, names[k.ProjectId].Name, names[k.ProjectId].ApprovedOn,
                    k.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null,
                    k.OutcomeSeq is { } seq ? outcomes.GetValueOrDefault(seq) : null, [.. points[k.Id]], today))
                .OrderBy(static v => v.Project, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static v => v.Kpi.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    public static KpiView View(Kpi kpi, string project, DateOnly? approvedOn, string? owner, string? outcome,
        IReadOnlyList<KpiPoint> points, DateOnly today) => new(kpi, project, approvedOn, owner, outcome,
            [.. points.TakeLast(Trend.MaxPoints)], KpiRule.Stand(KpiTerms.Of(kpi), points, today));
}
