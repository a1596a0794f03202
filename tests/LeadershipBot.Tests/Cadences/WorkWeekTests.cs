using CsCheck;
using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class WorkWeekTests
{
    [Theory]
    [InlineData("Mon-Fri", "Mon-Fri", 0b0111110)]
    [InlineData("monday - friday", "Mon-Fri", 0b0111110)]
    [InlineData("Sun-Thu", "Sun-Thu", 0b0011111)]
    [InlineData("Sat-Wed", "Sat-Wed", 0b1001111)]
    [InlineData("Mon,Tue,Thu", "Mon,Tue,Thu", 0b0010110)]
    [InlineData("Thu, Tue and Mon", "Mon,Tue,Thu", 0b0010110)]
    [InlineData("Tuesdays", "Tue", 0b0000100)]
    [InlineData("Fri-Sat", "Fri,Sat", 0b1100000)]
    [InlineData("Mon-Wed Sat", "Mon,Tue,Wed,Sat", 0b1001110)]
    [InlineData("Wed-Tue", "Mon-Sun", 0b1111111)]
    public void A_week_is_read_and_written_one_way(string text, string written, int flags)
    {
        var week = WorkWeek.Parse(text).Value;

        Assert.Equal(written, week.ToString());
        Assert.Equal(flags, week.Flags);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("Mon-")]
    [InlineData("Mo-Fr")]
    [InlineData("Mon-Wed-Fri")]
    [InlineData("Funday")]
    public void What_is_no_week_is_refused_with_an_example(string text) =>
        Assert.EndsWith("Write for example Mon-Fri or Mon,Tue,Thu.", WorkWeek.Parse(text).Refusal!.Sentence);

    [Fact]
    public void Every_week_survives_text_and_storage()
    {
        for (var flags = 1; flags <= 127; flags++)
        {
            var week = WorkWeek.FromFlags(flags);
            Assert.Equal(week, WorkWeek.Parse(week.ToString()).Value);
            Assert.Equal(flags, week.Flags);
            Assert.Equal(week.Count, Enum.GetValues<DayOfWeek>().Count(week.Contains));
            Assert.Equal(week, WorkWeek.Of([.. Enum.GetValues<DayOfWeek>().Where(week.Contains)]));
        }
    }

    [Fact]
    public void A_week_without_days_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkWeek.FromFlags(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkWeek.FromFlags(128));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkWeek.Of());
        Assert.Equal("Mon-Fri", default(WorkWeek).ToString());
        Assert.Equal(WorkWeek.MondayToFriday, WorkWeek.Parse("Mon-Fri").Value);
    }

    [Fact]
    public void Any_text_is_read_or_refused_but_never_throws() =>
        Gen.String[Gen.Char["MonTueSat -,and"], 0, 20].Sample(text =>
            WorkWeek.Parse(text).TryGet(out var week, out _) is false || week.Flags is >= 1 and <= 127);
}
