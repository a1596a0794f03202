using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Slack.Socket;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>Socket Mode: no gap, nothing acknowledged that is not stored, and no silence taken for health.</summary>
public sealed class SocketTests
{
    /// <summary>The same behaviour, sooner.</summary>
    private static readonly SlackSocketTiming Quick = new()
    {
        PingEvery = TimeSpan.FromMilliseconds(200), PongWithin = TimeSpan.FromMilliseconds(400),
        Silence = TimeSpan.FromSeconds(1.5),
        HelloWithin = TimeSpan.FromSeconds(3), QuietAfter = TimeSpan.FromMilliseconds(300), Tick = TimeSpan.FromMilliseconds(50),
        FirstPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(200),
        UntilMended = TimeSpan.FromMilliseconds(400),
    };

    [Fact]
    public async Task What_comes_over_the_socket_is_acknowledged_on_it_after_it_is_stored()
    {
        await using var house = await OpenAsync();
        var socket = await house.Slack.Sockets.OpenAsync();

        var id = await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "projects", "1.2.a"));
        await HouseLoops.UntilAsync(() => socket.Answers.Count == 1);

        Assert.Equal(id, (string?)socket.Answers[0]["envelope_id"]);
        Assert.Equal(SlackMessages.SentPrivately, (string?)socket.Answers[0]["payload"]!["text"]);
        Assert.Single(await house.House.InboxAsync());
        Assert.Contains("MES", (await house.NewestAsync(house.Ali)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payload_is_only_sent_back_where_slack_takes_one()
    {
        await using var house = await OpenAsync();
        var socket = await house.Slack.Sockets.OpenAsync();

        await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "projects", "1.2.a"), takesAnswer: false);
        await HouseLoops.UntilAsync(() => socket.Answers.Count == 1);

        Assert.False(socket.Answers[0].ContainsKey("payload"));
    }

    [Fact]
    public async Task The_same_act_over_the_socket_and_over_http_is_one_act()
    {
        await using var house = await OpenAsync();
        var socket = await house.Slack.Sockets.OpenAsync();
        var command = SlackDriver.Command(house.Ali, "projects", "1.2.a");

        await socket.BringAsync("slash_commands", command);
        await socket.BringAsync("slash_commands", command);
        await HouseLoops.UntilAsync(() => socket.Answers.Count == 2);
        await house.Driver.PostCommandAsync(command);

        Assert.Single(await house.House.InboxAsync());
    }

    [Fact]
    public async Task A_large_payload_in_many_frames_is_put_together_and_an_unknown_one_is_passed_over()
    {
        await using var house = await OpenAsync();
        var socket = await house.Slack.Sockets.OpenAsync();
        var large = SlackDriver.Command(house.Ali, "projects", "1.2.a");
        large["filling"] = new string('x', 300_000);

        await socket.BringAsync("something_new", new());
        await socket.BringAsync("slash_commands", large, frames: 40);
        await HouseLoops.UntilAsync(() => socket.Answers.Count == 2);

        Assert.Single(await house.House.InboxAsync());
    }

    [Theory]
    [InlineData("warning"), InlineData("refresh_requested"), InlineData("a_reason_to_come")]
    public async Task A_new_connection_is_there_before_the_old_one_is_let_go(string reason)
    {
        await using var house = await OpenAsync();
        var old = await house.Slack.Sockets.OpenAsync();
        await old.DisconnectAsync(reason);
        var next = await house.Slack.Sockets.OpenAsync(2);

        Assert.True(old.IsOpen);
        await old.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "projects", "1.2.a"));
        await HouseLoops.UntilAsync(() => old.Answers.Count == 1);
        await next.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "help", "1.2.b"));
        await HouseLoops.UntilAsync(() => next.Answers.Count == 1 && !old.IsOpen);
        Assert.Equal(2, (await house.House.InboxAsync()).Count);
    }

    [Fact]
    public async Task While_connections_are_replaced_again_and_again_nothing_is_lost_and_nothing_counts_twice()
    {
        await using var house = await OpenAsync();
        const int commands = 120;
        var sent = new List<string>();
        for (var n = 0; n < commands; n++)
        {
            var socket = house.Slack.Sockets.All.LastOrDefault(static s => s.IsOpen) ?? await house.Slack.Sockets.OpenAsync();
            if (n % 30 == 15)
                await socket.DisconnectAsync("refresh_requested");
            sent.Add(await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "help", $"1.2.{n}")));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        await HouseLoops.UntilAsync(() => house.Slack.Sockets.Answers.Count() == commands);

        Assert.Equal(sent.Order(), house.Slack.Sockets.Answers.Select(static a => (string)a["envelope_id"]!).Order());
        Assert.Equal(commands, (await house.House.InboxAsync()).Select(static i => i.DedupeKey).Distinct().Count());
        Assert.InRange(house.Slack.Sockets.All.Count, 4, 6);
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_not_acknowledged()
    {
        await using var house = await OpenAsync(static s => s.AddSingleton<TimeProvider>(new ShiftedTime()));
        var socket = await house.Slack.Sockets.OpenAsync();
        var held = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var gate = house.House.Gate.RunAsync(async (db, token) =>
        {
            // The gate of SQLite is the only way in; on PostgreSQL others write beside it.
            if (HouseDatabase.Server is not null)
                await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Inbox\" IN EXCLUSIVE MODE", token);
            begun.TrySetResult();
            await held.Task;
        }, TestContext.Current.CancellationToken);
        await begun.Task;

        await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "help", "1.2.a"));
        await HouseLoops.UntilAsync(() => house.House.Get<SlackSocketState>().Unacknowledged == 1);
        held.SetResult();
        await gate;

        Assert.Empty(socket.Answers);
        await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "help", "1.2.a"));
        await HouseLoops.UntilAsync(() => socket.Answers.Count == 1);
        Assert.Single(await house.House.InboxAsync());
    }

    [Fact]
    public async Task A_connection_that_breaks_is_opened_again()
    {
        await using var house = await OpenAsync();
        (await house.Slack.Sockets.OpenAsync()).Cut();

        await house.Slack.Sockets.OpenAsync(2);
        await HouseLoops.UntilAsync(() => house.House.Get<SlackChannel>().Trouble is null);
    }

    [Fact]
    public async Task A_connection_that_says_no_hello_does_not_count()
    {
        await using var house = await OpenAsync(quick: Quick with { HelloWithin = TimeSpan.FromMilliseconds(300) }, hello: false);

        await HouseLoops.UntilAsync(() => house.Slack.Sockets.All.Count >= 2);

        Assert.Equal(0, house.House.Get<SlackSocketState>().Connections);
        await HouseLoops.UntilAsync(() =>
            house.House.Get<SlackChannel>().Trouble?.Contains("not connected", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("link_disabled", "Socket Mode is switched off"), InlineData("too_many_websockets", "too many connections")]
    public async Task A_connection_that_slack_ends_for_good_is_told_and_tried_again_later(string reason, string told)
    {
        await using var house = await OpenAsync();
        await (await house.Slack.Sockets.OpenAsync()).DisconnectAsync(reason);

        await HouseLoops.UntilAsync(() =>
            house.House.Get<SlackChannel>().Trouble?.Contains(told, StringComparison.Ordinal) == true);
        await house.Slack.Sockets.OpenAsync(2);
        await HouseLoops.UntilAsync(() => house.House.Get<SlackChannel>().Trouble is null);
    }

    [Fact]
    public async Task Without_a_grant_it_is_told_why_and_tried_again()
    {
        await using var house = await OpenAsync(plan: static slack =>
            slack.Plan("apps.connections.open", SlackTakes.Error("invalid_auth")));

        await HouseLoops.UntilAsync(() =>
            house.House.Get<SlackChannel>().Trouble?.Contains("Slack:AppToken", StringComparison.Ordinal) == true);
        await house.Slack.Sockets.OpenAsync();
        await HouseLoops.UntilAsync(() => house.House.Get<SlackChannel>().Trouble is null);
    }

    [Fact]
    public async Task Slack_naming_somebody_elses_address_is_not_followed()
    {
        await using var house = await OpenAsync(plan: static slack =>
            slack.Plan("apps.connections.open", static (http, _) => http.RequestServices is null ? Task.CompletedTask
                : WriteAsync(http)));

        await house.Slack.Sockets.OpenAsync();
        Assert.Single(house.Slack.Sockets.All);

        static Task WriteAsync(Microsoft.AspNetCore.Http.HttpContext http)
        {
            http.Response.ContentType = "application/json";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, """{"ok":true,"url":"wss://evil.example/link"}""");
        }
    }

    [Fact]
    public async Task Stopping_acknowledges_what_was_stored_and_does_not_wait_for_slack_to_close()
    {
        await using var house = await OpenAsync();
        var socket = await house.Slack.Sockets.OpenAsync();
        await socket.BringAsync("slash_commands", SlackDriver.Command(house.Ali, "help", "1.2.a"));
        await HouseLoops.UntilAsync(() => house.House.InboxAsync().Result.Count == 1);

        await house.DisconnectAsync();

        Assert.Single(socket.Answers);
    }

    private static async Task<SlackHouse> OpenAsync(Action<IServiceCollection>? more = null, SlackSocketTiming? quick = null,
        bool hello = true, Action<FakeSlack>? plan = null)
    {
        var house = await SlackHouse.OpenAsync(static s => s["Slack:Mode"] = "Socket", services =>
        {
            services.Replace(ServiceDescriptor.Singleton(quick ?? Quick));
            services.AddSingleton<TimeProvider>(new ShiftedTime());
            more?.Invoke(services);
        });
        house.Slack.Sockets.SaysHello = hello;
        plan?.Invoke(house.Slack);
        house.Connect();
        return house;
    }
}
