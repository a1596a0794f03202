using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Setup;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadershipBot.Tests.Slack;

public sealed class PaceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new(Some.Monday);

    [Fact]
    public void A_conversation_gets_a_short_burst_and_then_one_message_a_second()
    {
        var pace = new SlackPace(_time);
        var waits = Enumerable.Range(0, 7).Select(_ => Wait(pace, "chat.postMessage", "U1")).ToList();

        Assert.Equal([0, 0, 0, 0, 1, 2, 3], waits);
        Assert.Equal(0, Wait(pace, "chat.postMessage", "U2"));
    }

    [Fact]
    public void A_pause_that_slack_asks_for_stalls_that_conversation_alone()
    {
        var pace = new SlackPace(_time);
        pace.Pause("chat.postMessage", "U1", TimeSpan.FromSeconds(30));

        Assert.Equal(30, Wait(pace, "chat.postMessage", "U1"));
        Assert.Equal(0, Wait(pace, "chat.postMessage", "U2"));
        Assert.Equal(0, Wait(pace, "chat.update", null));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(0, Wait(pace, "chat.postMessage", "U1"));
    }

    [Fact]
    public void A_pause_of_a_method_stalls_no_other()
    {
        var pace = new SlackPace(_time);
        pace.Pause("users.info", null, TimeSpan.FromSeconds(60));

        Assert.Equal(60, Wait(pace, "users.info", null));
        Assert.False(pace.IsFree("users.info"));
        Assert.True(pace.IsFree("dnd.info"));
    }

    [Fact]
    public void A_turn_that_is_too_far_off_is_not_taken()
    {
        var pace = new SlackPace(_time);
        pace.Pause("chat.postMessage", "U1", TimeSpan.FromSeconds(10));

        for (var i = 0; i < 3; i++)
        {
            Assert.Null(pace.Take("chat.postMessage", "U1", TimeSpan.FromSeconds(5), out var free));
            Assert.Equal(10, free.TotalSeconds, 3);
        }
    }

    [Fact]
    public void Over_an_hour_no_method_is_called_more_often_than_slack_allows()
    {
        var pace = new SlackPace(_time);
        var calls = 0;
        for (var elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromHours(1); elapsed += TimeSpan.FromMilliseconds(100))
        {
            if (pace.Take("chat.update", null, TimeSpan.Zero, out _) is not null)
                calls++;
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.InRange(calls, 2990, 3010);
    }

    [Fact]
    public void Every_method_that_is_called_has_a_pace() =>
        Assert.All(SlackScopes.All.SelectMany(static s => s.Methods).Concat(SlackScopes.Free), static m =>
            Assert.True(SlackPace.Knows(m), m));

    private static double Wait(SlackPace pace, string method, string? channel) =>
        Math.Round(pace.Take(method, channel, Long, out _)!.Value.TotalSeconds, 3);
}
