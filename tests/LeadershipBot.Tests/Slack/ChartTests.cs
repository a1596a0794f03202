using CsCheck;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Channels.Slack.Charts;
using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Charts;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>A chart arrives in the best way its workspace takes, and the words always say the same.</summary>
public sealed class ChartTests
{
    private static readonly Trend Plain = SomeTrend.All["two"];
    private static readonly Trend Gaps = SomeTrend.All["gaps"];

    [Fact]
    public async Task Where_slack_draws_charts_itself_nothing_is_uploaded()
    {
        await using var house = await OpenAsync();
        await SendAsync(house, Plain);

        var post = Assert.Single(Chat(house));
        Assert.Contains(post.Blocks, static b => (string?)b!["type"] == "data_visualization");
        Assert.Contains(SlackText.Escape(Plain.Alt), post.Text, StringComparison.Ordinal);
        Assert.Empty(house.Slack.Files);
    }

    [Fact]
    public async Task Where_it_does_not_a_picture_is_uploaded_once_for_all_and_the_refusal_is_remembered()
    {
        await using var house = await OpenAsync();
        house.Slack.DrawsCharts = false;
        for (var times = 0; times < 3; times++)
            await SendAsync(house, Plain);

        Assert.Equal(3, Chat(house).Count);
        Assert.All(Chat(house), static p => Assert.Contains(p.Blocks, static b => b!["slack_file"] is not null));
        Assert.Equal(4, house.Slack.CallsOf("chat.postMessage").Count);
        var file = Assert.Single(house.Slack.Files).Value;
        Assert.Equal(TrendPicture.Png(Plain, TrendTheme.Light), file.Bytes);
    }

    [Fact]
    public async Task What_a_workspace_refused_is_known_after_a_restart()
    {
        await using var house = await OpenAsync();
        house.Slack.DrawsCharts = false;
        await SendAsync(house, Plain);

        var again = ActivatorUtilities.CreateInstance<SlackChartLevel>(house.House.Get<IServiceProvider>());

        Assert.Equal(ChartLevel.Picture, await again.OfAsync("T1", TestContext.Current.CancellationToken));
        house.House.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(ChartLevel.Native, await again.OfAsync("T1", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("files.getUploadURLExternal"), InlineData("files.completeUploadExternal"), InlineData("files.info")]
    public async Task Where_nothing_may_be_uploaded_it_is_told_in_words(string method)
    {
        await using var house = await OpenAsync();
        house.Slack.DrawsCharts = false;
        house.Slack.Plan(method, SlackTakes.Error("missing_scope", new() { ["needed"] = "files:write" }));
        await SendAsync(house, Plain);
        await SendAsync(house, Plain);

        Assert.All(Chat(house), static p => Assert.Equal(["section"], p.Blocks.Select(static b => (string?)b!["type"])));
        Assert.Equal(Plain.Alt, (string?)Chat(house)[1].Blocks[0]!["text"]!["text"]);
        Assert.Single(house.Slack.CallsOf(method));
    }

    [Fact]
    public async Task A_trend_with_gaps_is_a_picture_because_slacks_own_chart_would_hide_them()
    {
        await using var house = await OpenAsync();
        await SendAsync(house, Gaps);

        Assert.Null(SlackChart.Draw(Gaps));
        Assert.Contains(Assert.Single(Chat(house)).Blocks, static b => b!["slack_file"] is not null);
    }

    [Fact]
    public async Task An_upload_that_fails_for_now_is_tried_again_with_the_next_chart()
    {
        await using var house = await OpenAsync();
        house.Slack.Plan("files.getUploadURLExternal", SlackTakes.Html500);
        await SendAsync(house, Gaps);
        await SendAsync(house, Gaps);

        Assert.Equal([false, true], Chat(house).Select(static p => p.Blocks.Any(static b => b!["slack_file"] is not null)));
    }

    [Fact]
    public void Every_chart_that_is_drawn_is_inside_slacks_limits_and_ends_at_the_last_value()
    {
        var some = Gen.Select(Gen.Int[1, 60], Gen.Int[1, 3], Gen.Double[-1e6, 1e6], Gen.Bool,
            static (points, series, scale, target) =>
            TrendWords.Told("Something measured over time at several sites", "%", [.. Enumerable.Range(0, series).Select(s =>
                SomeTrend.Weekly($"Site {s}", [.. Enumerable.Range(0, points).Select(n => (double?)((n + s) * scale))]))],
                    target ? scale : null));
        some.Sample(static trend =>
        {
            var chart = SlackChart.Draw(trend)!;
            Assert.Empty(SlackLimits.OfMessage("x", [chart]));
            var data = chart["chart"]!["series"]![0]!["data"]!.AsArray();
            Assert.Equal(Math.Round(trend.Series[0].Points[^1].Value!.Value, 4), (double)data[^1]!["value"]!);
        }, iter: 500);
    }

    [Fact]
    public void A_third_chart_in_a_message_is_told_in_words()
    {
        var content = SlackRenderer.Render(new Message("Three.", [Plain, Plain, Plain]));

        Assert.Equal(2, content.Blocks.Count(static b => (string?)b!["type"] == "data_visualization"));
        Assert.Equal("section", (string?)content.Blocks[^1]!["type"]);
    }

    /// <summary>With the clock of the system: a picture takes a moment to be ready.</summary>
    private static Task<SlackHouse> OpenAsync() => SlackHouse.OpenAsync(null, static services =>
        services.AddSingleton<TimeProvider>(new ShiftedTime()));

    private static Task<DeliveryResult> SendAsync(SlackHouse house, Trend trend) => house.House.Get<SlackChannel>().PostAsync(new Delivery(
        LogicalMessageId.New(), 0, Outbox.ToAddress(house.Meral.Identities[0]), new Message("Look.", [trend]), null),
            TestContext.Current.CancellationToken);

    private static IReadOnlyList<FakeSlackPost> Chat(SlackHouse house) => house.Slack.Chat(SlackHouse.User(house.Meral));
}
