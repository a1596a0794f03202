using System.Globalization;
using System.Text.RegularExpressions;
using LeadershipBot.Cadences;

namespace LeadershipBot.Messaging.Commands;

/// <summary>Which way a date without a year, or a weekday, is read.</summary>
public enum DateLean { Ahead, Back }

/// <summary>
/// Reads dates as people type them, relative to their own local date. Two numbers parted by a slash are refused: 3/4 is March
/// to one reader and April to the other. A refusal of kind <see cref="RefusalKind.Conflict"/> was read as a date that cannot be.
/// </summary>
public static partial class DateWords
{
    /// <summary>A longer stretch is taken for a slip of the pen.</summary>
    public const int LongestSpan = 400;

    private const string Cure = "Write 2027-03-14, 14 Mar, tomorrow or a weekday.";

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december"];

    public static Outcome<DateOnly> Date(string text, DateOnly today, DateLean lean)
    {
        var words = Plain(text);
        if ((Relative(words, today, lean) ?? Written(words, today, lean)) is { } date)
            return date;
        return Slashes().IsMatch(words)
            ? Refusal.Conflict($"'{Short(text)}' can be read two ways. {Cure}")
            : Refusal.Invalid($"'{Short(text)}' is not a date I can read. {Cure}");
    }

    /// <summary>
    /// One day, <c>3-14 Mar</c>, <c>3 Mar - 2 Apr</c>, <c>2027-03-03..2027-03-14</c>, <c>until 14 May</c>,
    /// <c>from 3 Mar until 14 Mar</c>, <c>for 2 weeks</c>, <c>from Monday for 3 days</c>, <c>next week</c>.
    /// </summary>
    public static Outcome<DateSpan> Span(string text, DateOnly today)
    {
        var words = Plain(text);
        if (Week(words, today) is { } week)
            return week;
        if (Duration().Match(words) is { Success: true } duration)
            return Lasting(duration, today);
        if (UntilOnly().Match(words) is { Success: true } until)
            return Date(until.Groups["end"].Value, today, DateLean.Ahead).Then(end => Between(today, end));
        if (DaysOfMonth().Match(words) is { Success: true } days)
            return InOneMonth(days, today);
        if (FromUntil().Match(words) is { Success: true } both)
            return Between(both.Groups["start"].Value, both.Groups["end"].Value, today);
        return Date(words.StartsWith("on ", StringComparison.Ordinal) ? words[3..] : words, today, DateLean.Ahead)
            .Then<DateSpan>(static day => DateSpan.OneDay(day));
    }

    private static Outcome<DateSpan> InOneMonth(Match days, DateOnly today)
    {
        if (!Date($"{days.Groups["first"].Value} {days.Groups["rest"].Value}", today, DateLean.Ahead).TryGet(out var from,
            out var refusal))
            return refusal;
        return On(from.Year, from.Month, int.Parse(days.Groups["last"].Value, CultureInfo.InvariantCulture)) is { } until
            ? Between(from, until)
            : Refusal.Invalid($"{from.ToString("MMMM", CultureInfo.InvariantCulture)} has no day {days.Groups["last"].Value}. "
                + $"{Cure}");
    }

    private static Outcome<DateSpan> Between(string start, string end, DateOnly today)
    {
        if (!Date(start, today, DateLean.Ahead).TryGet(out var from, out var refusal))
            return refusal;
        // An end without a year is the first one after the start: 28 Dec - 3 Jan.
        return Date(end, from, DateLean.Ahead).Then(until => Between(from, until));
    }

    private static Outcome<DateSpan> Between(DateOnly from, DateOnly until)
    {
        if (until < from)
            return Refusal.Conflict($"The end, {Say(until)}, is before the start, {Say(from)}.");
        return until.DayNumber - from.DayNumber >= LongestSpan
            ? Refusal.Conflict($"{Say(from)} to {Say(until)} is longer than {LongestSpan} days. Give the dates with their "
                + $"years, in parts.")
            : new DateSpan(from, until);
    }

    private static Outcome<DateSpan> Lasting(Match match, DateOnly today)
    {
        var start = match.Groups["start"] is { Success: true } given ? Date(given.Value, today, DateLean.Ahead) : today;
        var count = match.Groups["count"].Value is "a" or "an" or "one" ? 1
            : int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return start.Then(from => Between(from, match.Groups["unit"].Value[0] switch
        {
            'd' => from.AddDays(count - 1),
            'w' => from.AddDays(7 * count - 1),
            _ => from.AddMonths(count).AddDays(-1),
        }));
    }

    private static DateSpan? Week(string words, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return words switch
        {
            "this week" => new DateSpan(today, monday.AddDays(6)),
            "next week" => new DateSpan(monday.AddDays(7), monday.AddDays(13)),
            _ => null,
        };
    }

    private static DateOnly? Relative(string words, DateOnly today, DateLean lean)
    {
        switch (words)
        {
            case "today": return today;
            case "tomorrow": return today.AddDays(1);
            case "yesterday": return today.AddDays(-1);
        }
        var (which, name) = words.Split(' ') switch
        {
            [var day] => ("", day),
            [("next" or "last" or "this" or "on") and var said, var day] => (said, day),
            _ => ("", ""),
        };
        if (name.Length < 3 || !TryWeekday(name, out var weekday))
            return null;
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return which switch
        {
            "next" => today.AddDays(ahead == 0 ? 7 : ahead),
            "last" => today.AddDays(ahead - 7),
            _ when lean == DateLean.Back => today.AddDays(ahead == 0 ? 0 : ahead - 7),
            _ => today.AddDays(ahead),
        };
    }

    private static DateOnly? Written(string words, DateOnly today, DateLean lean)
    {
        if (DateOnly.TryParseExact(words, ["yyyy-MM-dd", "d.M.yyyy", "d. M. yyyy"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var iso))
            return iso;
        var match = DayMonth().Match(words) is { Success: true } dayFirst ? dayFirst : MonthDay().Match(words);
        if (!match.Success || MonthOf(match.Groups["month"].Value) is not { } month)
            return null;
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["year"] is { Success: true } given)
            return On(int.Parse(given.Value, CultureInfo.InvariantCulture), month, day);
        // A leap day may be years away.
        var step = lean == DateLean.Ahead ? 1 : -1;
        for (var year = today.Year; Math.Abs(year - today.Year) <= 8; year += step)
            if (On(year, month, day) is { } date && (lean == DateLean.Ahead ? date >= today : date <= today))
                return date;
        return null;
    }

    private static DateOnly? On(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && day >= 1
            && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int? MonthOf(string word)
    {
        var at = word.Length < 3 ? -1 : Array.FindIndex(Months, m =>
            m.StartsWith(word is "sept" ? "sep" : word, StringComparison.Ordinal));
        return at < 0 ? null : at + 1;
    }

    private static bool TryWeekday(string word, out DayOfWeek day)
    {
        for (day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
            if (day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The date as replies say it: <c>Wed 3 Mar 2027</c>.</summary>
    public static string Say(DateOnly date) => date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Say(DateSpan span) => span.Days == 1 ? Say(span.From) : $"{Say(span.From)} to {Say(span.Until)}";

    private static string Plain(string text) =>
        Blanks().Replace(text.Trim().TrimEnd('.', '?', '!', ';').Replace(',', ' ').Replace('\u2013', '-').Replace('\u2014', '-'),
            " ")
            .ToLowerInvariant();

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"^\d{1,2}/\d{1,2}(/\d{2,4})?$")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>[a-z]{3,9})\.?(?: (?<year>\d{4}))?$")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"^(?:from (?<start>.+) |(?<start>.+) )?for (?<count>\d{1,3}|an?|one) (?<unit>days?|weeks?|months?)$")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?:until|till|to) (?<end>.+)$")]
    private static partial Regex UntilOnly();

    [GeneratedRegex(@"^(?:from )?(?<first>\d{1,2}) ?(?:-|to|until) ?(?<last>\d{1,2}) (?<rest>[a-z]{3,9}\.?(?: \d{4})?)$")]
    private static partial Regex DaysOfMonth();

    [GeneratedRegex(@"^(?:from )?(?<start>.+?)(?: ?\.\. ?| until | till | to | - )(?<end>.+)$")]
    private static partial Regex FromUntil();
}
