using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Data;

/// <summary>What the gate promises on either database.</summary>
public sealed class WriteGateTests
{
    private static readonly RawStatement Put = RawStatement.InsertNew("Settings", "Key", "Value");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_unit_fails_alone_while_its_neighbours_commit()
    {
        await using var house = await BotHouse.OpenAsync();
        var units = Enumerable.Range(0, 40).Select(i => house.Gate.RunAsync((db, _) =>
        {
            db.Settings.Add(new Setting { Key = $"k{i}", Value = "v" });
            return i % 10 == 3 ? throw new InvalidOperationException($"unit {i}") : Task.CompletedTask;
        }, Token)).ToList();
        foreach (var (i, unit) in units.Index())
        {
            if (i % 10 == 3)
                Assert.Equal($"unit {i}", (await Assert.ThrowsAsync<InvalidOperationException>(() => unit)).Message);
            else
                await unit;
        }
        await using var look = house.Look();
        Assert.Equal(36, await look.Settings.CountAsync(Token));
    }

    [Fact]
    public async Task A_unit_that_breaks_a_constraint_fails_alone()
    {
        await using var house = await BotHouse.OpenAsync();
        await house.AddAsync(new Setting { Key = "taken", Value = "v" });
        var good = Enumerable.Range(0, 10).Select(i => house.AddAsync(new Setting { Key = $"k{i}", Value = "v" })).ToList();
        var bad = house.AddAsync(new Setting { Key = "taken", Value = "w" });
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<DbUpdateException>(() => bad);
    }

    [Fact]
    public async Task A_raw_statement_that_fails_leaves_the_others_alone()
    {
        await using var house = await BotHouse.OpenAsync();
        var broken = new RawStatement("INSERT INTO \"Settings\" (\"Key\", \"Value\") VALUES (@p0, @p1)", 2);
        var writes = Enumerable.Range(0, 20).Select(i => house.Gate.ExecuteAsync(
            i == 7 ? broken : Put, [i == 7 ? null : $"k{i}", "v"], Token)).ToList();
        foreach (var (i, write) in writes.Index())
        {
            if (i == 7)
                await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => write);
            else
                Assert.Equal(1, await write);
        }
    }

    [Fact]
    public async Task What_is_already_there_is_told_by_a_zero()
    {
        await using var house = await BotHouse.OpenAsync();
        var writes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => house.Gate.ExecuteAsync(Put, ["once", "v"], Token)));
        Assert.Equal(1, writes.Sum());
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_never_happens()
    {
        await using var house = await BotHouse.OpenAsync();
        using var stop = new CancellationTokenSource();
        var ahead = house.Gate.RunAsync(async (db, _) =>
        {
            db.Settings.Add(new Setting { Key = "ahead", Value = "v" });
            await stop.CancelAsync();
        }, Token);
        await Task.WhenAny(ahead);
        var late = house.Gate.RunAsync((db, _) => Task.FromResult(db.Settings.Add(new Setting { Key = "late", Value = "v" })), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        await ahead;
        await using var look = house.Look();
        Assert.Equal(["ahead"], await look.Settings.Select(s => s.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task What_has_begun_is_finished_although_it_is_cancelled()
    {
        await using var house = await BotHouse.OpenAsync();
        using var stop = new CancellationTokenSource();
        await house.Gate.RunAsync(async (db, token) =>
        {
            await stop.CancelAsync();
            db.Settings.Add(new Setting { Key = "begun", Value = "v" });
            Assert.False(token.IsCancellationRequested);
        }, stop.Token);
        await using var look = house.Look();
        Assert.Equal(1, await look.Settings.CountAsync(Token));
    }

    [Fact]
    public async Task Plain_ids_are_the_same_whoever_wrote_them()
    {
        await using var house = await BotHouse.OpenAsync();
        await house.SayAsync("hello", await house.AddPersonAsync("Ada"));
        var lease = Guid.CreateVersion7();
        await house.Gate.ExecuteAsync(new RawStatement("UPDATE \"Outbox\" SET \"LeaseToken\" = @p0, \"SubjectId\" = @p0", 1), [lease], Token);
        var row = Assert.Single(await house.OutboxAsync());
        Assert.Equal((lease, lease), (row.LeaseToken, row.SubjectId));

        await using var look = house.Look();
        Assert.Equal(1, await look.Outbox.CountAsync(r => r.SubjectId == lease, Token));
    }

    [Fact]
    public async Task Instants_and_dates_are_the_same_whoever_wrote_them()
    {
        await using var house = await BotHouse.OpenAsync();
        var at = BusinessClock.Trim(new DateTimeOffset(2027, 3, 1, 9, 30, 12, 345, TimeSpan.Zero).AddTicks(6789));
        var ledger = RawStatement.InsertNew("Ledger", "At", "Event", "Kind", "PersonId", "Revision", "LocalDate");
        var person = Guid.CreateVersion7();
        await house.Gate.ExecuteAsync(ledger,
            [at, LedgerEvent.Missed, MessageKind.Brief, person, 0, new DateOnly(2027, 3, 2)], Token);
        await using var look = house.Look();
        var row = await look.Ledger.SingleAsync(r => r.At == at && r.LocalDate == new DateOnly(2027, 3, 2), Token);
        Assert.Equal((at, LedgerEvent.Missed, person), (row.At, row.Event, row.PersonId.Value));
    }
}
