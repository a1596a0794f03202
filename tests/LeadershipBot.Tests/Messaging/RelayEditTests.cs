using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>Edits wait for their post, only the newest is sent, and they may be repeated freely.</summary>
public sealed class RelayEditTests
{
    private readonly ScriptedComposer _composer = new();

    [Fact]
    public async Task An_edit_waits_for_its_post()
    {
        var go = new TaskCompletionSource();
        await using var house = await OpenAsync();
        var (ada, logical) = await PostedAsync(house, React.When(go.Task, React.Sent));
        await house.ReviseAsync(logical);
        await house.SettleAsync();
        Assert.Single(house.Platform.Calls);

        go.SetResult();
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], house.Platform.Calls.Select(static c => c.Delivery.Revision));
        Assert.Equal($"ref-{logical.Value:N}", house.Platform.Calls[1].Delivery.PlatformRef);
        Assert.Equal("revision 1", Assert.Single(house.Posts(ada)).Summary);
    }

    [Fact]
    public async Task Only_the_newest_edit_is_sent()
    {
        await using var house = await OpenAsync();
        var (ada, logical) = await PostedAsync(house, React.Sent);
        for (var i = 0; i < 3; i++)
            await house.ReviseAsync(logical);
        await house.SettleAsync();

        Assert.Equal([0, 3], house.Platform.Calls.Select(static c => c.Delivery.Revision));
        Assert.Equal([OutboxState.Sent, OutboxState.Superseded, OutboxState.Superseded, OutboxState.Sent],
            (await house.OutboxAsync()).Select(static r => r.State));
        Assert.Single(house.Posts(ada));
    }

    [Fact]
    public async Task An_edit_of_unknown_outcome_is_repeated()
    {
        await using var house = await OpenAsync();
        var (ada, logical) = await PostedAsync(house, React.Sent, React.Unknown, React.Throws(new IOException("reset")));
        await house.ReviseAsync(logical);
        for (var i = 0; i < 3; i++)
        {
            await house.SettleAsync();
            house.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal([0, 1, 1, 1], house.Platform.Calls.Select(static c => c.Delivery.Revision));
        Assert.Equal("revision 1", Assert.Single(house.Posts(ada)).Summary);
        Assert.Equal([LedgerEvent.Sent, LedgerEvent.Edited], await house.LedgerAsync());
    }

    [Fact]
    public async Task Two_edits_of_one_message_are_never_under_way_together()
    {
        var go = new TaskCompletionSource();
        await using var house = await OpenAsync();
        var (ada, logical) = await PostedAsync(house, React.Sent, React.When(go.Task, React.Sent));
        await house.ReviseAsync(logical);
        await house.SettleAsync();
        await house.ReviseAsync(logical);
        await house.SettleAsync();
        Assert.Equal([0, 1], house.Platform.Calls.Select(static c => c.Delivery.Revision));

        go.SetResult();
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);
        Assert.Equal("revision 2", Assert.Single(house.Posts(ada)).Summary);
    }

    [Fact]
    public async Task An_edit_of_a_post_that_never_arrived_falls_away()
    {
        await using var house = await OpenAsync();
        var (_, logical) = await PostedAsync(house, React.Refused);
        await house.ReviseAsync(logical);
        await house.SettleAsync();
        Assert.Equal([OutboxState.Failed, OutboxState.Withdrawn], (await house.OutboxAsync()).Select(static r => r.State));
    }

    [Fact]
    public async Task What_changes_between_composing_and_claiming_is_composed_again()
    {
        var waiting = 3;
        BotHouse? house = null;
        var composed = 0;
        _composer.Compose = async row =>
        {
            var said = new Composed.Ready(Message.Say($"{waiting} decisions wait"));
            if (composed++ == 0)
            {
                // Somebody decides, while the relay has the old list in its hand.
                waiting = 2;
                await house!.ReviseAsync(row.LogicalId);
            }
            return said;
        };
        await using var _ = house = await OpenAsync();
        var (ada, _) = await PostedAsync(house, React.Sent);

        Assert.Equal("2 decisions wait", Assert.Single(house.Posts(ada)).Summary);
        Assert.Single(house.Platform.Calls);
    }

    private Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(setup => setup.Services = services => services.Only(_composer));

    private static async Task<(Person Ada, LogicalMessageId Logical)> PostedAsync(BotHouse house, params Reaction[] reactions)
    {
        var ada = await house.AddPersonAsync("Ada");
        house.Platform.Plan("U-ada", reactions);
        var logical = await house.PostComposedAsync(ada);
        await house.SettleAsync();
        return (ada, logical);
    }
}
