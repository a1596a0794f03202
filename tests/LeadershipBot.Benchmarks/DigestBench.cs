using System.Diagnostics;
using LeadershipBot.Charts;
using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Digests with their pictures for many projects, read from the database and drawn: time and memory, for each digest and each
/// picture; then all of them again, which must not need more memory than the first time.
/// </summary>
internal static class DigestBench
{
    private const int KpisEach = 7;
    private const int Weeks = 26;

    /// <summary>More than the store of pictures holds is a leak.</summary>
    private const double MostGrowthMb = 16;

    public static async Task<int> RunAsync(int projects)
    {
        await using var house = await BenchHouse.OpenAsync(null, []);
        var ids = await SeedAsync(house, projects);
        var table = new Table("digests with pictures", "digests", "pictures", "s", "ms/digest", "ms/picture", "kB/picture",
            "managed MB", "RSS MB");
        var runs = new List<Run>();
        await DrawAsync(house, [.. ids.Take(50)]);
        for (var round = 1; round <= 3; round++)
        {
            var run = await DrawAsync(house, ids);
            runs.Add(run);
            table.Add($"round {round}", run.Digests, run.Pictures, $"{run.Took.TotalSeconds:F1}",
                $"{run.Took.TotalMilliseconds / run.Digests:F1}",
                $"{run.Drawing.TotalMilliseconds / run.Pictures:F1}", $"{run.Bytes / 1024.0 / run.Pictures:F1}",
                    $"{run.ManagedMb:F0}", $"{run.RssMb:F0}");
        }
        table.Print($"Digests of {projects} projects");
        var growth = runs[^1].RssMb - runs[0].RssMb;
        var managed = runs[^1].ManagedMb - runs[0].ManagedMb;
        Console.WriteLine($"from the first round to the last: RSS {growth:+0.0;-0.0} MB, managed {managed:+0.0;-0.0} MB");
        return growth <= MostGrowthMb && managed <= MostGrowthMb ? 0 : 1;
    }

    private static async Task<Run> DrawAsync(BenchHouse house, List<ProjectId> projects)
    {
        var (pictures, now) = (new TrendPictures(), house.Get<BusinessClock>().Instant);
        var (count, bytes, drawing) = (0, 0L, TimeSpan.Zero);
        var started = Stopwatch.GetTimestamp();
        foreach (var project in projects)
        {
            await using var db = house.Look();
            var message = DigestMessages.Digest(DigestRule.Choose(await KpiBook.OfAsync(db, [project], now,
                CancellationToken.None)), null);
            foreach (var trend in message.Blocks.OfType<Trend>())
            {
                var begun = Stopwatch.GetTimestamp();
                bytes += pictures.Png(trend, TrendTheme.Light).Length;
                drawing += Stopwatch.GetElapsedTime(begun);
                count++;
            }
        }
        var took = Stopwatch.GetElapsedTime(started);
        var managed = GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024;
        using var process = Process.GetCurrentProcess();
        return new(projects.Count, count, took, drawing, bytes, managed, process.WorkingSet64 / 1024.0 / 1024);
    }

    private static async Task<List<ProjectId>> SeedAsync(BenchHouse house, int projects)
    {
        var now = house.Get<BusinessClock>().Instant;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ids = Enumerable.Range(0, projects).Select(static _ => ProjectId.New()).ToList();
        foreach (var chunk in ids.Chunk(50))
            await house.Gate.RunAsync((db, _) =>
            {
                foreach (var id in chunk)
                    Seed(db, id, now, today);
                return Task.CompletedTask;
            }, CancellationToken.None);
        return ids;
    }

    private static void Seed(LeadershipDb db, ProjectId id, DateTimeOffset now, DateOnly today)
    {
        db.Projects.Add(new Project
        {
            Id = id, Name = $"Project {id.Value:N}", PilotStartedAt = now.AddDays(-200),
            CreatedAt = now.AddDays(-200)
        });
        for (var k = 0; k < KpisEach; k++)
        {
            var kpi = new Kpi
            {
                Id = KpiId.New(), ProjectId = id, Name = $"KPI {k}", Formula = "f", Unit = "%", Better = KpiBetter.Higher,
                Target = 80,
                Green = 80, Red = 60, Period = KpiPeriod.Week, Source = "MES", Serves = $"outcome {k}",
                CreatedAt = now.AddDays(-200),
            };
            db.Kpis.Add(kpi);
            for (var week = 0; week < Weeks; week++)
                db.KpiReadings.Add(new KpiReading
                {
                    KpiId = kpi.Id, On = today.AddDays(-7 * (Weeks - week)), Origin = ReadingOrigin.Service, At = now,
                    Value = 50 + week + ((Math.Abs(id.GetHashCode()) % 100) / 10.0) + (k % 3),
                });
        }
    }

    private sealed record Run(int Digests, int Pictures, TimeSpan Took, TimeSpan Drawing, long Bytes, double ManagedMb,
        double RssMb);
}
