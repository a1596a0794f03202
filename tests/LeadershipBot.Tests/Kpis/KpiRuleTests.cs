using CsCheck;
using LeadershipBot.Kpis;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

public sealed class KpiRuleTests
{
    private static readonly DateOnly Start = new(2027, 1, 4);

    [Theory]
    [InlineData(KpiBetter.Lower, 5, 10, 5, KpiColour.Green)]
    [InlineData(KpiBetter.Lower, 5, 10, 5.01, KpiColour.Amber)]
    [InlineData(KpiBetter.Lower, 5, 10, 10, KpiColour.Amber)]
    [InlineData(KpiBetter.Lower, 5, 10, 10.01, KpiColour.Red)]
    [InlineData(KpiBetter.Higher, 90, 80, 90, KpiColour.Green)]
    [InlineData(KpiBetter.Higher, 90, 80, 80, KpiColour.Amber)]
    [InlineData(KpiBetter.Higher, 90, 80, 79.9, KpiColour.Red)]
    [InlineData(KpiBetter.Lower, 0, 0, 0, KpiColour.Green)]
    [InlineData(KpiBetter.Lower, 0, 0, 1, KpiColour.Red)]
    public void The_bounds_belong_to_the_better_colour(KpiBetter better, double green, double red, double value,
        KpiColour colour) =>
        Assert.Equal(colour, Stand(Terms(better, green: green, red: red), value).Colour);

    [Theory]
    [InlineData(110, KpiColour.Green)]
    [InlineData(100, KpiColour.Amber)]
    [InlineData(90, KpiColour.Amber)]
    [InlineData(89, KpiColour.Red)]
    public void Against_the_year_before_the_bounds_are_percent_of_change(double last, KpiColour colour)
    {
        var terms = Terms(KpiBetter.Higher, green: 10, red: -10) with { AgainstBase = true };

        Assert.Equal(colour, Stand(terms, 90, 100, 110, last).Colour);
        Assert.Equal(KpiColour.Grey, Stand(terms, 100, last).Colour);
    }

    [Fact]
    public void Without_bounds_the_target_colours_and_without_a_target_nothing_does()
    {
        Assert.Equal(KpiColour.Green, Stand(Terms(KpiBetter.Higher, target: 80), 80).Colour);
        Assert.Equal(KpiColour.Amber, Stand(Terms(KpiBetter.Higher, target: 80), 72).Colour);
        Assert.Equal(KpiColour.Red, Stand(Terms(KpiBetter.Higher, target: 80), 71.9).Colour);
        Assert.Equal(KpiColour.Grey, Stand(Terms(KpiBetter.Higher), 80).Colour);
    }

    [Fact]
    public void A_value_older_than_twice_its_period_is_grey_whatever_it_is()
    {
        var terms = Terms(KpiBetter.Lower, green: 5, red: 10);
        KpiPoint[] good = [new(Start, 1)];

        Assert.Equal(KpiColour.Green, KpiRule.Stand(terms, good, Start.AddDays(14)).Colour);
        Assert.Equal((KpiColour.Grey, true), KpiRule.Stand(terms, good, Start.AddDays(15)) is var s ? (s.Colour, s.IsStale)
            : default);
        Assert.True(KpiRule.Stand(terms, [], Start.AddDays(15)).IsStale);
        Assert.False(KpiRule.Stand(terms, [], Start.AddDays(14)).IsStale);
    }

    [Fact]
    public void A_value_that_sways_about_its_target_does_not_cross_it_again_and_again()
    {
        var terms = Terms(KpiBetter.Higher, target: 100);

        Assert.Equal(GoalSide.Missed, Side(terms, 99));
        Assert.Equal(GoalSide.Met, Side(terms, 99, 100));
        Assert.Equal(GoalSide.Met, Side(terms, 99, 100, 98.5));
        Assert.Equal(GoalSide.Missed, Side(terms, 99, 100, 97.9));
        Assert.Equal(GoalSide.Missed, Side(terms, 99, 100, 97.9, 99.5));
        Assert.Equal(GoalSide.Unsaid, Side(Terms(KpiBetter.Higher), 99));
    }

    [Fact]
    public void Within_the_sway_a_side_is_never_left_and_beyond_it_always_right() =>
        Gen.Double[50, 150].Array[1, 30].Sample(values =>
        {
            var side = Side(Terms(KpiBetter.Higher, target: 100), values);
            return values[^1] >= 100 ? side == GoalSide.Met : values[^1] >= 98 || side == GoalSide.Missed;
        });

    [Fact]
    public void Stale_is_never_green() => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, 900], Gen.Enum<KpiPeriod>(),
        Gen.Bool).Sample(
        static (value, age, period, higher) =>
        {
            var terms = Terms(higher ? KpiBetter.Higher : KpiBetter.Lower, target: 1) with { Period = period };
            var standing = KpiRule.Stand(terms, [new(Start, value)], Start.AddDays(age));
            return standing.IsStale == age > 2 * KpiRule.DaysOf(period)
                && (!standing.IsStale || standing.Colour == KpiColour.Grey);
        });

    private static KpiTerms Terms(KpiBetter better, double? target = null, double? green = null, double? red = null) =>
        new(better, target, green, red, false, KpiPeriod.Week, Start);

    private static KpiPoint[] Points(double[] values) => [.. values.Select(static (v, n) =>
        new KpiPoint(Start.AddDays(7 * n), v))];

    private static KpiStanding Stand(KpiTerms terms, params double[] values) =>
        KpiRule.Stand(terms, Points(values), Start.AddDays(7 * values.Length));

    private static GoalSide Side(KpiTerms terms, params double[] values) => KpiRule.SideOf(terms, Points(values));
}
