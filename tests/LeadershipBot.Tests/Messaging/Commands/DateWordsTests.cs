using LeadershipBot.Messaging.Commands;
using Xunit;

namespace LeadershipBot.Tests.Messaging.Commands;

public sealed class DateWordsTests
{
    [Theory]
    [InlineData("2027-03-14", "2027-03-14", "2027-03-14")]
    [InlineData("14 Mar", "2027-03-14", "2026-03-14")]
    [InlineData("14 March 2028", "2028-03-14", "2028-03-14")]
    [InlineData("March 14", "2027-03-14", "2026-03-14")]
    [InlineData("March 14, 2028", "2028-03-14", "2028-03-14")]
    [InlineData("3rd of Feb", "2028-02-03", "2027-02-03")]
    [InlineData("3. Sept.", "2027-09-03", "2026-09-03")]
    [InlineData("29 Feb", "2028-02-29", "2024-02-29")]
    [InlineData("14.3.2027", "2027-03-14", "2027-03-14")]
    [InlineData("today", "2027-03-10", "2027-03-10")]
    [InlineData("Tomorrow", "2027-03-11", "2027-03-11")]
    [InlineData("yesterday", "2027-03-09", "2027-03-09")]
    [InlineData("wed", "2027-03-10", "2027-03-10")]
    [InlineData("Friday", "2027-03-12", "2027-03-05")]
    [InlineData("next wednesday", "2027-03-17", "2027-03-17")]
    [InlineData("last mon", "2027-03-08", "2027-03-08")]
    public void A_date_is_read_ahead_or_back(string text, string ahead, string back)
    {
        Assert.Equal(ahead, Iso(DateWords.Date(text, Lines.Today, DateLean.Ahead).Value));
        Assert.Equal(back, Iso(DateWords.Date(text, Lines.Today, DateLean.Back).Value));
    }

    [Theory]
    [InlineData("3/4/2027")]
    [InlineData("30 Feb")]
    [InlineData("0 Mar")]
    [InlineData("2027-13-01")]
    [InlineData("m")]
    [InlineData("14 Mars")]
    [InlineData("99999999999 Mar")]
    [InlineData("")]
    public void What_is_not_a_date_is_refused_with_a_cure(string text) =>
        Assert.Contains("Write 2027-03-14", DateWords.Date(text, Lines.Today, DateLean.Ahead).Refusal!.Sentence,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("2027-03-03..2027-03-14", "2027-03-03", "2027-03-14")]
    [InlineData("3-14 Apr", "2027-04-03", "2027-04-14")]
    [InlineData("3 – 14 April 2028", "2028-04-03", "2028-04-14")]
    [InlineData("from 3 to 14 Apr", "2027-04-03", "2027-04-14")]
    [InlineData("28 Dec - 3 Jan", "2027-12-28", "2028-01-03")]
    [InlineData("28 Dec until 3 Jan 2028", "2027-12-28", "2028-01-03")]
    [InlineData("from 12 Mar until 14 May", "2027-03-12", "2027-05-14")]
    [InlineData("until 14 May", "2027-03-10", "2027-05-14")]
    [InlineData("until friday", "2027-03-10", "2027-03-12")]
    [InlineData("for 2 weeks", "2027-03-10", "2027-03-23")]
    [InlineData("for a month", "2027-03-10", "2027-04-09")]
    [InlineData("for 1 day", "2027-03-10", "2027-03-10")]
    [InlineData("from monday for 3 days", "2027-03-15", "2027-03-17")]
    [InlineData("monday for 3 days", "2027-03-15", "2027-03-17")]
    [InlineData("monday to thursday", "2027-03-15", "2027-03-18")]
    [InlineData("this week", "2027-03-10", "2027-03-14")]
    [InlineData("next week", "2027-03-15", "2027-03-21")]
    [InlineData("on friday", "2027-03-12", "2027-03-12")]
    [InlineData("tomorrow", "2027-03-11", "2027-03-11")]
    public void A_stretch_of_dates_is_read_in_the_askers_own_words(string text, string from, string until)
    {
        var span = DateWords.Span(text, Lines.Today).Value;
        Assert.Equal((from, until), (Iso(span.From), Iso(span.Until)));
    }

    [Theory]
    [InlineData("for 0 days")]
    [InlineData("for 999 weeks")]
    [InlineData("2027-03-14..2027-03-03")]
    [InlineData("14-3 Apr")]
    [InlineData("until")]
    [InlineData("for ages")]
    public void A_stretch_that_cannot_be_is_refused(string text) => Assert.False(DateWords.Span(text, Lines.Today).Succeeded);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
