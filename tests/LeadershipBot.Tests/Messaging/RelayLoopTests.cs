using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>The relay as it runs in the product: loops, wake-ups, hanging calls, the end of the process.</summary>
public sealed class RelayLoopTests
{
    [Fact]
    public async Task While_one_call_hangs_the_others_of_its_workspace_go_out()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        house.Platform.Plan("U-ada", React.Hang);
        await using var loops = new HouseLoops(house);
        await SayAsync(house, ada);
        await house.Platform.CalledAsync("U-ada");
        await SayAsync(house, bob);
        await house.Platform.CalledAsync("U-bob");
    }

    [Fact]
    public async Task A_platform_that_is_a_black_hole_does_not_hold_up_another()
    {
        var (good, hole) = (new FakeChannel("good"), new FakeChannel("hole") { Otherwise = React.Hang });
        await using var house = await BotHouse.OpenAsync(setup => setup.Channels.AddRange([good, hole]));
        var (ada, bob) = (Some.Person("Ada", "hole"), Some.Person("Bob", "good"));
        await house.AddAsync(ada, bob);
        await using var loops = new HouseLoops(house);
        for (var i = 0; i < 100; i++)
            await SayAsync(house, ada, bob);
        await HouseLoops.UntilAsync(() => good.Chat("U-bob").Count == 100);

        Assert.Equal(hole.Parallelism, hole.Open);
        Assert.Empty(hole.Chat("U-ada"));
    }

    [Fact]
    public async Task At_the_end_a_call_that_has_left_is_waited_for_and_recorded()
    {
        var go = new TaskCompletionSource();
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        house.Platform.Plan("U-ada", React.When(go.Task, React.Sent));
        await using var loops = new HouseLoops(house);
        await SayAsync(house, ada);
        await house.Platform.CalledAsync("U-ada");

        var stopped = loops.StopAsync();
        Assert.False(stopped.IsCompleted);
        go.SetResult();
        await stopped.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(OutboxState.Sent, Assert.Single(await house.OutboxAsync()).State);
    }

    [Fact]
    public async Task An_answer_that_the_database_does_not_take_at_first_is_written_down_when_it_does()
    {
        await using var house = await OpenFlakyAsync();
        var ada = await house.AddPersonAsync("Ada");
        var gate = (FlakyGate)house.Gate;
        house.Platform.Plan("U-ada", ShutTheGate(gate));
        await house.SayAsync("hello", ada);
        var relay = house.Get<Relay>();
        await relay.SendDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, relay.UnderWay);

        gate.Shut = false;
        house.Time.Advance(TimeSpan.FromSeconds(1));
        await relay.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OutboxState.Sent, Assert.Single(await house.OutboxAsync()).State);
        Assert.Single(house.Platform.Calls);
    }

    [Fact]
    public async Task A_row_whose_answer_was_lost_becomes_visible_when_its_lease_is_over()
    {
        await using var house = await OpenFlakyAsync();
        var ada = await house.AddPersonAsync("Ada");
        var gate = (FlakyGate)house.Gate;
        house.Platform.Plan("U-ada", ShutTheGate(gate));
        await house.SayAsync("hello", ada);
        var relay = house.Get<Relay>();
        await relay.SendDueAsync(TestContext.Current.CancellationToken);
        while (relay.UnderWay > 0)
        {
            house.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        gate.Shut = false;
        Assert.Equal(OutboxState.Sending, (await house.OutboxAsync())[0].State);

        house.Time.Advance(TimeSpan.FromSeconds(61));
        await using (new HouseLoops(house))
            while ((await house.OutboxAsync())[0].State == OutboxState.Sending)
                house.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(OutboxState.Ambiguous, (await house.OutboxAsync())[0].State);
        Assert.Single(house.Platform.Calls);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_lease_still_sets_the_row_right()
    {
        var go = new TaskCompletionSource();
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        house.Platform.Plan("U-ada", React.When(go.Task, React.Sent));
        await house.SayAsync("hello", ada);
        await house.SettleAsync();
        await SuspendAsync(house);
        Assert.Equal(OutboxState.Ambiguous, (await house.OutboxAsync())[0].State);

        go.SetResult();
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal(OutboxState.Sent, (await house.OutboxAsync())[0].State);
    }

    /// <summary>As if the process had been stopped for longer than the lease, with another instance looking on.</summary>
    private static async Task SuspendAsync(BotHouse house)
    {
        await house.Gate.ExecuteAsync(new RawStatement("UPDATE \"Outbox\" SET \"LeaseUntil\" = @p0", 1), [Some.Monday.AddHours(-1)],
            TestContext.Current.CancellationToken);
        await house.Get<Relay>().MarkInterruptedAsync(TestContext.Current.CancellationToken);
    }

    private static Task<BotHouse> OpenFlakyAsync() => BotHouse.OpenAsync(setup => setup.Services = static services =>
        services.Replace(ServiceDescriptor.Singleton<WriteGate>(static s => new FlakyGate(WriteGate.For(s.GetRequiredService<LeadershipDbSource>())))));

    /// <summary>Accepts the message, and the database goes away at that moment.</summary>
    private static Reaction ShutTheGate(FlakyGate gate) => (delivery, cancellationToken) =>
    {
        gate.Shut = true;
        return React.Sent(delivery, cancellationToken);
    };

    private static async Task SayAsync(BotHouse house, params Person[] people)
    {
        await house.SayAsync("hello", people);
        house.Get<Relay>().Wake();
    }
}
