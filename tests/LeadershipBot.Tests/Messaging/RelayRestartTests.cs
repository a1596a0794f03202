using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>What a new process makes of the rows its predecessor was sending.</summary>
public sealed class RelayRestartTests
{
    [Fact]
    public async Task A_post_that_was_being_sent_becomes_ambiguous_and_an_edit_is_sent_again()
    {
        await using var house = await OpenAsync();
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        var posted = await house.PostComposedAsync(bob);
        await house.SettleAsync();
        await house.ReviseAsync(posted);
        await house.SayAsync("hello", ada);
        await InterruptAsync(house, leaseOver: true);

        Assert.Equal(2, await house.Get<Relay>().MarkInterruptedAsync(TestContext.Current.CancellationToken));
        await house.SettleAsync();

        Assert.Equal([OutboxState.Sent, OutboxState.Sent, OutboxState.Ambiguous], (await house.OutboxAsync()).Select(static r => r.State));
        Assert.Empty(house.Posts(ada));
        Assert.Equal("revision 1", Assert.Single(house.Posts(bob)).Summary);
        Assert.Equal([LedgerEvent.Sent, LedgerEvent.Ambiguous, LedgerEvent.Edited], await house.LedgerAsync());
    }

    /// <summary>On PostgreSQL another instance may be sending at this moment; on SQLite whoever was sending is dead.</summary>
    [Fact]
    public async Task A_row_with_a_living_lease_is_left_to_its_sender_where_there_may_be_one()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        await house.SayAsync("hello", await house.AddPersonAsync("Ada"));
        await InterruptAsync(house, leaseOver: false);
        await house.Get<Relay>().MarkInterruptedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(house.Database.Provider == DatabaseProvider.Sqlite ? OutboxState.Ambiguous : OutboxState.Sending,
            Assert.Single(await house.OutboxAsync()).State);
    }

    private static Task<BotHouse> OpenAsync() =>
        BotHouse.OpenAsync(static setup => setup.Services = static services => services.Only(new ScriptedComposer()));

    /// <summary>Leaves every waiting row as a process leaves it that is killed during the call.</summary>
    private static Task<int> InterruptAsync(BotHouse house, bool leaseOver) => house.Gate.ExecuteAsync(
        new RawStatement("UPDATE \"Outbox\" SET \"State\" = 'Sending', \"LeaseToken\" = @p0, \"LeaseUntil\" = @p1 WHERE \"State\" = 'Pending'", 2),
        [Guid.CreateVersion7(), Some.Monday.AddSeconds(leaseOver ? -1 : 30)], TestContext.Current.CancellationToken);
}
