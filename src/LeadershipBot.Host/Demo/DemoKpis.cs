using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Services;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Demo;

/// <summary>
/// What the company's machines report: every Monday the values of the week before, through the same way in as any service. One
/// KPI was forgotten a hundred days ago, one has lost its target again.
/// </summary>
internal sealed class DemoKpis(LeadershipDbSource source, ReadingIntake intake, BusinessClock clock) : IScheduledWork
{
    private const int DaysUntilForgotten = DemoCompany.DaysOfHistory - 100;

    /// <summary>The PMO's lines that set the KPIs up, on the first day of each pilot.</summary>
    public static IReadOnlyList<DemoLine> Lines { get; } =
    [
        new(DemoCompany.DaysOfHistory, DemoCompany.Pmo, $"kpi add unplanned downtime to {DemoCompany.Mes} owner Emre Yildiz"),
        new(DemoCompany.DaysOfHistory, DemoCompany.Pmo, $"kpi add OEE to {DemoCompany.Mes} target 70 owner Emre Yildiz"),
        new(DemoCompany.DaysOfHistory, DemoCompany.Pmo, $"kpi add tag coverage to {DemoCompany.Mes} owner Diego Salas"),
        new(DemoCompany.DaysOfHistory, DemoCompany.Pmo, $"kpi add standard-use rate to {DemoCompany.Mes} owner Fatma Oz"),
        new(175, DemoCompany.Pmo, $"kpi add patches treated to {DemoCompany.Network} owner Lena Vogt"),
        new(175, DemoCompany.Pmo, $"kpi add backup success to {DemoCompany.Network} owner Karl Beck"),
        new(175, DemoCompany.Pmo, $"kpi add remote OT access with MFA to {DemoCompany.Network} owner Noor Haddad"),
    ];

    private static readonly Series[] All =
    [
        new("Unplanned downtime", DemoCompany.Mes, 1, static w => w < 22 ? 9.4 - (w * 0.23) + Sway(w, 0.3)
            : 4.6 + ((w - 21) * 0.45)),
        new("OEE", DemoCompany.Mes, 1, static w => 60.5 + (w * 0.34) + Sway(w, 0.9)),
        new("Tag coverage", DemoCompany.Mes, 4, static w => 41 + (w * 1.9)),
        new("Standard-use rate", DemoCompany.Mes, 1, static w => 34 + (w * 2.05) + Sway(w, 2.2)),
        new("Patches treated", DemoCompany.Network, 4, static w => 57 + (w * 1.35)),
        new("Backup success", DemoCompany.Network, 1, static w => Math.Min(99.6, 93.2 + (w * 0.22) + Sway(w, 0.5))),
        new("Remote OT access with MFA", DemoCompany.Network, 4, static w => 62 + (w * 2.4), DaysUntilForgotten),
    ];

    /// <summary>The stage asks often; what is due changes once a week.</summary>
    private Due? _due;

    public string Name => "demo-kpis";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await DueAsync(cancellationToken) is not { } due || due.Monday > Today)
            return;
        var readings = All.Where(s => due.Week % s.EveryWeeks == 0 && due.Week * 7 <= (s.UntilDay ?? int.MaxValue)
                && due.Known.Contains((s.Project, s.Kpi)))
            .Select(s => new PostedReading(s.Kpi, s.Project, due.Monday.AddDays(-1), Math.Round(s.Value(due.Week), 1))).ToList();
        await intake.StoreAsync(Machine(), readings, cancellationToken);
        _due = due with { Monday = due.Monday.AddDays(7), Week = due.Week + 1 };
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        await DueAsync(cancellationToken) is { } due
        ? new DateTimeOffset(due.Monday.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero) : null;

    private DateOnly Today => DateOnly.FromDateTime(clock.Instant.UtcDateTime);

    /// <summary>The Monday after the newest value, or after the KPIs were set up; null before that.</summary>
    private async Task<Due?> DueAsync(CancellationToken cancellationToken)
    {
        if (_due?.Known.Count == All.Length)
            return _due;
        await using var db = source.Open();
        var known = await db.Kpis.Where(k => k.RetiredAt == null)
            .Join(db.Projects, k => k.ProjectId, p => p.Id, (k, p) => new
            {
                Kpi = k.Name, Project = p.Name,
                k.CreatedAt
            }).ToListAsync(cancellationToken);
        if (known.Count == 0)
            return null;
        var first = NextMonday(DateOnly.FromDateTime(known.Min(static k => k.CreatedAt).UtcDateTime));
        var last = await db.KpiReadings.MaxAsync(r => (DateOnly?)r.On, cancellationToken);
        var monday = last is { } on ? NextMonday(on.AddDays(1)) : first;
        return _due = new(monday, (monday.DayNumber - first.DayNumber) / 7,
            known.Select(static k => (k.Project, k.Kpi)).ToHashSet());
    }

    private static DateOnly NextMonday(DateOnly day) => day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7));

    /// <summary>The same up and down for everybody who opens the demo.</summary>
    private static double Sway(int week, double by) => by * Math.Sin(week * 1.7);

    private static ReadingToken Machine() => new()
    {
        Id = ReadingTokenId.From(Guid.Empty), Name = "demo", CreatedById = People.PersonId.From(Guid.Empty), CreatedAt = default,
        CodeUntil = default,
    };

    private sealed record Series(string Kpi, string Project, int EveryWeeks, Func<int, double> Value, int? UntilDay = null);

    private sealed record Due(DateOnly Monday, int Week, IReadOnlySet<(string Project, string Kpi)> Known);
}
