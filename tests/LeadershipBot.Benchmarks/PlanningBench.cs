using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Crashing;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Benchmarks;

/// <summary>Story one under load: everybody's brief is due at once, while people keep clicking.</summary>
internal static class PlanningBench
{
    private static readonly DateTimeOffset Tuesday = new(2027, 3, 9, 11, 5, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] sizes)
    {
        var table = new Table("due briefs", "seconds", "per s", "CPU us each", "more MB", "click p50 ms", "click p99 ms");
        foreach (var size in sizes.Length > 0 ? sizes : ["10000", "100000"])
            await PlanAsync(table, int.Parse(size, CultureInfo.InvariantCulture));
        table.Print("Planning, from empty outbox to last commit");
        return 0;
    }

    private static async Task PlanAsync(Table table, int people)
    {
        var clock = new AheadClock(TimeProvider.System, Tuesday - TimeProvider.System.GetUtcNow());
        await using var house = await BenchHouse.OpenAsync(null, [], clock);
        var projects = await ProjectsAsync(house, people);
        var made = 0;
        await house.AddPeopleAsync(people, "bench", (db, person) =>
        {
            db.Add(new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = projects[made++ % projects.Count], PersonId = person.Id, Kind = RoleKind.Sponsor,
                From = new DateOnly(2026, 11, 2),
            });
            db.Add(new CadenceLine
            {
                Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, LastDate = new DateOnly(2027, 2, 23),
                Recurrence = "every week on Tue at 12:00 from 2027-02-23", NextAt = Tuesday.AddMinutes(-5),
            });
        });
        var planner = house.Get<IEnumerable<IScheduledWork>>().OfType<BriefPlanner>().Single();
        using var done = new CancellationTokenSource();
        var clicks = ClickAsync(house, people, done.Token);
        GC.Collect();
        var before = Environment.WorkingSet;
        var peak = PeakAsync(done.Token);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await planner.RunAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await done.CancelAsync();
        var times = (await clicks).Order().ToList();
        var more = (await peak - before) / 1048576;
        await using var db = house.Look();
        var queued = await db.Outbox.CountAsync(r => r.Kind == MessageKind.Brief);
        if (queued != people)
            throw new InvalidOperationException($"{people} briefs were due and {queued} are queued.");
        table.Add($"{people:N0}", $"{took.TotalSeconds:F1}", $"{people / took.TotalSeconds:N0}", $"{cpu.TotalMicroseconds / people:F0}", more,
            $"{times[times.Count / 2]:F1}", $"{times[times.Count * 99 / 100]:F1}");
    }

    private static async Task<List<ProjectId>> ProjectsAsync(BenchHouse house, int people)
    {
        var projects = Enumerable.Range(0, Math.Max(1, people / 20)).Select(static i => new Project
        {
            Id = ProjectId.New(), Name = $"Project {i}", Phase = Phase.Execution, ApprovedOn = new DateOnly(2026, 11, 2),
            PilotStartedAt = Tuesday.AddDays(-60), CreatedAt = Tuesday.AddDays(-60),
        }).ToList();
        await house.Gate.RunAsync((db, token) => db.AddRangeAsync(projects, token), CancellationToken.None);
        return projects.ConvertAll(static p => p.Id);
    }

    /// <summary>One click every 20 ms, as an installation of this size would see at its busiest.</summary>
    private static async Task<List<double>> ClickAsync(BenchHouse house, int people, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await house.Get<Intake>().AcceptAsync(new Inbound(InboundKind.Command, new Address(new ChannelName("bench"), "w1", $"U{i % people}"),
                $"click-{i}", Tuesday, "noted"), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
        return times;
    }

    private static async Task<long> PeakAsync(CancellationToken cancellationToken)
    {
        var peak = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
        return peak;
    }
}
