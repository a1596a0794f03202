using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using Xunit;

namespace LeadershipBot.Tests.Charts;

public sealed class TrendWordsTests
{
    [Theory]
    [InlineData("one", "Unplanned downtime fell from 9.1 to 3 % since 1 June; the target is 5 %. "
        + "1 June to 9 November 2026, 24 values, between 3 and 9.1 %. Approved: 13 July 2026.")]
    [InlineData("gaps", "Restore tests done in the last 12 months rose from 41 to 79 % since 1 June; the target is 95 %. "
        + "1 June to 17 August 2026, 8 values, between 41 and 79 %. 4 points have no value.")]
    [InlineData("two", "Patches treated: Bursa rose from 62 to 93 %, Gebze rose from 70 to 77 %; the target is 95 %. "
        + "1 June to 20 July 2026, 16 values, between 62 and 93 %. Go-live: 22 June 2026.")]
    [InlineData("negative", "Change against the plan fell from 4 to −4 h since 1 June; the target is 0 h. "
        + "1 June to 13 July 2026, 7 values, between −4 and 4 h.")]
    [InlineData("point", "Zones at their target level is 64 % on 1 June 2026; the target is 90 %.")]
    [InlineData("constant", "Known-exploited overdue stands at 0, as at the start since 1 June; the target is 0. "
        + "1 June to 6 July 2026, 6 values, the same throughout.")]
    [InlineData("none", "Data latency: no value yet. 3 points have no value.")]
    public void The_words_say_the_same_as_the_picture(string name, string alt) => Assert.Equal(alt, SomeTrend.All[name].Alt);

    [Fact]
    public void Without_any_point_there_is_nothing_to_say_but_that() =>
        Assert.Equal("OEE: no value yet.", TrendWords.Told("OEE", "%", []).Alt);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.00001, "0")]
    [InlineData(0.042, "0.042")]
    [InlineData(3.456, "3.46")]
    [InlineData(12.44, "12.4")]
    [InlineData(-1239.7, "−1,240")]
    public void Numbers_keep_the_digits_that_matter(double value, string said) => Assert.Equal(said, TrendNumbers.Say(value));

    [Fact]
    public void One_day_is_not_one_days()
    {
        Assert.Equal("1 day", TrendNumbers.Say(1, "days"));
        Assert.Equal("2 days", TrendNumbers.Say(2, "days"));
        Assert.Equal("+2", TrendNumbers.Change(2));
        Assert.Equal("±0", TrendNumbers.Change(0));
    }

    [Fact]
    public void Letters_the_font_lacks_leave_a_sign_and_what_is_only_such_letters_leaves_nothing()
    {
        Assert.Equal("Verfügbarkeit … Доступность …", TrendFonts.Drawable("Verfügbarkeit 可用性 Доступность 🚀"));
        Assert.Equal("", TrendFonts.Drawable("上海"));
        Assert.Equal("%", TrendFonts.Drawable("%"));
    }

    [Fact]
    public void Labels_keep_their_distance_and_stay_inside()
    {
        Assert.Equal([81f, 121f, 300f], TrendPlot.Spread([100, 102, 300], 40, 0, 300));
        Assert.Equal([220f, 260f, 300f], TrendPlot.Spread([298, 299, 300], 40, 0, 300));
        Assert.Equal([40f, 0f], TrendPlot.Spread([5, 3], 40, 0, 300));
    }
}
