using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadershipBot.Cadences;

/// <summary>The text form of a recurrence, both ways. Stored and typed by people, so it reads more than it writes.</summary>
internal static partial class RecurrenceText
{
    private const int LongestText = 200;

    public static string Write(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Daily => "every day",
        Recurrence.Weekly { EveryWeeks: 1 } weekly => $"every week on {weekly.Days}",
        Recurrence.Weekly weekly => $"every {weekly.EveryWeeks} weeks on {weekly.Days}",
        Recurrence.MonthlyByDay monthly => $"monthly on {DayInMonth.Number(monthly.Day)}",
        Recurrence.MonthlyByWeekday monthly => $"monthly on {DayInMonth.Of(monthly.Nth, monthly.Weekday)}",
        Recurrence.Quarterly quarterly => $"quarterly on {quarterly.On} of month {quarterly.MonthOfQuarter}",
        _ => throw new ArgumentException($"{recurrence.GetType().Name} has no text form.", nameof(recurrence)),
    } + $" at {IsoText.Time(recurrence.At)}" + Tail(recurrence);

    public static Outcome<Recurrence> Parse(string text)
    {
        var line = text.Length > LongestText ? "" : Spaces().Replace(text.Trim(), " ");
        if (Shape().Match(line) is not { Success: true } shape)
            return Refusal.Invalid("A rhythm needs days and a time. Write for example 'every week on Tue at 12:00'.");
        if (!IsoText.TryTime(shape.Groups["at"].Value, out var at))
            return Refusal.Invalid($"'{shape.Groups["at"].Value}' is not a time of the day. Write it like 09:00 or 16:30.");

        var head = shape.Groups["head"].Value;
        (Group From, Group First) tail = (shape.Groups["from"], shape.Groups["first"]);
        var months = Months().Match(head);
        if (!months.Success && Weeks().Match(head) is { Success: true } weeks)
            return Weekly(weeks, tail, at);
        if (tail.From.Success || tail.First.Success)
            return Refusal.Invalid("Only rhythms of weeks start from a date. Leave out what follows the time, "
                + "or write for example 'every 2 weeks on Tue at 12:00 from 2026-01-06'.");
        if (months.Success)
            return Monthly(months, at);

        return EveryDay().IsMatch(head) ? new Recurrence.Daily(at) : Unknown(head);
    }

    private static string Tail(Recurrence recurrence)
    {
        if (recurrence is not Recurrence.Weekly weekly)
            return "";
        var from = weekly.Anchor == default ? "" : $" from {IsoText.Date(weekly.Anchor)}";
        return weekly.FirstDayOfWeek == DayOfWeek.Monday ? from : $"{from} weeks start {Weekdays.Short(weekly.FirstDayOfWeek)}";
    }

    private static Outcome<Recurrence> Weekly(Match weeks, (Group From, Group First) tail, TimeOnly at)
    {
        var dayText = weeks.Groups["days"].Value;
        var days = dayText.Equals("weekday", StringComparison.OrdinalIgnoreCase)
            ? WorkWeek.MondayToFriday
            : WorkWeek.Parse(dayText);
        if (!days.TryGet(out var week, out var refusal))
            return weeks.Groups["on"].Success ? refusal : Unknown(weeks.Value);
        if (!TryEvery(weeks, out var every))
            return Refusal.Invalid($"Weeks are counted from 1 to {Recurrence.Weekly.MostWeeks}. For rarer rhythms write "
                + "'monthly on day 15 at 09:00' or 'quarterly on day 10 of month 1 at 10:00'.");

        var (anchor, first) = (default(DateOnly), DayOfWeek.Monday);
        if (tail.From.Success && !IsoText.TryDate(tail.From.Value, out anchor))
            return Refusal.Invalid($"'{tail.From.Value}' is not a date. Write it like 2026-01-06.");
        if (tail.First.Success && !Weekdays.TryParse(tail.First.Value, out first))
            return Refusal.Invalid($"'{tail.First.Value}' is not a weekday. Write for example 'weeks start Sun'.");
        if (every > 1 && !tail.From.Success)
            return Refusal.Invalid($"Every {every} weeks from when? Add a date in the first week, for example "
                + $"'every {every} weeks on {week} at {IsoText.Time(at)} from 2026-01-06'.");

        return new Recurrence.Weekly(week, at, every, anchor, first);
    }

    private static bool TryEvery(Match weeks, out int every)
    {
        every = weeks.Groups["two"].Success ? 2 : 1;
        return !weeks.Groups["n"].Success
            || (int.TryParse(weeks.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out every)
                && every is >= 1 and <= Recurrence.Weekly.MostWeeks);
    }

    private static Outcome<Recurrence> Monthly(Match months, TimeOnly at)
    {
        if (DayOf(months) is not { } on)
            return Refusal.Invalid($"'{months.Groups["on"].Value}' is not a day of a month. Write 'day 1' to 'day 31', "
                + "'the 1st Mon' to 'the 4th Mon', or 'the last Fri'.");

        var month = months.Groups["month"];
        if (months.Groups["quarterly"].Success != month.Success)
            return month.Success
                ? Refusal.Invalid("A monthly rhythm runs in every month. Leave out 'of month', or write 'quarterly'.")
                : Refusal.Invalid("Which month of the quarter? Write for example "
                    + $"'quarterly on {on} of month 1 at {IsoText.Time(at)}'.");
        if (month.Success)
        {
            return month.Value is "1" or "2" or "3"
                ? new Recurrence.Quarterly(month.Value[0] - '0', on, at)
                : Refusal.Invalid($"A quarter has the months 1 to 3, not {month.Value}.");
        }

        return on.Day is { } day
            ? new Recurrence.MonthlyByDay(day, at)
            : new Recurrence.MonthlyByWeekday(on.Nth!.Value, on.Weekday, at);
    }

    private static DayInMonth? DayOf(Match months)
    {
        if (months.Groups["day"] is { Success: true } number)
        {
            return int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                && day is >= 1 and <= 31
                ? DayInMonth.Number(day)
                : null;
        }

        if (!Weekdays.TryParse(months.Groups["weekday"].Value, out var weekday))
            return null;
        return months.Groups["nth"].Value.ToUpperInvariant() switch
        {
            "1ST" or "FIRST" => DayInMonth.Of(1, weekday),
            "2ND" or "SECOND" => DayInMonth.Of(2, weekday),
            "3RD" or "THIRD" => DayInMonth.Of(3, weekday),
            "4TH" or "FOURTH" => DayInMonth.Of(4, weekday),
            "LAST" => DayInMonth.Last(weekday),
            _ => null,
        };
    }

    private static Refusal Unknown(string head) =>
        Refusal.Invalid($"'{head}' is not a rhythm. Write for example 'every day at 09:00', 'every week on Tue at 12:00', "
            + "'every 2 weeks on Tue at 12:00 from 2026-01-06', 'monthly on the last Fri at 09:00' "
            + "or 'quarterly on day 10 of month 1 at 10:00'.");

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?<head>.+?) at (?<at>\S+)( from (?<from>\S+))?( weeks start (?<first>\S+))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(every day|daily)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"^((every (?<n>\d+) weeks?|every week|weekly|(?<two>every second week|every other week|fortnightly))"
        + @"(?<on>) on (?<days>.+)|every (?!day$)(?<days>.+))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weeks();

    [GeneratedRegex(@"^((?<quarterly>quarterly)|monthly|every month) on (?<on>day (?<day>\d+)|the (?<nth>\w+) (?<weekday>\w+))"
        + @"( of month (?<month>\d+))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Months();
}
