namespace LeadershipBot.Cadences;

/// <summary>English weekday names, read generously (Tue, tues, Tuesday, Tuesdays) and written one way (Tue).</summary>
internal static class Weekdays
{
    public static string Short(DayOfWeek day) => day.ToString()[..3];

    public static bool TryParse(string text, out DayOfWeek day)
    {
        var word = text.Length > 3 && text[^1] is 's' or 'S' ? text[..^1] : text;
        for (day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            if (word.Length >= 3 && day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        day = default;
        return false;
    }

    /// <summary>How many days <paramref name="day"/> lies after the start of its week, 0 to 6.</summary>
    public static int DaysInto(DayOfWeek day, DayOfWeek firstDayOfWeek) => ((int)day - (int)firstDayOfWeek + 7) % 7;

    public static DateOnly StartOfWeek(DateOnly date, DayOfWeek firstDayOfWeek) =>
        DateOnly.FromDayNumber(Math.Max(0, date.DayNumber - DaysInto(date.DayOfWeek, firstDayOfWeek)));
}
