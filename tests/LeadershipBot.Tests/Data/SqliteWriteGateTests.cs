using System.Buffers.Binary;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Data;

/// <summary>The one writer of a file: groups, turns, trouble.</summary>
public sealed class SqliteWriteGateTests : IAsyncLifetime
{
    private static readonly RawStatement Put = RawStatement.InsertNew("Settings", "Key", "Value");

    private readonly string _folder = HouseFolder.New();
    private SqliteDbSource _source = null!;
    private SqliteWriteGate _gate = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _source = new SqliteDbSource($"Data Source={Path.Combine(_folder, "gate.db")}");
        await using (var db = _source.Open())
            await db.Database.EnsureCreatedAsync();
        _gate = new SqliteWriteGate(_source);
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        using var connection = new SqliteConnection(_source.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    [Fact]
    public async Task Writes_that_wait_together_share_one_commit()
    {
        await _gate.ExecuteAsync(Put, ["first", "v"], Token);
        var before = Commits();
        await WhileHeldAsync(() => Enumerable.Range(0, 100).Select(i => (Task)_gate.ExecuteAsync(Put, [$"k{i}", "v"], Token)));
        // One for the unit that held the gate, and few for the hundred: far fewer than one each.
        Assert.InRange(Commits() - before, 1, 20);
        Assert.Equal(101, await CountAsync());
    }

    [Fact]
    public async Task Raw_statements_go_before_waiting_units()
    {
        var there = false;
        await WhileHeldAsync(() =>
        [
            _gate.RunAsync(async (db, token) => there = await db.Settings.AnyAsync(s => s.Key == "raw", token), Token),
            _gate.ExecuteAsync(Put, ["raw", "v"], Token),
        ]);
        Assert.True(there);
    }

    [Fact]
    public async Task A_storm_of_raw_statements_does_not_starve_a_unit()
    {
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var key = 0;
        var storm = Enumerable.Range(0, 1500).Select(async _ =>
        {
            while (!calm.IsCancellationRequested)
                await _gate.ExecuteAsync(Put, [$"k{Interlocked.Increment(ref key)}", "v"], CancellationToken.None);
        }).ToList();
        for (var i = 0; i < 5; i++)
            await _gate.RunAsync((db, _) => Task.FromResult(db.Settings.Add(new Setting { Key = $"unit{i}", Value = "v" })), Token)
                .WaitAsync(TimeSpan.FromSeconds(10), Token);
        await calm.CancelAsync();
        await Task.WhenAll(storm);
    }

    [Fact]
    public async Task A_unit_that_failed_is_not_run_again_and_its_neighbours_may_be()
    {
        var (good, bad) = (0, 0);
        await WhileHeldAsync(() =>
        [
            _gate.RunAsync((db, _) =>
            {
                good++;
                db.Settings.Add(new Setting { Key = "good", Value = "v" });
                return Task.CompletedTask;
            }, Token),
            Assert.ThrowsAsync<InvalidOperationException>(() => _gate.RunAsync((_, _) =>
            {
                bad++;
                throw new InvalidOperationException();
            }, Token)),
        ]);
        Assert.Equal(1, bad);
        Assert.InRange(good, 1, 2);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Going_to_the_gate_from_inside_a_unit_is_refused_where_it_would_wait_for_itself()
    {
        var nested = _gate.RunAsync((_, _) => _gate.ExecuteAsync(Put, ["k", "v"], CancellationToken.None), Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => nested.WaitAsync(TimeSpan.FromSeconds(10), Token));
        Assert.Equal(1, await _gate.ExecuteAsync(Put, ["k", "v"], Token));
    }

    [Fact]
    public async Task What_is_cancelled_while_it_waits_is_told_so_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        Task unit = Task.CompletedTask, raw = Task.CompletedTask;
        await WhileHeldAsync(() =>
        {
            unit = _gate.RunAsync((db, _) => Task.FromResult(db.Settings.Add(new Setting { Key = "unit", Value = "v" })), stop.Token);
            raw = _gate.ExecuteAsync(Put, ["raw", "v"], stop.Token);
            stop.Cancel();
            return [Assert.ThrowsAnyAsync<OperationCanceledException>(() => unit), Assert.ThrowsAnyAsync<OperationCanceledException>(() => raw)];
        });
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_full_disk_fails_its_writes_and_the_gate_goes_on_when_there_is_room()
    {
        await LimitAsync("PRAGMA max_page_count = 1");
        var big = new string('x', 300_000);
        var raw = Enumerable.Range(0, 3).Select(i => _gate.ExecuteAsync(Put, [$"raw{i}", big], Token)).ToList();
        foreach (var write in raw)
            await Assert.ThrowsAnyAsync<Exception>(() => write);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            _gate.RunAsync((db, _) => Task.FromResult(db.Settings.Add(new Setting { Key = "unit", Value = big })), Token));

        await LimitAsync("PRAGMA max_page_count = 1000000");
        Assert.Equal(1, await _gate.ExecuteAsync(Put, ["after", big], Token));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Closing_finishes_what_was_queued()
    {
        var writes = Enumerable.Range(0, 50).Select(i => _gate.ExecuteAsync(Put, [$"k{i}", "v"], Token)).ToList();
        await _gate.DisposeAsync();
        await Task.WhenAll(writes);
        Assert.Equal(50, await CountAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => _gate.ExecuteAsync(Put, ["late", "v"], Token));
    }

    /// <summary>Queues the work while a unit holds the gate, so that it all waits together.</summary>
    private async Task WhileHeldAsync(Func<IEnumerable<Task>> work)
    {
        var (held, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = _gate.RunAsync(async (_, _) =>
        {
            held.TrySetResult();
            await go.Task;
        }, Token);
        await held.Task;
        var waiting = work().ToList();
        go.SetResult();
        await holder;
        await Task.WhenAll(waiting);
    }

    private Task<int> LimitAsync(string pragma) => _gate.RunAsync((db, token) => db.Database.ExecuteSqlRawAsync(pragma, token), Token);

    private async Task<int> CountAsync()
    {
        await using var look = _source.Open();
        return await look.Settings.CountAsync(Token);
    }

    /// <summary>Commits in the write-ahead log: its frames that carry the size of the database after the commit.</summary>
    private int Commits()
    {
        using var file = new FileStream(_source.File + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var frame = 24 + BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var commits = 0;
        for (var at = 32; at + frame <= log.Length; at += frame)
            commits += BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(at + 4)) != 0 ? 1 : 0;
        return commits;
    }
}
