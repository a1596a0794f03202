using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class SpansAndDaysTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public void A_span_holds_both_its_ends_and_never_runs_backwards()
    {
        var span = new DateSpan(Monday, Monday.AddDays(4));

        Assert.Equal(5, span.Days);
        Assert.True(span.Contains(Monday) && span.Contains(Monday.AddDays(4)));
        Assert.False(span.Contains(Monday.AddDays(-1)) || span.Contains(Monday.AddDays(5)));
        Assert.True(span.Overlaps(DateSpan.OneDay(Monday.AddDays(4))));
        Assert.False(span.Overlaps(DateSpan.OneDay(Monday.AddDays(5))));
        Assert.Equal("2026-01-05 to 2026-01-09", span.ToString());
        Assert.Equal("2026-01-05", DateSpan.OneDay(Monday).ToString());
        Assert.Throws<ArgumentException>(() => new DateSpan(Monday, Monday.AddDays(-1)));
    }

    [Fact]
    public void Working_days_are_counted_from_none_to_a_thousand()
    {
        Assert.Equal("1 working day", new WorkingDays(1).ToString());
        Assert.Equal("5 working days", new WorkingDays(5).ToString());
        Assert.True(new WorkingDays(2) < new WorkingDays(3) && new WorkingDays(3) >= new WorkingDays(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingDays(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingDays(1001));
    }

    [Theory]
    [InlineData("06:00-18:00", "06:00-18:00", false)]
    [InlineData("18:00 - 6:00", "18:00-06:00", true)]
    [InlineData("22:00-24:00", "22:00-00:00", true)]
    [InlineData("00:00-00:00", "00:00-00:00", true)]
    public void Hours_may_end_on_the_next_date(string text, string written, bool pastMidnight)
    {
        Assert.True(ShiftHours.TryParse(text, out var hours));
        Assert.Equal(written, hours.ToString());
        Assert.Equal(pastMidnight, hours.PastMidnight);
    }

    [Theory]
    [InlineData("06:00")]
    [InlineData("06:00-25:00")]
    [InlineData("24:00-06:00")]
    [InlineData("6-18")]
    public void What_are_no_hours_is_not_read(string text) => Assert.False(ShiftHours.TryParse(text, out _));

    [Fact]
    public void Times_hold_whole_minutes()
    {
        Assert.Throws<ArgumentException>(() => new ShiftHours(new TimeOnly(6, 0, 1), new TimeOnly(18, 0)));
        Assert.Throws<ArgumentException>(() => new Recurrence.Daily(new TimeOnly(6, 0, 1)));
    }

    [Fact]
    public void A_stale_rule_is_told_in_words()
    {
        Assert.Equal("the same date", StaleRule.SameDate.ToString());
        Assert.Equal("1 day", StaleRule.AfterDates(1).ToString());
        Assert.Equal("5 working days", StaleRule.AfterWorkingDays(new WorkingDays(5)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => StaleRule.AfterDates(-1));
    }
}
