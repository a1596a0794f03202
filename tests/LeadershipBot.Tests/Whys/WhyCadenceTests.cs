using CsCheck;
using LeadershipBot.Projects;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Xunit;

namespace LeadershipBot.Tests.Whys;

public sealed class WhyCadenceTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Fact]
    public void The_first_why_comes_three_days_after_approval() =>
        Assert.Equal(new WhyDue(WhyOccasion.Start, new(2027, 3, 4)), Next(Phase.Execution, last: null, approved: Today));

    [Fact]
    public void In_execution_it_comes_every_four_weeks_and_in_sustain_every_quarter()
    {
        Assert.Equal(new WhyDue(WhyOccasion.Regular, Today.AddDays(28)), Next(Phase.Execution, Today));
        Assert.Equal(new WhyDue(WhyOccasion.Quarter, Today.AddDays(91)), Next(Phase.Sustain, Today));
    }

    [Theory]
    [InlineData(-20, -10, WhyOccasion.Before), InlineData(-9, -2, WhyOccasion.Before), InlineData(-1, 6, WhyOccasion.After),
     InlineData(1, 10, WhyOccasion.After), InlineData(10, 30, WhyOccasion.Day30)]
    public void Around_a_go_live_it_comes_on_its_days_and_never_within_seven(int lastSent, int next, WhyOccasion occasion)
    {
        var day = new DateOnly(2027, 6, 1);
        var due = WhyCadence.Next(new CadenceFacts(Phase.GoLive, new(2026, 9, 1), day, day.AddDays(lastSent), new(2026, 9, 1)),
            day.AddDays(lastSent));
        Assert.Equal(new WhyDue(occasion, day.AddDays(next)), due);
    }

    [Fact]
    public void Nothing_is_due_before_approval_or_after_the_end()
    {
        Assert.Null(Next(Phase.Planning, null));
        Assert.Null(Next(Phase.Closed, Today));
    }

    [Fact]
    public void Whatever_the_plan_two_messages_are_seven_days_apart_and_none_is_much_more_than_a_quarter_away() =>
        Gen.Select(Gen.Enum<Phase>().Where(static p => p is not (Phase.Planning or Phase.Closed)), Gen.Int[-60, 120],
            Gen.Int[0, 9]).Sample((phase, goLive, delay) =>
        {
            DateOnly? last = null;
            for (var today = Today; today < Today.AddDays(200); today = today.AddDays(1))
            {
                var due = WhyCadence.Next(new CadenceFacts(phase, Today, Today.AddDays(goLive), last, Today), today)!.Value;
                Assert.True(last is null || due.On >= last.Value.AddDays(WhyCadence.RestDays));
                Assert.True(due.On <= (last ?? Today).AddDays(91 + WhyCadence.RestDays), $"{due} after {last}");
                if (due.On.AddDays(delay) <= today)
                    last = today;
            }
        }, iter: 300);

    private static WhyDue? Next(Phase phase, DateOnly? last, DateOnly? approved = null) =>
        WhyCadence.Next(new CadenceFacts(phase, approved ?? new(2026, 9, 1), null, last, new(2026, 9, 1)), Today);
}
