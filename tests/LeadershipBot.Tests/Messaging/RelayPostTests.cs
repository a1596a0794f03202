using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>A logical post is made at most once automatically, and one recipient's trouble is theirs alone.</summary>
public sealed class RelayPostTests
{
    [Fact]
    public async Task One_failing_recipient_does_not_stop_the_rest()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var people = new[] { await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"), await house.AddPersonAsync("Cem"),
            await house.AddPersonAsync("Dee"), await house.AddPersonAsync("Eve") };
        house.Platform.Plan("U-ada", React.Refused).Plan("U-bob", React.Throws(new InvalidOperationException("defect")))
            .Plan("U-cem", React.Unknown).Plan("U-dee", React.Dead);
        await house.SayAsync("hello", people);
        await house.SettleAsync();

        Assert.Equal([OutboxState.Failed, OutboxState.Ambiguous, OutboxState.Ambiguous, OutboxState.Parked, OutboxState.Sent],
            (await house.OutboxAsync()).Select(static r => r.State));
        Assert.Single(house.Posts(people[4]));
    }

    [Fact]
    public async Task Not_sent_is_tried_again_after_the_longer_of_backoff_and_what_the_platform_asked()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        house.Platform.Plan("U-ada", React.NotSent(TimeSpan.Zero), React.NotSent(TimeSpan.FromSeconds(90)));
        await house.SayAsync("hello", ada);

        await CallsAfter(house, TimeSpan.Zero, 1);
        await CallsAfter(house, TimeSpan.FromSeconds(0.9), 1);
        await CallsAfter(house, TimeSpan.FromSeconds(0.2), 2);
        await CallsAfter(house, TimeSpan.FromSeconds(89), 2);
        await CallsAfter(house, TimeSpan.FromSeconds(2), 3);

        var row = Assert.Single(await house.OutboxAsync());
        Assert.Equal((OutboxState.Sent, 3), (row.State, row.Attempts));
        Assert.Single(house.Posts(ada));
        Assert.Equal([LedgerEvent.Sent], await house.LedgerAsync());
    }

    [Fact]
    public async Task A_post_of_unknown_outcome_is_never_sent_again_and_stays_visible()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        house.Platform.Plan("U-ada", React.Unknown);
        await house.SayAsync("hello", ada);
        await house.SettleAsync();
        house.Advance(TimeSpan.FromDays(3));
        await house.SettleAsync();

        var row = Assert.Single(await house.OutboxAsync());
        Assert.Equal(OutboxState.Ambiguous, row.State);
        Assert.Equal(1, house.Platform.PostCalls(row.LogicalId));
        Assert.Equal([LedgerEvent.Ambiguous], await house.LedgerAsync());
    }

    [Fact]
    public async Task A_platform_that_never_answers_leaves_the_post_ambiguous_after_half_a_minute()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        house.Platform.Plan("U-ada", React.Hang).Plan("U-bob", React.HangDeaf);
        await house.SayAsync("hello", ada, bob);
        await house.SettleAsync();
        Assert.Equal(2, house.Get<Relay>().UnderWay);

        house.Advance(TimeSpan.FromSeconds(31));
        house.Advance(TimeSpan.FromSeconds(5));
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);

        Assert.All(await house.OutboxAsync(), static r => Assert.Equal((OutboxState.Ambiguous, "no answer in 30 s"), (r.State, r.Reason)));
    }

    [Fact]
    public async Task A_dead_address_parks_what_comes_later_without_a_call_and_others_go_on()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        house.Platform.Plan("U-ada", React.Dead);
        await house.SayAsync("first", ada, bob);
        await house.SettleAsync();
        await house.SayAsync("second", ada, bob);
        await house.SettleAsync();

        var rows = await house.OutboxAsync();
        Assert.Equal([OutboxState.Parked, OutboxState.Sent, OutboxState.Parked, OutboxState.Sent], rows.Select(static r => r.State));
        Assert.Equal(0, house.Platform.PostCalls(rows[2].LogicalId));
        Assert.Equal("account_inactive", rows[2].Reason);
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_not_enabled_is_parked()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var eve = Some.Person("Eve", channel: "other");
        await house.AddAsync(eve);
        await house.SayAsync("hello", eve);
        await house.SettleAsync();
        Assert.Equal((OutboxState.Parked, "the channel other is not enabled"),
            (await house.OutboxAsync()).Select(static r => (r.State, r.Reason)).Single());
    }

    [Fact]
    public async Task What_has_expired_is_not_sent()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        await house.Gate.RunAsync((db, _) =>
        {
            new Outbox(db, house.Clock.Instant, Correlation.New()).Say(ada, MessageKind.PmoNotice, Some.Message(),
                notBefore: Some.Monday.AddHours(1), expiresAt: Some.Monday.AddHours(2));
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.Equal(OutboxState.Pending, (await house.OutboxAsync())[0].State);
        house.Advance(TimeSpan.FromHours(2));
        await house.SettleAsync();

        Assert.Equal(OutboxState.Expired, Assert.Single(await house.OutboxAsync()).State);
        Assert.Empty(house.Platform.Calls);
        Assert.Equal([LedgerEvent.Expired], await house.LedgerAsync());
    }

    [Fact]
    public async Task Pause_all_holds_everything_but_replies_and_loses_nothing()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        var pause = new Setting { Key = SettingKeys.Paused, Value = "by the test" };
        await house.AddAsync(pause);
        await house.SayAsync("unasked", ada);
        await house.Type(ada, "hello");
        await house.SettleAsync();
        Assert.Equal(["You said: hello"], house.Posts(ada).Select(static m => m.Summary));

        await house.Gate.RunAsync((db, _) => Task.FromResult(db.Settings.Remove(pause)), TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.Equal(["You said: hello", "unasked"], house.Posts(ada).Select(static m => m.Summary));
    }

    [Fact]
    public async Task A_message_that_cannot_be_composed_fails_alone_after_five_tries()
    {
        var composer = new ScriptedComposer { Compose = static _ => throw new InvalidOperationException("a defect in the brief") };
        await using var house = await BotHouse.OpenAsync(setup => setup.Services = services => services.Only(composer));
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        await house.PostComposedAsync(ada);
        await house.SayAsync("hello", bob);
        for (var i = 0; i < 6; i++)
        {
            await house.SettleAsync();
            house.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(house.Posts(bob));
        var row = (await house.OutboxAsync())[0];
        Assert.Equal((OutboxState.Failed, "could not be composed: InvalidOperationException"), (row.State, row.Reason));
    }

    [Fact]
    public async Task Waiting_without_an_end_does_not_keep_the_relay_busy()
    {
        var asked = 0;
        var composer = new ScriptedComposer
        {
            Compose = row => Task.FromResult<Composed>(++asked > 0 ? new Composed.Later(row.NotBefore, "not yet") : null!),
        };
        await using var house = await BotHouse.OpenAsync(setup => setup.Services = services => services.Only(composer));
        await house.PostComposedAsync(await house.AddPersonAsync("Ada"));
        await house.SettleAsync();
        Assert.Equal(1, asked);
        house.Advance(TimeSpan.FromMinutes(1));
        await house.SettleAsync();
        Assert.Equal(2, asked);
        Assert.Equal([LedgerEvent.HeldBack, LedgerEvent.HeldBack], await house.LedgerAsync());
    }

    private static async Task CallsAfter(BotHouse house, TimeSpan wait, int calls)
    {
        house.Advance(wait);
        await house.SettleAsync();
        Assert.Equal(calls, house.Platform.Calls.Count);
    }
}
