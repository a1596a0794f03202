using System.Globalization;

namespace LeadershipBot.Cadences;

/// <summary>The one way this slice writes and reads dates and times: ISO 8601, the same on every machine.</summary>
internal static class IsoText
{
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>Seconds would be lost in the text form, so no rule holds them.</summary>
    public static TimeOnly WholeMinutes(TimeOnly time, string name) => time.Ticks % TimeSpan.TicksPerMinute == 0
        ? time
        : throw new ArgumentException("Times of the day are given in whole minutes.", name);
}
