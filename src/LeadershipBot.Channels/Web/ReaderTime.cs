using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Channels.Web;

/// <summary>Tells instants as the reader's own wall clock shows them, relative to the present business instant.</summary>
internal sealed class ReaderTime(DateTimeZone zone, DateTimeOffset now)
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalDatePattern FullDayPattern = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today => Local(Now).Date.ToDateOnly();

    /// <summary>The zone by its place, as <c>Istanbul</c>, for "12:00 in Istanbul".</summary>
    public string Place { get; } = zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>As <c>today 12:00</c>, <c>Tue 12 May 12:00</c>; the year only where it is another one.</summary>
    public string At(DateTimeOffset instant)
    {
        var local = Local(instant);
        return $"{DayWord(local.Date)} {TimePattern.Format(local.TimeOfDay)}";
    }

    public string Clock(DateTimeOffset instant) => TimePattern.Format(Local(instant).TimeOfDay);

    public string Day(DateOnly day) => DayWord(LocalDate.FromDateOnly(day));

    public string DayOf(DateTimeOffset instant) => DayWord(Local(instant).Date);

    /// <summary>How long something has been waiting, in whole days.</summary>
    public string Age(DateTimeOffset since) => (int)(Now - since).TotalDays switch
    {
        <= 0 => "today",
        1 => "1 day",
        var days => $"{days.ToString(CultureInfo.InvariantCulture)} days",
    };

    /// <summary>For the <c>datetime</c> attribute: machine-readable, in UTC.</summary>
    public static string Machine(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;

    private string DayWord(LocalDate day)
    {
        var today = Local(Now).Date;
        return Period.DaysBetween(today, day) switch
        {
            0 => "today",
            -1 => "yesterday",
            1 => "tomorrow",
            _ => (day.Year == today.Year ? DayPattern : FullDayPattern).Format(day),
        };
    }
}
