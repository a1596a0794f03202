using System.Globalization;
using LeadershipBot.Cadences;

namespace LeadershipBot.Channels.Web;

/// <summary>Tells instants as the reader's own wall clock shows them, relative to the present business instant.</summary>
public sealed class ReaderTime(string zone, DateTimeOffset now)
{
    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = Zones.DateOf(now, zone);

    /// <summary>The zone by its place, as <c>Istanbul</c>, for "12:00 in Istanbul".</summary>
    public string Place { get; } = zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>As <c>today 12:00</c> or <c>Tue 12 May 12:00</c>; the year only where it is another one.</summary>
    public string At(DateTimeOffset instant) => $"{DayOf(instant)} {Clock(instant)}";

    /// <summary>As <c>Tue 12 May 2026, 12:00</c>, where no other date stands near.</summary>
    public string Full(DateTimeOffset instant) =>
        $"{Zones.DateOf(instant, zone).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}, {Clock(instant)}";

    public string Clock(DateTimeOffset instant) =>
        Zones.LocalOf(instant, zone).Time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    public string DayOf(DateTimeOffset instant) => Day(Zones.DateOf(instant, zone));

    public string Day(DateOnly day) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => "today",
        -1 => "yesterday",
        1 => "tomorrow",
        _ => day.ToString(day.Year == Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>How long something has been waiting, in whole days.</summary>
    public string Age(DateTimeOffset since) => (int)(Now - since).TotalDays switch
    {
        <= 0 => "since today",
        1 => "1 day",
        var days => $"{days.ToString(CultureInfo.InvariantCulture)} days",
    };

    /// <summary>For the <c>datetime</c> attribute: machine-readable, in UTC.</summary>
    public static string Machine(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
