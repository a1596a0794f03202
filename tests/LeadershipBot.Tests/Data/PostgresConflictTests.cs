using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace LeadershipBot.Tests.Data;

/// <summary>Where two may write at once, a conflict is decided once more.</summary>
public sealed class PostgresConflictTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> States => new()
    {
        { PostgresErrorCodes.DeadlockDetected, true },
        { PostgresErrorCodes.SerializationFailure, true },
        { PostgresErrorCodes.UniqueViolation, true },
        { PostgresErrorCodes.NotNullViolation, false },
        { PostgresErrorCodes.DiskFull, false },
    };

    [Theory, MemberData(nameof(States))]
    public void A_conflict_is_known_however_it_is_wrapped(string state, bool conflict)
    {
        var bare = new PostgresException("no", "ERROR", "ERROR", state);
        var saved = new DbUpdateException("saving", bare);
        Assert.Equal(conflict, PostgresWriteGate.IsConflict(bare));
        Assert.Equal(conflict, PostgresWriteGate.IsConflict(saved));
        // EF says so of what might be transient.
        Assert.Equal(conflict, PostgresWriteGate.IsConflict(new InvalidOperationException("transient", bare)));
        Assert.Equal(conflict, PostgresWriteGate.IsConflict(new InvalidOperationException("transient", saved)));
        Assert.False(PostgresWriteGate.IsConflict(new InvalidOperationException("a defect")));
    }

    /// <summary>On SQLite the same two units take turns, so the test holds on either database.</summary>
    [Fact]
    public async Task Two_units_that_lock_each_other_out_both_get_through()
    {
        await using var house = await BotHouse.OpenAsync();
        await house.AddAsync(new Setting { Key = "a", Value = "0" }, new Setting { Key = "b", Value = "0" });
        var parallel = house.Database.Provider == DatabaseProvider.Postgres;
        var both = new CountdownEvent(2);
        await Task.WhenAll(CrossAsync("a", "b"), CrossAsync("b", "a")).WaitAsync(TimeSpan.FromSeconds(30), Token);

        await using var look = house.Look();
        Assert.Equal(["2", "2"], await look.Settings.OrderBy(s => s.Key).Select(s => s.Value).ToListAsync(Token));

        Task CrossAsync(string first, string second) => house.Gate.RunAsync(async (db, token) =>
        {
            await IncrementAsync(db, first, token);
            if (parallel && !both.IsSet && both.Signal())
                await Task.Yield();
            while (parallel && !both.IsSet)
                await Task.Yield();
            await IncrementAsync(db, second, token);
        }, Token);
    }

    [Fact]
    public async Task A_stale_version_is_read_again_and_decided_once_more()
    {
        await using var house = await BotHouse.OpenAsync();
        var ada = await house.AddPersonAsync("Ada");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Gate.RunAsync(async (db, token) =>
        {
            var person = await db.People.SingleAsync(p => p.Id == ada.Id, token);
            await Task.Yield();
            person.Name += "+";
            person.Version++;
        }, Token)));
        await using var look = house.Look();
        Assert.Equal(("Ada++++", 4), await look.People.Select(static p => new ValueTuple<string, int>(p.Name, p.Version)).SingleAsync(Token));
    }

    private static async Task IncrementAsync(LeadershipDb db, string key, CancellationToken token)
    {
        var setting = await db.Settings.SingleAsync(s => s.Key == key, token);
        await db.Settings.Where(s => s.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Value, $"{int.Parse(setting.Value, System.Globalization.CultureInfo.InvariantCulture) + 1}"), token);
    }
}
