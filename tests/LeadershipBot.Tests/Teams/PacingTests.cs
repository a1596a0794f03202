using CsCheck;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadershipBot.Tests.Teams;

public sealed class PacingTests
{
    [Fact]
    public void No_stretch_of_time_ever_holds_more_calls_than_microsoft_allows() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 400]).Array[1, 400].Sample(steps =>
        {
            var time = new FakeTimeProvider(Some.Monday);
            var pacing = new Pacing(time);
            var taken = new List<(string Conversation, DateTimeOffset At)>();
            foreach (var (conversation, wait) in steps)
            {
                if (pacing.Take("t", $"c{conversation}") == TimeSpan.Zero)
                    taken.Add(($"c{conversation}", time.GetUtcNow()));
                time.Advance(TimeSpan.FromMilliseconds(wait));
            }
            Assert.All(Pacing.Tenant, limit => Within(limit, [.. taken.Select(static t => t.At)]));
            Assert.All(taken.GroupBy(static t => t.Conversation), g =>
                Assert.All(Pacing.Conversation, limit => Within(limit, [.. g.Select(static t => t.At)])));
        }, iter: 200);

    [Fact]
    public void After_the_wait_it_names_there_is_a_place()
    {
        var time = new FakeTimeProvider(Some.Monday);
        var pacing = new Pacing(time);
        for (var i = 0; i < 100; i++)
        {
            if (pacing.Take("t", "c") is var wait && wait > TimeSpan.Zero)
            {
                time.Advance(wait);
                Assert.Equal(TimeSpan.Zero, pacing.Take("t", "c"));
            }
        }
    }

    [Fact]
    public void A_closed_conversation_waits_and_the_others_go_on()
    {
        var time = new FakeTimeProvider(Some.Monday);
        var pacing = new Pacing(time);

        pacing.Close("t", "c", TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), pacing.Take("t", "c"));
        Assert.Equal(TimeSpan.Zero, pacing.Take("t", "d"));
    }

    private static void Within(PaceLimit limit, List<DateTimeOffset> calls)
    {
        for (var i = limit.Count; i < calls.Count; i++)
            Assert.True(calls[i] - calls[i - limit.Count] >= limit.Window);
    }
}
