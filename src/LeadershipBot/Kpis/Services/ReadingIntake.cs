using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Services;

/// <summary>A value as a service brings it.</summary>
/// <param name="Project">May be left out where the KPI's name is unique.</param>
public sealed record PostedReading(string Kpi, string? Project, DateOnly Date, double Value);

/// <summary>What is wrong with one of the posted values: which, counted from 0, in which field, and what to do.</summary>
public sealed record ReadingProblem(int Index, string Field, string Problem);

/// <summary>What a post did: either all of it is stored, or nothing and the problems say why.</summary>
public sealed record ReadingReport(int Added, int Changed, int Unchanged, IReadOnlyList<ReadingProblem> Problems);

/// <summary>Stores what a service posts: all of it or nothing, and the same again changes nothing.</summary>
public sealed class ReadingIntake(WriteGate gate, Wakeups wakeups, BusinessClock clock)
{
    public const int MostReadings = 1000;

    public async Task<ReadingReport> StoreAsync(
        ReadingToken token, IReadOnlyList<PostedReading> posted, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var report = await gate.RunAsync((db, stop) => StoreAsync(db, token, posted, now, stop), cancellationToken);
        wakeups.Relay.Set();
        return report;
    }

    private static async Task<ReadingReport> StoreAsync(LeadershipDb db, ReadingToken token, IReadOnlyList<PostedReading> posted,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync("readings", cancellationToken);
        var book = await ReadingBook.LoadAsync(db, token.ProjectId, [.. posted.Select(static p => p.Date).Distinct()],
            cancellationToken);
        var problems = new List<ReadingProblem>();
        var (added, changed, unchanged) = (0, 0, 0);
        for (var i = 0; i < posted.Count; i++)
        {
            var reading = posted[i];
            if (!book.Find(reading.Kpi, reading.Project).TryGet(out var kpi, out var refusal))
                problems.Add(new(i, refusal.Kind == RefusalKind.NotFound && reading.Project is not null ? "project" : "kpi",
                    refusal.Sentence));
            else if (Readings.Check(reading.Date, now) is { } badDate)
                problems.Add(new(i, "date", badDate.Sentence));
            else if (Readings.Check(reading.Value) is { } badValue)
                problems.Add(new(i, "value", badValue.Sentence));
            else
                Count(book.Write(db, kpi, reading.Date, reading.Value, ReadingOrigin.Service, now), ref added, ref changed,
                    ref unchanged);
        }
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new(0, 0, 0, problems);
        }
        await db.ReadingTokens.Where(t => t.Id == token.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellationToken);
        return new(added, changed, unchanged, []);
    }

    private static void Count(ReadingWritten written, ref int added, ref int changed, ref int unchanged)
    {
        if (!written.Changed)
            unchanged++;
        else if (written.Before is null)
            added++;
        else
            changed++;
    }
}

/// <summary>The KPIs and readings that a file or a post is about, found by whole names only.</summary>
internal sealed class ReadingBook
{
    private readonly List<(Kpi Kpi, string Project)> _kpis;
    private readonly Dictionary<(KpiId, DateOnly), KpiReading> _readings;

    private ReadingBook(List<(Kpi, string)> kpis, Dictionary<(KpiId, DateOnly), KpiReading> readings) =>
        (_kpis, _readings) = (kpis, readings);

    public static async Task<ReadingBook> LoadAsync(
        LeadershipDb db, Projects.ProjectId? only, IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        var kpis = await db.Kpis.AsTracking().Where(k => k.RetiredAt == null && (only == null || k.ProjectId == only))
            .Join(db.Projects, k => k.ProjectId, p => p.Id, (k, p) => new { Kpi = k, p.Name }).ToListAsync(cancellationToken);
        var ids = kpis.ConvertAll(static k => k.Kpi.Id);
        var readings = new List<KpiReading>();
        // A database takes a limited number of parameters.
        foreach (var some in days.Chunk(500))
            readings.AddRange(await db.KpiReadings.AsTracking().Where(r => ids.Contains(r.KpiId) && some.Contains(r.On))
                .ToListAsync(cancellationToken));
        return new([.. kpis.Select(static k => (k.Kpi, k.Name))], readings.ToDictionary(static r => (r.KpiId, r.On)));
    }

    public Outcome<Kpi> Find(string kpi, string? project)
    {
        var (name, of) = (Folded.Of(kpi), project is null ? null : Folded.Of(project));
        if (of is not null && !_kpis.Exists(k => Folded.Of(k.Project) == of))
            return Refusal.NotFound($"'{CommandMessages.Cut(project!, 60)}' is no project with KPIs that this may write to.");
        var found = _kpis.FindAll(k => Folded.Of(k.Kpi.Name) == name && (of is null || Folded.Of(k.Project) == of));
        return found switch
        {
            [var only] => only.Kpi,
            [] => Refusal.Invalid($"'{CommandMessages.Cut(kpi, 60)}' is no KPI here. Add it first, or use its whole name."),
            _ => Refusal.Conflict($"{found.Count} projects have a KPI called '{CommandMessages.Cut(kpi, 60)}'. Name the project too."),
        };
    }

    /// <summary>A later value for the same KPI and day takes the place of an earlier one, also within one file.</summary>
    public ReadingWritten Write(LeadershipDb db, Kpi kpi, DateOnly on, double value, ReadingOrigin origin, DateTimeOffset now)
    {
        var known = _readings.GetValueOrDefault((kpi.Id, on));
        var written = Readings.Write(db, kpi, known, on, value, origin, null, now);
        if (known is null)
            _readings[(kpi.Id, on)] = db.KpiReadings.Local.First(r => r.KpiId == kpi.Id && r.On == on);
        return written;
    }
}
