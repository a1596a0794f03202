using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>What leaves for Slack: once, paced, and with what is known about it.</summary>
public sealed class DeliveryTests
{
    private const string Post = "chat.postMessage";

    [Fact]
    public async Task A_message_arrives_with_its_whole_text_and_the_edit_finds_it()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.SayAsync(Samples.Messages["choice"], house.Meral);
        var post = await house.NewestAsync(house.Meral);
        var row = await house.UntilAsync(OutboxState.Sent);

        Assert.Equal($"{post.Conversation}/{post.Ts}", row.PlatformRef);
        Assert.Equal(("false", "false"),
            (house.Slack.CallsOf(Post)[0].Args["unfurl_links"], house.Slack.CallsOf(Post)[0].Args["unfurl_media"]));
        Assert.Equal("application/x-www-form-urlencoded", house.Slack.CallsOf(Post)[0].ContentType);
        var edited = await EditAsync(house, row.PlatformRef, Samples.Messages["note"]);
        Assert.IsType<DeliveryResult.Sent>(edited);
        Assert.Equal(1, Assert.Single(house.Slack.Chat(SlackHouse.User(house.Meral))).Edits);
    }

    [Theory]
    [InlineData("html500"), InlineData("empty200"), InlineData("lost"), InlineData("fatal_error")]
    public async Task A_post_whose_end_is_not_known_is_never_made_again(string how)
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post, how switch
        {
            "html500" => SlackTakes.Html500,
            "empty200" => SlackTakes.Empty200,
            "lost" => SlackTakes.LoseAnswer,
            _ =>
                SlackTakes.Error(how),
        });
        await house.SayAsync(Message.Say("Once."), house.Meral);

        var row = await house.UntilAsync(OutboxState.Ambiguous);
        house.House.Advance(TimeSpan.FromHours(1));
        await house.SayAsync(Message.Say("Another."), house.Ali);
        await house.NewestAsync(house.Ali);

        Assert.Equal("Once.", System.Text.Json.JsonSerializer.Deserialize<Message>(row.Payload!, Outbox.Json)!.Summary);
        Assert.Single(house.Slack.CallsOf(Post), c => c.Args["channel"] == SlackHouse.User(house.Meral));
    }

    [Fact]
    public async Task A_post_that_slack_took_without_answering_is_ambiguous_after_half_a_minute_and_stands_there_once()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post, SlackTakes.HangAfterSuccess);
        await house.SayAsync(Message.Say("Once."), house.Meral);
        await house.NewestAsync(house.Meral);
        house.House.Advance(TimeSpan.FromSeconds(31));

        await house.UntilAsync(OutboxState.Ambiguous);
        Assert.Single(house.Slack.Chat(SlackHouse.User(house.Meral)));
    }

    [Theory]
    [InlineData(7, 7), InlineData(null, 30)]
    public async Task Slowing_down_one_conversation_delays_it_alone_and_for_as_long_as_slack_says(int? said, int seconds)
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post, SlackTakes.SlowDown(said));
        await house.SayAsync(Message.Say("First."), house.Meral);
        await HouseLoops.UntilAsync(() => house.Slack.CallsOf(Post).Count == 1);
        await house.SayAsync(Message.Say("Second."), house.Ali);
        await house.NewestAsync(house.Ali);
        await HouseLoops.UntilAsync(() => house.House.OutboxAsync().Result.Exists(static r => r.RetryAt is not null));

        var waiting = (await house.House.OutboxAsync()).Find(static r => r.State == OutboxState.Pending)!;
        Assert.InRange((waiting.RetryAt!.Value - house.House.Time.GetUtcNow()).TotalSeconds, seconds - 0.01, seconds + 0.01);
        house.House.Advance(TimeSpan.FromSeconds(seconds + 1));
        house.House.Get<Relay>().Wake();
        await house.NewestAsync(house.Meral);
    }

    [Fact]
    public async Task What_never_left_is_tried_again()
    {
        await using var house = await SlackHouse.OpenAsync(static s => s["Slack:ApiBaseUrl"] = "http://127.0.0.1:1/api/");
        await house.SayAsync(Message.Say("Hello."), house.Meral);

        await HouseLoops.UntilAsync(() => house.House.OutboxAsync().Result.Exists(static r => r.RetryAt is not null));

        Assert.Equal(OutboxState.Pending, Assert.Single(await house.House.OutboxAsync()).State);
    }

    [Theory]
    [InlineData("user_disabled"), InlineData("channel_not_found"), InlineData("is_archived")]
    public async Task An_address_that_is_gone_is_remembered_with_its_reason_and_the_others_go_on(string error)
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post, SlackTakes.Error(error));
        await house.SayAsync(Message.Say("First."), house.Meral);
        await house.UntilAsync(OutboxState.Parked);
        await house.SayAsync(Message.Say("Second."), house.Ali);
        await house.NewestAsync(house.Ali);

        Assert.Contains(error, await DeadReasonAsync(house, house.Meral), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token_revoked"), InlineData("account_inactive"), InlineData("messages_tab_disabled")]
    public async Task What_only_an_operator_can_mend_loses_nothing_and_is_told(string error)
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post, SlackTakes.Error(error));
        await house.SayAsync(Message.Say("First."), house.Meral);
        await HouseLoops.UntilAsync(() => house.House.OutboxAsync().Result.Exists(static r => r.RetryAt is not null));

        Assert.NotNull(house.House.Get<SlackChannel>().Trouble);
        Assert.Equal(OutboxState.Pending, Assert.Single(await house.House.OutboxAsync()).State);
        Assert.Null(await DeadReasonAsync(house, house.Meral));
        house.House.Advance(TimeSpan.FromMinutes(6));
        house.House.Get<Relay>().Wake();
        await house.NewestAsync(house.Meral);
        await HouseLoops.UntilAsync(() => house.House.Get<SlackChannel>().Trouble is null);
    }

    [Fact]
    public async Task A_message_that_slack_does_not_take_fails_with_slacks_own_words()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan(Post,
            SlackTakes.Error("invalid_blocks",
            new() { ["errors"] = new JsonArray("must be less than 3001 characters [json-pointer:/blocks/0]") }));
        await house.SayAsync(Message.Say("First."), house.Meral);

        Assert.Contains("json-pointer:/blocks/0", (await house.UntilAsync(OutboxState.Failed)).Reason, StringComparison.Ordinal);
        Assert.Null(await DeadReasonAsync(house, house.Meral));
    }

    [Fact]
    public async Task A_channel_shared_with_another_organisation_gets_nothing()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Conversations["C1"] = new() { ["id"] = "C1", ["is_ext_shared"] = true };
        house.Slack.Conversations["C2"] = new() { ["id"] = "C2", ["is_ext_shared"] = false };

        Assert.IsType<DeliveryResult.Refused>(await PostToAsync(house, "C1"));
        Assert.IsType<DeliveryResult.Refused>(await PostToAsync(house, "C1"));
        Assert.IsType<DeliveryResult.Sent>(await PostToAsync(house, "C2"));
        Assert.Equal(2, house.Slack.CallsOf("conversations.info").Count);
        Assert.Empty(house.Slack.Chat("C1"));
    }

    [Fact]
    public async Task While_it_is_not_known_who_reads_a_channel_nothing_is_posted_there()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan("conversations.info", SlackTakes.Error("missing_scope", new() { ["needed"] = "channels:read" }));

        Assert.IsType<DeliveryResult.NotSent>(await PostToAsync(house, "C1"));
        Assert.Empty(house.Slack.CallsOf(Post));
    }

    [Fact]
    public async Task Do_not_disturb_holds_back_what_nobody_asked_for_until_it_is_over_and_answers_come_at_once()
    {
        await using var house = await SlackHouse.OpenAsync();
        var now = house.House.Time.GetUtcNow();
        house.Slack.Dnd[SlackHouse.User(house.Meral)] = new()
        {
            ["dnd_enabled"] = true, ["next_dnd_start_ts"] = now.AddHours(-1).ToUnixTimeSeconds(),
            ["next_dnd_end_ts"] = now.AddHours(2).ToUnixTimeSeconds(),
        };

        var unasked = Assert.IsType<DeliveryResult.NotSent>(await PostToAsync(house, SlackHouse.User(house.Meral),
            MessageKind.Brief));
        var reply = await PostToAsync(house, SlackHouse.User(house.Meral));

        Assert.Equal(2, unasked.RetryAfter.TotalHours, 1);
        Assert.IsType<DeliveryResult.Sent>(reply);
        Assert.IsType<DeliveryResult.Sent>(await PostToAsync(house, SlackHouse.User(house.Ali), MessageKind.Brief));
    }

    [Fact]
    public async Task Slack_tells_of_do_not_disturb_by_itself()
    {
        await using var house = await SlackHouse.OpenAsync();
        var user = SlackHouse.User(house.Meral);
        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", new()
        {
            ["type"] = "dnd_updated_user", ["user"] = user,
            ["dnd_status"] = new JsonObject
            {
                ["dnd_enabled"] = false, ["snooze_enabled"] = true,
                ["snooze_endtime"] = house.House.Time.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds()
            },
        }));

        Assert.IsType<DeliveryResult.NotSent>(await PostToAsync(house, user, MessageKind.Brief));
        house.House.Advance(TimeSpan.FromMinutes(21));
        Assert.IsType<DeliveryResult.Sent>(await PostToAsync(house, user, MessageKind.Brief));
        Assert.Empty(house.Slack.CallsOf("dnd.info"));
    }

    [Fact]
    public async Task A_person_of_another_workspace_is_not_written_to_with_this_ones_token()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.GreetAsync();

        var delivery = new Delivery(LogicalMessageId.New(), 0, new Address(ChannelName.Slack, "T9", "U1"),
            Message.Say("Hello."), null);

        Assert.IsType<DeliveryResult.Refused>(await house.House.Get<SlackChannel>().PostAsync(delivery,
            TestContext.Current.CancellationToken));
        Assert.Empty(house.Slack.CallsOf(Post));
    }

    private static Task<DeliveryResult> PostToAsync(SlackHouse house, string conversation,
        MessageKind kind = MessageKind.Reply) =>
        house.House.Get<SlackChannel>().PostAsync(new Delivery(LogicalMessageId.New(), 0,
            new Address(ChannelName.Slack, "T1", conversation), Message.Say("Hello."), null, kind),
                TestContext.Current.CancellationToken);

    private static Task<DeliveryResult> EditAsync(SlackHouse house, string? reference, Message message) =>
        house.House.Get<SlackChannel>().EditAsync(new Delivery(LogicalMessageId.New(), 1,
            Outbox.ToAddress(house.Meral.Identities[0]), message, reference), TestContext.Current.CancellationToken);

    private static async Task<string?> DeadReasonAsync(SlackHouse house, Person person)
    {
        await using var db = house.House.Look();
        return (await db.Identities.FirstAsync(i => i.PersonId == person.Id)).DeadReason;
    }
}
