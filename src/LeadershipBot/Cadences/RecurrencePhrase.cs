namespace LeadershipBot.Cadences;

/// <summary>The English a recurrence is told in. It leaves out the anchor date, so it is for reading, never for
/// storing.</summary>
internal static class RecurrencePhrase
{
    public static string Of(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Daily => "every day",
        Recurrence.Weekly weekly => Days(weekly.Days) + Rhythm(weekly),
        Recurrence.MonthlyByDay monthly => $"{Day(DayInMonth.Number(monthly.Day))} of every month",
        Recurrence.MonthlyByWeekday monthly => $"{Day(DayInMonth.Of(monthly.Nth, monthly.Weekday))} of every month",
        Recurrence.Quarterly quarterly => $"{Day(quarterly.On)} of the {Month(quarterly.MonthOfQuarter)} month of every quarter",
        _ => throw new ArgumentException($"{recurrence.GetType().Name} has no phrase.", nameof(recurrence)),
    } + $" at {IsoText.Time(recurrence.At)}";

    private static string Days(WorkWeek week)
    {
        if (week.Count == 7)
            return "every day";
        if (week.Count >= 3 && week.RunStart() is { } first)
            return $"{first}s to {(DayOfWeek)(((int)first + week.Count - 1) % 7)}s";

        var names = week.Days().Select(day => $"{day}s").ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static string Rhythm(Recurrence.Weekly weekly)
    {
        var link = weekly.Days == WorkWeek.EveryDay ? " of" : "";
        return weekly.EveryWeeks switch
        {
            1 => "",
            2 => $"{link} every second week",
            3 => $"{link} every third week",
            var weeks when link.Length > 0 => $" of every {DayInMonth.Ordinal(weeks)} week",
            var weeks => $" every {weeks} weeks",
        };
    }

    private static string Month(int month) => month switch { 1 => "first", 2 => "second", _ => "third" };

    private static string Day(DayInMonth on) => (on.Day, on.Nth) switch
    {
        (31, _) => "the last day",
        (29 or 30, _) => $"the {DayInMonth.Ordinal(on.Day.Value)} (or last day)",
        ({ } day, _) => $"the {DayInMonth.Ordinal(day)}",
        (_, 1) => $"the first {on.Weekday}",
        (_, 2) => $"the second {on.Weekday}",
        (_, 3) => $"the third {on.Weekday}",
        (_, 4) => $"the fourth {on.Weekday}",
        _ => $"the last {on.Weekday}",
    };
}
