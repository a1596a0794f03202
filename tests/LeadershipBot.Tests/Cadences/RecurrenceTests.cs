using CsCheck;
using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("every day at 12:00")]
    [InlineData("every week on Tue at 12:00")]
    [InlineData("every week on Mon-Fri at 09:00")]
    [InlineData("every week on Mon,Thu at 09:00 from 2026-03-02")]
    [InlineData("every 2 weeks on Tue at 12:00 from 2026-01-06")]
    [InlineData("every 2 weeks on Sun,Tue at 12:00 from 2026-01-06 weeks start Sun",
        "every 2 weeks on Tue,Sun at 12:00 from 2026-01-06 weeks start Sun")]
    [InlineData("monthly on day 15 at 09:00")]
    [InlineData("monthly on the last Fri at 09:00")]
    [InlineData("monthly on the 2nd Tue at 09:30")]
    [InlineData("quarterly on day 10 of month 1 at 10:00")]
    [InlineData("quarterly on the 1st Mon of month 3 at 10:00")]
    [InlineData("  Every  Tuesday at 9:00 ", "every week on Tue at 09:00")]
    [InlineData("every weekday at 09:00", "every week on Mon-Fri at 09:00")]
    [InlineData("daily at 09:00", "every day at 09:00")]
    [InlineData("every Mon and Thu at 09:00", "every week on Mon,Thu at 09:00")]
    [InlineData("fortnightly on Tuesdays at 12:00 from 2026-01-06", "every 2 weeks on Tue at 12:00 from 2026-01-06")]
    [InlineData("every 1 week on Tue at 12:00 weeks start Sun", "every week on Tue at 12:00")]
    [InlineData("every month on the first monday at 09:00", "monthly on the 1st Mon at 09:00")]
    public void A_rhythm_is_read_and_written_one_way(string text, string? written = null) =>
        Assert.Equal(written ?? text, Recurrence.Parse(text).Value.ToText());

    [Theory]
    [InlineData("", "A rhythm needs days and a time. Write for example 'every week on Tue at 12:00'.")]
    [InlineData("every Tuesday", "A rhythm needs days and a time. Write for example 'every week on Tue at 12:00'.")]
    [InlineData("every day at noon", "'noon' is not a time of the day. Write it like 09:00 or 16:30.")]
    [InlineData("every day at 24:00", "'24:00' is not a time of the day. Write it like 09:00 or 16:30.")]
    [InlineData("every 2 weeks on Tue at 12:00", "Every 2 weeks from when? Add a date in the first week, for example "
        + "'every 2 weeks on Tue at 12:00 from 2026-01-06'.")]
    [InlineData("every 2 weeks on Tue at 12:00 from 6.1.2026", "'6.1.2026' is not a date. Write it like 2026-01-06.")]
    [InlineData("every week on Funday at 12:00",
        "'Funday' is not a weekday or a range of weekdays. Write for example Mon-Fri or Mon,Tue,Thu.")]
    [InlineData("monthly on day 32 at 09:00",
        "'day 32' is not a day of a month. Write 'day 1' to 'day 31', 'the 1st Mon' to 'the 4th Mon', "
        + "or 'the last Fri'.")]
    [InlineData("quarterly on day 10 at 09:00",
        "Which month of the quarter? Write for example 'quarterly on day 10 of month 1 at 09:00'.")]
    [InlineData("quarterly on day 10 of month 4 at 09:00", "A quarter has the months 1 to 3, not 4.")]
    public void What_is_no_rhythm_is_refused_with_a_cure(string text, string sentence) =>
        Assert.Equal(sentence, Recurrence.Parse(text).Refusal!.Sentence);

    [Theory]
    [InlineData("every 27 weeks on Tue at 12:00 from 2026-01-06", "Weeks are counted from 1 to 26.")]
    [InlineData("every 99999999999 weeks on Tue at 12:00 from 2026-01-06", "Weeks are counted from 1 to 26.")]
    [InlineData("yearly on day 1 at 09:00", "'yearly on day 1' is not a rhythm.")]
    [InlineData("every now and then at 09:00", "'every now and then' is not a rhythm.")]
    [InlineData("monthly on the 5th Mon at 09:00", "'the 5th Mon' is not a day of a month.")]
    [InlineData("monthly on day 5 at 09:00 from 2026-01-06", "Only rhythms of weeks start from a date.")]
    [InlineData("monthly on day 5 of month 1 at 09:00", "A monthly rhythm runs in every month.")]
    public void Longer_refusals_begin_with_what_is_wrong(string text, string start) =>
        Assert.StartsWith(start, Recurrence.Parse(text).Refusal!.Sentence);

    [Theory]
    [InlineData("every day at 12:00", "every day at 12:00")]
    [InlineData("every week on Tue at 12:00", "Tuesdays at 12:00")]
    [InlineData("every week on Mon-Fri at 09:00", "Mondays to Fridays at 09:00")]
    [InlineData("every 2 weeks on Tue at 12:00 from 2026-01-06", "Tuesdays every second week at 12:00")]
    [InlineData("every 3 weeks on Mon,Tue,Thu at 12:00 from 2026-01-06",
        "Mondays, Tuesdays and Thursdays every third week at 12:00")]
    [InlineData("every 4 weeks on Tue,Thu at 12:00 from 2026-01-06", "Tuesdays and Thursdays every 4 weeks at 12:00")]
    [InlineData("every 2 weeks on Mon-Sun at 12:00 from 2026-01-06", "every day of every second week at 12:00")]
    [InlineData("monthly on day 15 at 09:00", "the 15th of every month at 09:00")]
    [InlineData("monthly on day 22 at 09:00", "the 22nd of every month at 09:00")]
    [InlineData("monthly on day 31 at 09:00", "the last day of every month at 09:00")]
    [InlineData("monthly on day 30 at 09:00", "the 30th (or last day) of every month at 09:00")]
    [InlineData("monthly on the last Fri at 09:00", "the last Friday of every month at 09:00")]
    [InlineData("quarterly on day 10 of month 1 at 10:00", "the 10th of the first month of every quarter at 10:00")]
    [InlineData("quarterly on the 2nd Tue of month 3 at 10:00",
        "the second Tuesday of the third month of every quarter at 10:00")]
    public void A_rhythm_is_told_in_plain_English(string text, string phrase) =>
        Assert.Equal(phrase, Recurrence.Parse(text).Value.ToPhrase());

    [Theory]
    [InlineData("monthly on day 31 at 09:00", "2028-01-01", "2028-01-31 2028-02-29 2028-03-31 2028-04-30")]
    [InlineData("monthly on the last Fri at 09:00", "2026-01-01", "2026-01-30 2026-02-27 2026-03-27 2026-04-24")]
    [InlineData("monthly on the 1st Mon at 09:00", "2026-01-06", "2026-02-02 2026-03-02 2026-04-06 2026-05-04")]
    [InlineData("quarterly on day 31 of month 2 at 09:00", "2026-01-01", "2026-02-28 2026-05-31 2026-08-31 2026-11-30")]
    [InlineData("every 2 weeks on Tue at 12:00 from 2026-01-06", "2025-06-01", "2026-01-06 2026-01-20 2026-02-03 2026-02-17")]
    [InlineData("every 2 weeks on Mon,Sun at 12:00 from 2026-01-06", "2026-01-01", "2026-01-11 2026-01-19 2026-01-25 2026-02-02")]
    [InlineData("every 2 weeks on Mon,Sun at 12:00 from 2026-01-06 weeks start Sun", "2026-01-01",
        "2026-01-18 2026-01-19 2026-02-01 2026-02-02")]
    public void The_dates_of_a_rhythm_known_by_heart(string text, string from, string dates) =>
        Assert.Equal(dates, string.Join(' ', Cadence.Dates(Recurrence.Parse(text).Value, DateOnly.Parse(from), DateOnly.MaxValue)
            .Take(4).Select(date => date.ToString("yyyy-MM-dd"))));

    [Fact]
    public void Every_rhythm_survives_its_text() =>
        SomePeople.Recurrence.Sample(recurrence => Recurrence.Parse(recurrence.ToText()).Value == recurrence);

    [Fact]
    public void Any_text_is_read_or_refused_but_never_throws() =>
        Gen.OneOf("every", "2", "weeks", "on", "Tue", "at", "12:00", "from", "2026-01-06", "monthly", "quarterly", "day", "31",
                "of", "month", "the", "last", "weeks start", "99999999999999999999", "-", "")
            .Array[0, 12].Select(words => string.Join(' ', words))
            .Sample(text => Recurrence.Parse(text).TryGet(out var read, out var refusal)
                ? Recurrence.Parse(read.ToText()).Value == read
                : refusal.Sentence.Length > 20);

    [Fact]
    public void The_next_date_is_the_first_of_the_lazy_dates() =>
        Gen.Select(SomePeople.Recurrence, SomePeople.Date).Sample((recurrence, after) =>
            Cadence.NextDate(recurrence, after) == Cadence.Dates(recurrence, after.AddDays(1), DateOnly.MaxValue).First()
            && recurrence.FallsOn(Cadence.NextDate(recurrence, after)));

    [Fact]
    public void A_rhythm_without_an_anchor_or_out_of_range_cannot_be_made()
    {
        var at = new TimeOnly(12, 0);
        Assert.Throws<ArgumentException>(() => new Recurrence.Weekly(default, at, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrence.Weekly(default, at, 27, new DateOnly(2026, 1, 6)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrence.MonthlyByDay(0, at));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrence.MonthlyByWeekday(5, DayOfWeek.Monday, at));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrence.Quarterly(4, DayInMonth.Number(1), at));
        Assert.Empty(Cadence.Dates(new Recurrence.Daily(at), new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1)));
        Assert.Single(Cadence.Dates(new Recurrence.Daily(at), DateOnly.MaxValue, DateOnly.MaxValue));
    }
}
