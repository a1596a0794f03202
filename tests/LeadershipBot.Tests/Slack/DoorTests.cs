using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>Who is let in over HTTP, before anything of a request is read.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task What_is_not_signed_just_now_by_slack_is_turned_away_and_leaves_no_trace()
    {
        await using var house = await SlackHouse.OpenAsync();
        var now = house.House.Time.GetUtcNow();
        var command = SlackDriver.Command(house.Meral, "help", "1.2.a");

        Assert.Equal(401, await StatusAsync((r, _) => r.Headers.Remove(SlackSignature.SignatureHeader)));
        Assert.Equal(401, await StatusAsync((r, _) => r.Headers.Remove(SlackSignature.TimestampHeader)));
        Assert.Equal(401, await StatusAsync((r, b) => SlackDriver.Sign(r, b, now, "another secret")));
        Assert.Equal(401, await StatusAsync((r, b) => SlackDriver.Sign(r, b, now.AddMinutes(-6))));
        Assert.Equal(401, await StatusAsync((r, b) => SlackDriver.Sign(r, b, now.AddMinutes(6))));
        Assert.Equal(401, await StatusAsync((r, b) =>
        {
            b[^1] ^= 1;
            r.Content = new ByteArrayContent(b);
        }));
        Assert.Empty(await house.House.InboxAsync());
        Assert.Equal(200, await StatusAsync(null));

        async Task<int> StatusAsync(Action<HttpRequestMessage, byte[]>? change) =>
            (await house.Driver.PostCommandAsync(command, change)).Status;
    }

    [Fact]
    public async Task Slacks_unsigned_check_of_the_certificate_is_answered_and_nothing_can_be_smuggled_in_with_it()
    {
        await using var house = await SlackHouse.OpenAsync();
        var command = SlackDriver.Command(house.Meral, "stop", "1.2.a");
        command["ssl_check"] = "1";

        var answer = await house.Driver.PostCommandAsync(command, static (r, _) =>
            r.Headers.Remove(SlackSignature.SignatureHeader));
        var signed = await house.Driver.PostCommandAsync(command);

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Equal((200, ""), (signed.Status, signed.Body));
        Assert.Empty(await house.House.InboxAsync());
    }

    [Fact]
    public async Task The_words_ssl_check_in_a_text_are_only_words()
    {
        await using var house = await SlackHouse.OpenAsync();

        await house.Driver.PostCommandAsync(SlackDriver.Command(house.Meral, "help &ssl_check=1", "1.2.a"));

        Assert.Single(await house.House.InboxAsync());
    }

    [Fact]
    public async Task The_address_is_confirmed_to_slack()
    {
        await using var house = await SlackHouse.OpenAsync();

        var answer = await house.Driver.PostEventAsync(new() { ["type"] = "url_verification", ["challenge"] = "3eZbrw1a" });

        Assert.Equal("3eZbrw1a", (string?)answer.Json["challenge"]);
    }

    [Theory]
    [InlineData("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""")]
    [InlineData("""{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"an_event_to_come","user":{"id":7}}}""")]
    [InlineData("""{"type":"event_callback","team_id":"T1","event_id":"Ev1"}""")]
    [InlineData("""{"type":"something_new"}""")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public async Task What_is_unknown_is_taken_and_passed_over(string body)
    {
        await using var house = await SlackHouse.OpenAsync();

        Assert.Equal(200, (await house.Driver.SendAsync(SlackAddresses.Events, body, "application/json; charset=utf-8")).Status);
    }

    [Theory]
    [InlineData("""{"type":"view_closed","user":{"id":"U1"},"team":{"id":"T1"},"view":{"id":"V1"},"is_cleared":true}""")]
    [InlineData("""{"type":"block_suggestion","user":{"id":"U1"},"team":{"id":"T1"}}""")]
    [InlineData("""{"type":"interactive_message","user":{"id":"U1"},"team":{"id":"T1"}}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U1"},"team":null,"actions":[{"action_id":"somebody-elses","value":"x"}]}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"actions":[{"action_id":"press.0","type":"overflow"}]}""")]
    [InlineData("""{"type":"shortcut","user":{"id":"U1"},"team":{"id":"T1"},"callback_id":"another"}""")]
    public async Task Interactions_that_mean_nothing_to_us_are_taken_and_passed_over(string payload)
    {
        await using var house = await SlackHouse.OpenAsync();

        Assert.Equal(200, (await house.Driver.PostInteractionAsync(JsonNode.Parse(payload)!.AsObject())).Status);
        Assert.Empty(await house.House.InboxAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_and_what_is_too_long_is_refused()
    {
        await using var house = await SlackHouse.OpenAsync();
        var longer = new string('x', SlackEndpoints.MaxBody + 1);

        Assert.Equal(400, (await house.Driver.SendAsync(SlackAddresses.Events, "{", "application/json")).Status);
        Assert.Equal(400, (await house.Driver.SendAsync(SlackAddresses.Interactions, "payload=%7B",
            "application/x-www-form-urlencoded")).Status);
        Assert.Equal(413, (await house.Driver.SendAsync(SlackAddresses.Events, longer, "application/json")).Status);
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_not_acknowledged_and_comes_again()
    {
        await using var house = await SlackHouse.OpenAsync();
        var line = SlackDriver.Event("Ev1", Line(house, "help"));
        using (Block(house))
            Assert.Equal(503, (await WhileTimePassesAsync(house, house.Driver.PostEventAsync(line))).Status);

        // Slack tries again three times; a busy machine may need more than one.
        var again = 0;
        for (var retry = 1; retry <= 3 && again != 200; retry++)
            again = (await WhileTimePassesAsync(house, house.Driver.PostEventAsync(line))).Status;
        Assert.Equal(200, again);
        await house.NewestAsync(house.Meral);
        Assert.Single(await house.House.InboxAsync());
    }

    private static async Task<SlackSaid> WhileTimePassesAsync(SlackHouse house, Task<SlackSaid> waiting)
    {
        await HouseLoops.UntilAsync(() =>
        {
            house.House.Time.Advance(TimeSpan.FromSeconds(0.02));
            return waiting.IsCompleted;
        });
        return await waiting;
    }

    private static JsonObject Line(SlackHouse house, string text) => new()
    {
        ["type"] = "message", ["channel"] = "D1", ["channel_type"] = "im", ["user"] = SlackHouse.User(house.Meral),
        ["text"] = text,
        ["ts"] = house.Driver.Moment(),
    };

    /// <summary>Holds the write gate until disposed.</summary>
    private static Hold Block(SlackHouse house) => new(house.House);

    private sealed class Hold : IDisposable
    {
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _held;

        public Hold(BotHouse house)
        {
            var begun = new TaskCompletionSource();
            _held = house.Gate.RunAsync(async (db, token) =>
            {
                // The gate of SQLite is the only way in; on PostgreSQL others write beside it.
                if (HouseDatabase.Server is not null)
                    await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Inbox\" IN EXCLUSIVE MODE", token);
                begun.TrySetResult();
                await _go.Task;
            }, CancellationToken.None);
            begun.Task.Wait();
        }

        public void Dispose()
        {
            _go.TrySetResult();
            _held.Wait();
        }
    }
}
