using System.Diagnostics;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Story two under load: presses accepted (durable, deduplicated) and handled, beside the bare committed insert of the same row
/// in the same run: one per transaction, and grouped.
/// </summary>
internal static class ClickBench
{
    private const int Callers = 32;
    private const int People = 500;
    private const int Bare = 10_000;
    private const int Clicks = 20_000;
    private const int Handled = 5_000;

    private static readonly string Wire = ActionCodec.Encode(new TypeCommand("noted"));

    private static readonly RawStatement Insert = RawStatement.InsertNew("Inbox", "DedupeKey", "Channel", "Workspace", "UserId",
        "Kind", "At", "ReceivedAt", "Body", "State", "Attempts", "CorrelationId");

    public static async Task<int> RunAsync(string? postgres)
    {
        await OnAsync("SQLite, synchronous=FULL", null);
        if (postgres is not null)
            await OnAsync("PostgreSQL, synchronous_commit=on", postgres);
        return 0;
    }

    private static async Task OnAsync(string title, string? postgres)
    {
        var table = new Table("32 callers", "per s", "p50 ms", "p99 ms", "CPU us", "x bare");
        var one = await SingleAsync(postgres);
        table.Add(one.Cells("bare insert, one per transaction, one caller", one));
        var grouped = await AcceptOnlyAsync(postgres, throughIntake: false);
        table.Add(grouped.Cells("bare insert through the gate", one));
        var accepted = await AcceptOnlyAsync(postgres, throughIntake: true);
        table.Add(accepted.Cells("press accepted (durable, worker idle)", one));
        var (busy, drained) = await AcceptAndHandleAsync(postgres);
        table.Add(busy.Cells("press accepted (worker and relay at work)", one));
        table.Add(drained.Cells("press handled (4 queries, answer, reply queued)", one));
        table.Print(title);
        Console.WriteLine($"accepted / grouped bare insert: {accepted.PerSecond / grouped.PerSecond:F2}");
    }

    private static async Task<Measured> SingleAsync(string? postgres)
    {
        await using var house = await BenchHouse.OpenAsync(await BenchHouse.FreshOnAsync(postgres), []);
        if (house.Get<LeadershipDbSource>() is PostgresDbSource server)
            return await Measured.RunAsync(1, Bare / 5, i => house.Gate.ExecuteAsync(Insert, Row(house, i), CancellationToken.None));
        await using var connection = new SqliteConnection(((SqliteDbSource)house.Get<LeadershipDbSource>()).ConnectionString);
        await connection.OpenAsync();
        var command = RawExecution.CommandOn(connection, new RawStatement("PRAGMA synchronous=FULL", 0));
        await command.ExecuteNonQueryAsync();
        command = RawExecution.CommandOn(connection, Insert);
        return await Measured.RunAsync(1, Bare, async i =>
        {
            var row = Row(house, i);
            for (var p = 0; p < row.Length; p++)
                command.Parameters[p].Value = SqliteLeadershipDb.ToStore(row[p]);
            await command.ExecuteNonQueryAsync();
        });
    }

    private static async Task<Measured> AcceptOnlyAsync(string? postgres, bool throughIntake)
    {
        await using var house = await BenchHouse.OpenAsync(await BenchHouse.FreshOnAsync(postgres), []);
        var intake = house.Get<Intake>();
        return await Measured.RunAsync(Callers, Clicks, i => throughIntake
            ? intake.AcceptAsync(Press(house, i), CancellationToken.None)
            : house.Gate.ExecuteAsync(Insert, Row(house, i), CancellationToken.None));
    }

    private static async Task<(Measured Accepted, Measured Handled)> AcceptAndHandleAsync(string? postgres)
    {
        var channel = new QuickChannel("bench", TimeSpan.Zero);
        await using var house = await BenchHouse.OpenAsync(await BenchHouse.FreshOnAsync(postgres), [channel]);
        await house.AddPeopleAsync(People, "bench");
        await WarmUpAsync(house);
        house.StartInbox();
        house.StartRelay();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var accepted = await Measured.RunAsync(Callers, Handled, i => house.Get<Intake>().AcceptAsync(Press(house, i), CancellationToken.None));
        await using var db = house.Look();
        while (await db.Inbox.AnyAsync(i => i.State == InboxState.New))
            await Task.Delay(10);
        var took = Stopwatch.GetElapsedTime(started);
        return (accepted, new Measured(Handled, took, Process.GetCurrentProcess().TotalProcessorTime - cpu, [0]));
    }

    private static async Task WarmUpAsync(BenchHouse house)
    {
        for (var i = 0; i < 200; i++)
            await house.Get<Intake>().AcceptAsync(Press(house, -1 - i), CancellationToken.None);
        await house.Get<InboxWorker>().DrainAsync(CancellationToken.None);
        await house.Get<Relay>().DrainAsync(CancellationToken.None);
    }

    private static Inbound Press(BenchHouse house, int i) => new(InboundKind.Press,
        new Address(new ChannelName("bench"), "w1", $"U{Math.Abs(i) % People}"), $"press-{i}", house.Get<BusinessClock>().Instant, Wire);

    private static object?[] Row(BenchHouse house, int i)
    {
        var now = house.Get<BusinessClock>().Instant;
        return
        [
            $"bare-{i}", "bench", "w1", $"U{i % People}", InboundKind.Press, now, now, Wire, InboxState.New, 0, "correlation",
        ];
    }
}
