using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Introduction;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>What people do in Slack, from the request to what they see.</summary>
public sealed class LaneTests
{
    [Fact]
    public async Task A_command_is_answered_in_the_private_chat_and_the_channel_only_hears_that()
    {
        await using var house = await SlackHouse.OpenAsync();

        var said = await house.Driver.PostCommandAsync(SlackDriver.Command(house.Ali, "projects", "1.2.a"));

        Assert.Equal("ephemeral", (string?)said.Json["response_type"]);
        Assert.Equal("Sent to you privately.", (string?)said.Json["text"]);
        Assert.Contains("MES", (await house.NewestAsync(house.Ali)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_is_stored_before_it_is_acknowledged_and_a_redelivery_counts_once()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.SayAsync(Message.Say("Look.", new Buttons([Button.Command("Projects", "projects")])), house.Ali);
        var post = await house.NewestAsync(house.Ali);
        var press = house.Driver.Press(house.Ali, post, post.Button("Projects"));

        for (var times = 0; times < 3; times++)
            Assert.Equal(200, (await house.Driver.PostInteractionAsync(press)).Status);
        await house.NewestAsync(house.Ali, 2);

        var item = Assert.Single(await house.House.InboxAsync());
        Assert.Equal((InboundKind.Press, "T1", SlackHouse.User(house.Ali)), (item.Kind, item.Workspace, item.UserId));
        Assert.Equal(2, house.Slack.Chat(SlackHouse.User(house.Ali)).Count);
    }

    [Fact]
    public async Task Two_presses_of_one_button_are_two_acts()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.SayAsync(Message.Say("Look.", new Buttons([Button.Command("Projects", "projects")])), house.Ali);
        var post = await house.NewestAsync(house.Ali);

        for (var times = 0; times < 2; times++)
            await house.Driver.PostInteractionAsync(house.Driver.Press(house.Ali, post, post.Button("Projects")));

        Assert.Equal(2, (await house.House.InboxAsync()).Count);
    }

    [Fact]
    public async Task The_time_of_a_press_is_slacks_own()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.SayAsync(Message.Say("Look.", new Buttons([Button.Command("Projects", "projects")])), house.Ali);
        var post = await house.NewestAsync(house.Ali);
        var press = house.Driver.Press(house.Ali, post, post.Button("Projects"));
        press["actions"]![0]!["action_ts"] = "1772352000.500000";

        await house.Driver.PostInteractionAsync(press);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1772352000500), Assert.Single(await house.House.InboxAsync()).At);
    }

    [Fact]
    public async Task Somebody_unknown_is_told_so_where_they_typed()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.GreetAsync();
        var stranger = Some.Person("Eve", "slack", "T1");

        var said = await house.Driver.PostCommandAsync(SlackDriver.Command(stranger, "help", "1.2.a"));

        Assert.Equal(Dispatcher.Unknown.Sentence, (string?)said.Json["text"]);
        Assert.Empty(house.Slack.Chat("U-eve"));
    }

    [Fact]
    public async Task Somebody_unknown_who_writes_to_the_bot_is_told_once_how_to_become_known()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.GreetAsync();
        var line = SlackDriver.Event("Ev1", new()
        {
            ["type"] = "message", ["channel"] = "D1", ["channel_type"] = "im", ["user"] = "U404", ["text"] = "help",
            ["ts"] = house.Driver.Moment(),
        });

        for (var times = 0; times < 3; times++)
            await house.Driver.PostEventAsync(line);

        Assert.Equal(Dispatcher.Unknown.Sentence, Assert.Single(house.Slack.Chat("U404")).Text);
    }

    [Fact]
    public async Task A_refusal_is_said_where_the_command_was_typed()
    {
        await using var house = await SlackHouse.OpenAsync();

        var said = await house.Driver.PostCommandAsync(SlackDriver.Command(house.Meral, "coffee please", "1.2.a"));

        Assert.Contains("coffee", (string?)said.Json["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_user_id_in_another_workspace_is_somebody_else()
    {
        await using var house = await SlackHouse.OpenAsync();
        var command = SlackDriver.Command(house.Meral, "help", "1.2.a");
        command["team_id"] = "T2";

        var said = await house.Driver.PostCommandAsync(command);

        Assert.Equal(Dispatcher.Unknown.Sentence, (string?)said.Json["text"]);
        Assert.Equal("T2", Assert.Single(await house.House.InboxAsync()).Workspace);
    }

    [Fact]
    public async Task A_mention_becomes_the_person_it_names()
    {
        await using var house = await SlackHouse.OpenAsync();
        var command = SlackDriver.Command(house.Ali,
            $"role MES <@{SlackHouse.User(house.Meral)}|mk> lead &amp; more <mailto:a@b.c|a@b.c>", "1.2.a");

        await house.Driver.PostCommandAsync(command);

        Assert.Contains("role MES \\u0022Meral Kaya\\u0022 lead \\u0026 more a@b.c",
            Assert.Single(await house.House.InboxAsync()).Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opens_from_memory_while_the_database_takes_nothing()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.House.Get<ActorSnapshot>().RunAsync(TestContext.Current.CancellationToken);
        await house.SayAsync(Message.Say("When?", new Buttons([Button.For("Other time…", new PickSlot())])), house.Meral);
        var post = await house.NewestAsync(house.Meral);
        await house.UntilAsync(OutboxState.Sent);
        var (held, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        // Whoever looked into the database now would not find her.
        var gate = house.House.Gate.RunAsync(async (db, token) =>
        {
            await db.Identities.ExecuteDeleteAsync(token);
            begun.TrySetResult();
            await held.Task;
        }, TestContext.Current.CancellationToken);
        await begun.Task;

        var said = await house.Driver.PostInteractionAsync(house.Driver.Press(house.Meral, post, post.Button("Other time")));
        held.SetResult();
        await gate;

        Assert.Equal((200, ""), (said.Status, said.Body));
        Assert.Equal(SlackViews.FormCallback, (string?)Assert.Single(house.Slack.Views("views.open"))["callback_id"]);
        Assert.Empty(await house.House.InboxAsync());
    }

    [Fact]
    public async Task A_form_that_cannot_be_opened_says_why_in_its_place()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.SayAsync(Samples.Messages["buttons"], house.Meral);
        var post = await house.NewestAsync(house.Meral);

        await house.Driver.PostInteractionAsync(house.Driver.Press(house.Meral, post, post.Button("Other time")));

        Assert.Equal(ActionRoute.Stale.Sentence,
            (string?)Assert.Single(house.Slack.Views("views.open"))["blocks"]![0]!["text"]!["text"]);
    }

    [Fact]
    public async Task The_shortcut_and_a_line_to_the_bot_are_commands_too()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.Driver.PostInteractionAsync(new()
        {
            ["type"] = "shortcut", ["callback_id"] = "waiting", ["team"] = new JsonObject { ["id"] = "T1" },
            ["trigger_id"] = "1.2.b",
            ["user"] = new JsonObject { ["id"] = SlackHouse.User(house.Ali) }, ["action_ts"] = house.Driver.Moment(),
        });
        Assert.Contains("Nothing waits", (await house.NewestAsync(house.Ali)).Text, StringComparison.Ordinal);
        var line = new JsonObject
        {
            ["type"] = "message", ["channel"] = "D1", ["channel_type"] = "im", ["user"] = SlackHouse.User(house.Ali),
            ["text"] = "projects",
            ["ts"] = house.Driver.Moment(),
        };
        for (var times = 0; times < 3; times++)
            await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", line), static (r, _) =>
                r.Headers.Add("x-slack-retry-num", "1"));
        Assert.Contains("MES", (await house.NewestAsync(house.Ali, 2)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await house.House.InboxAsync()).Count);
    }

    [Theory]
    [InlineData("bot_id", "B1")]
    [InlineData("subtype", "message_changed")]
    public async Task What_the_bot_itself_says_is_no_command(string field, string value)
    {
        await using var house = await SlackHouse.OpenAsync();

        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", new()
        {
            ["type"] = "message", ["channel"] = "D1", ["channel_type"] = "im", ["user"] = SlackHouse.User(house.Ali),
            ["text"] = "projects",
            ["ts"] = "1.2", [field] = value,
        }));

        Assert.Empty(await house.House.InboxAsync());
    }

    [Fact]
    public async Task The_home_page_shows_a_sponsor_what_waits_and_the_pmo_their_projects()
    {
        await using var house = await SlackHouse.OpenAsync();
        foreach (var who in new[] { house.Meral, house.Ali })
            await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", new()
            {
                ["type"] = "app_home_opened", ["user"] = SlackHouse.User(who), ["channel"] = "D1", ["tab"] = "home",
            }));

        var (sponsor, pmo) = (house.Slack.Views("views.publish")[0].ToJsonString(),
            house.Slack.Views("views.publish")[1].ToJsonString());
        Assert.Contains("Nothing waits", sponsor, StringComparison.Ordinal);
        Assert.DoesNotContain("Your projects", sponsor, StringComparison.Ordinal);
        Assert.Contains("Your projects", pmo, StringComparison.Ordinal);
        Assert.Contains("MES", pmo, StringComparison.Ordinal);
    }
}
