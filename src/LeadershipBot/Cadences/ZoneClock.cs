using NodaTime;
using NodaTime.TimeZones;

namespace LeadershipBot.Cadences;

/// <summary>
/// One zone's rules, from NodaTime's own tz database. Works on ticks and cached zone intervals and allocates nothing,
/// because a sweep asks it several times for every person.
/// </summary>
internal sealed class ZoneClock
{
    // No offset of the tz database, today's or historical, reaches 16 hours.
    private const long WidestOffset = 16 * TimeSpan.TicksPerHour;

    private static readonly Instant SearchFrom = Instant.FromUtc(1800, 1, 1, 0, 0);
    private static readonly Instant SearchUntil = Instant.FromUtc(2100, 1, 1, 0, 0);

    private readonly DateTimeZone _zone;
    private readonly DateOnly[] _missing;

    public ZoneClock(string id, DateTimeZone zone)
    {
        (Id, _zone) = (id, zone);
        _missing = [.. MissingDates(zone)];
    }

    public string Id { get; }

    /// <summary>False for a date the zone never had, such as 2011-12-30 in Samoa, which crossed the date line.</summary>
    public bool Has(DateOnly date) => _missing.Length == 0 || Array.IndexOf(_missing, date) < 0;

    /// <summary>The rule is on <see cref="Cadence.InstantOf(DateOnly, TimeOnly, string)"/>.</summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time)
    {
        var wall = date.DayNumber * TimeSpan.TicksPerDay + time.Ticks - DateTime.UnixEpoch.Ticks;
        var interval = _zone.GetZoneInterval(Instant.FromUnixTimeTicks(wall - WidestOffset));
        while (true)
        {
            // The intervals are walked forward from before any possible answer, so the first that holds the wall time is the
            // first occurrence; stepping over it means the wall time was skipped and the interval's start is the answer.
            var candidate = wall - interval.WallOffset.Ticks;
            if (interval.HasStart && candidate < interval.Start.ToUnixTimeTicks())
                return AtUnixTicks(interval.Start.ToUnixTimeTicks());
            if (!interval.HasEnd || candidate < interval.End.ToUnixTimeTicks())
                return AtUnixTicks(candidate);
            interval = _zone.GetZoneInterval(interval.End);
        }
    }

    public LocalMoment LocalOf(DateTimeOffset instant)
    {
        var offset = _zone.GetUtcOffset(Instant.FromUnixTimeTicks(instant.UtcTicks - DateTime.UnixEpoch.Ticks));
        var ticks = Math.Clamp(instant.UtcTicks + offset.Ticks, 0, DateTime.MaxValue.Ticks);
        return new LocalMoment(
            DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay)),
            new TimeOnly(ticks % TimeSpan.TicksPerDay));
    }

    /// <summary>The last representable instant of a local date.</summary>
    public DateTimeOffset EndOf(DateOnly date) =>
        date == DateOnly.MaxValue ? DateTimeOffset.MaxValue : InstantOf(date.AddDays(1), TimeOnly.MinValue).AddTicks(-1);

    private static DateTimeOffset AtUnixTicks(long unixTicks) =>
        new(Math.Clamp(unixTicks + DateTime.UnixEpoch.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static IEnumerable<DateOnly> MissingDates(DateTimeZone zone)
    {
        ZoneInterval? before = null;
        foreach (var after in zone.GetZoneIntervals(SearchFrom, SearchUntil))
        {
            if (before is not null)
            {
                var first = before.IsoLocalEnd;
                var firstWholeDay = first.TimeOfDay == LocalTime.Midnight ? first.Date : first.Date.PlusDays(1);
                for (var day = firstWholeDay; day.PlusDays(1).AtMidnight() <= after.IsoLocalStart; day = day.PlusDays(1))
                    yield return day.ToDateOnly();
            }

            before = after;
        }
    }
}

/// <summary>What the clock on a person's wall shows.</summary>
public readonly record struct LocalMoment(DateOnly Date, TimeOnly Time);
