using LeadershipBot.Cadences;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadershipBot.Tests.Cadences;

/// <summary>
/// The rules said again in the slowest and plainest way, on NodaTime's own resolvers and minute by minute, sharing no code
/// with the product: what the product is checked against.
/// </summary>
internal static class ByTheBook
{
    private static readonly ZoneLocalMappingResolver FirstValid =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time, DateTimeZone zone) =>
        zone.ResolveLocal(LocalDate.FromDateOnly(date).At(LocalTime.FromTimeOnly(time)), FirstValid)
            .ToInstant().ToDateTimeOffset();

    /// <summary>The first minute at which the wall clock shows the wall time or more.</summary>
    public static DateTimeOffset InstantByScanning(DateOnly date, TimeOnly time, DateTimeZone zone)
    {
        var wall = date.ToDateTime(time);
        var minute = Instant.FromDateTimeUtc(DateTime.SpecifyKind(wall, DateTimeKind.Utc)) - Duration.FromHours(16);
        while (minute.InZone(zone).LocalDateTime.ToDateTimeUnspecified() < wall)
            minute += Duration.FromMinutes(1);
        return minute.ToDateTimeOffset();
    }

    public static bool IsOpen(DateTimeOffset instant, Availability person)
    {
        var zone = DateTimeZoneProviders.Tzdb[person.Zone];
        var today = Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();
        for (var shift = today.AddDays(-2); shift <= today.AddDays(2); shift = shift.AddDays(1))
        {
            if (HoursOn(shift, person) is not var (from, until) || IsClosed(shift, person))
                continue;
            var start = InstantOf(shift, from, zone);
            var end = until > from
                ? InstantOf(shift, until, zone)
                : InstantOf(shift.AddDays(1), IsClosed(shift.AddDays(1), person) ? new TimeOnly(0, 0) : until, zone);
            if (start <= instant && instant < end)
                return true;
        }

        return false;
    }

    /// <summary>Steps forward by whole minutes, on which every hour and every transition since 1972 lies.</summary>
    public static DateTimeOffset? NextOpen(DateTimeOffset wholeMinute, Availability person, DateTimeOffset notAfter)
    {
        for (var minute = wholeMinute; minute <= notAfter; minute = minute.AddMinutes(1))
        {
            if (IsOpen(minute, person))
                return minute;
        }

        return null;
    }

    public static bool IsClosed(DateOnly date, Availability person) =>
        person.Holidays.Contains(date)
        || person.Absences.Concat(person.Shutdowns).Any(span => span.From <= date && date <= span.Until);

    public static bool IsWorkingDay(DateOnly date, Availability person) =>
        HoursOn(date, person) is not null && !IsClosed(date, person);

    private static (TimeOnly From, TimeOnly Until)? HoursOn(DateOnly date, Availability person)
    {
        if (person.Rota is not { } rota)
            return person.Week.ToString() is var week && Listed(week, date.DayOfWeek) ? (person.From, person.Until) : null;

        var days = date.DayNumber - rota.Anchor.DayNumber;
        while (days < 0)
            days += rota.Pattern.Length;
        var letter = rota.Pattern[days % rota.Pattern.Length];
        var hours = letter switch { 'D' => rota.Day, 'E' => rota.Early, 'L' => rota.Late, 'N' => rota.Night, _ => null };
        return hours is { } shift ? (shift.From, shift.Until) : null;
    }

    private static bool Listed(string week, DayOfWeek day)
    {
        string[] names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        if (!week.Contains('-', StringComparison.Ordinal))
            return week.Split(',').Contains(names[(int)day]);
        var (first, last) = (Array.IndexOf(names, week[..3]), Array.IndexOf(names, week[4..]));
        return first <= last ? (int)day >= first && (int)day <= last : (int)day >= first || (int)day <= last;
    }
}
