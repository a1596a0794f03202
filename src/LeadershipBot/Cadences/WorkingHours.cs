namespace LeadershipBot.Cadences;

/// <summary>
/// When a person may be reached, and how working days are counted. Pure: an instant and an <see cref="Availability"/> in, an
/// answer out.
/// </summary>
public static class WorkingHours
{
    // No person is away longer than this and still has a cadence; it bounds a search that would otherwise never end.
    private const int SearchYears = 25;

    private const int LongestLook = 400;

    private static readonly DateOnly LastDate = DateOnly.MaxValue.AddDays(-3);

    public static bool IsOpen(DateTimeOffset instant, Availability availability)
    {
        var today = availability.Clock.LocalOf(instant).Date;
        return ShiftAt(instant, today, availability) is not null;
    }

    /// <summary>
    /// The first open instant at or after <paramref name="instant"/>: the instant itself when open, else the start of the
    /// next open stretch. Null when that lies after <paramref name="notAfter"/>.
    /// </summary>
    public static DateTimeOffset? NextOpen(DateTimeOffset instant, Availability availability, DateTimeOffset notAfter)
    {
        if (instant > notAfter)
            return null;

        var clock = availability.Clock;
        var last = Earlier(clock.LocalOf(notAfter).Date, LastDate);
        var date = Before(clock.LocalOf(instant).Date);
        while (availability.FirstWorkingDay(date, After(last)) is { } working)
        {
            if (availability.StretchOf(working) is { } stretch && stretch.Until > instant)
            {
                var open = stretch.From > instant ? stretch.From : instant;
                return open <= notAfter ? open.ToUniversalTime() : null;
            }

            date = After(working);
        }

        return null;
    }

    /// <summary>
    /// The reason to tell: absence before shutdown before holiday before the day before the hour. After midnight the shift
    /// that started the evening before is asked as well.
    /// </summary>
    public static ClosedReason WhyClosed(DateTimeOffset instant, Availability availability)
    {
        var (today, time) = availability.Clock.LocalOf(instant);
        if (ShiftAt(instant, today, availability) is not null)
            return ClosedReason.Open;
        if (availability.ClosedOn(today) is var closed and not ClosedReason.Open)
            return closed;

        var yesterday = Before(today);
        if (availability.HoursOn(yesterday) is { PastMidnight: true } night && time < night.Until)
        {
            if (availability.ClosedOn(yesterday) is var closedBefore and not ClosedReason.Open)
                return closedBefore;
        }

        if (availability.HoursOn(today) is not null)
            return ClosedReason.OutsideHours;
        return availability.Rota is null ? ClosedReason.NotAWorkingDay : ClosedReason.OffRota;
    }

    /// <summary>
    /// The same local time <paramref name="days"/> of the person's own working days later, then the first open instant from
    /// there. Days closed by week or rota, holiday, shutdown or absence are not counted. A night shift counts once, on the
    /// date it starts: one working day after Tuesday 02:00 in Monday's shift is Wednesday 02:00 in Tuesday's.
    /// </summary>
    /// <returns>Null when the person has no such working day within 25 years: away for good.</returns>
    public static DateTimeOffset? AddWorkingDays(DateTimeOffset instant, WorkingDays days, Availability availability)
    {
        var clock = availability.Clock;
        var (today, time) = clock.LocalOf(instant);
        var horizon = Earlier(LastDate, today < LastDate.AddYears(-SearchYears) ? today.AddYears(SearchYears) : LastDate);
        var start = instant;
        if (days.Count > 0)
        {
            var shift = ShiftAt(instant, today, availability) ?? today;
            var target = shift;
            for (var left = days.Count; left > 0; left--)
            {
                if (availability.FirstWorkingDay(After(target), horizon) is not { } next)
                    return null;
                target = next;
            }

            // From a closed small hour the same wall time may still lie in the shift before the target's.
            start = clock.InstantOf(target.AddDays(today.DayNumber - shift.DayNumber), time);
            if (availability.StretchOf(target) is { } stretch && start < stretch.From)
                start = stretch.From;
        }

        return NextOpen(start, availability, clock.EndOf(horizon));
    }

    /// <summary>
    /// The working days begun since: those after the working date of <paramref name="from"/>, up to and including that of
    /// <paramref name="to"/>. Monday 16:00 to Tuesday 09:00 is one. Zero when <paramref name="to"/> is not later; never more
    /// than <see cref="WorkingDays.Max"/>.
    /// </summary>
    public static WorkingDays WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to, Availability availability)
    {
        if (to <= from)
            return default;

        var date = WorkingDateOf(from, availability);
        var last = Earlier(WorkingDateOf(to, availability), LastDate);
        var count = 0;
        while (count < WorkingDays.Max && availability.FirstWorkingDay(After(date), last) is { } next)
        {
            date = next;
            count++;
        }

        return new WorkingDays(count);
    }

    /// <summary>
    /// How much of the person's own open time lies between two instants; zero when <paramref name="to"/> is not later. At most
    /// 400 days of it are looked at.
    /// </summary>
    public static TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to, Availability availability)
    {
        var sum = TimeSpan.Zero;
        // Clocks set back over midnight repeat an evening after its next day has begun: so one date more.
        var last = Earlier(After(Earlier(availability.Clock.LocalOf(to).Date, LastDate)), LastDate);
        var first = Before(availability.Clock.LocalOf(from).Date);
        if (last.DayNumber - first.DayNumber > LongestLook)
            last = first.AddDays(LongestLook);
        for (var date = first; date <= last && availability.FirstWorkingDay(date, last) is { } working; date = After(working))
        {
            if (availability.StretchOf(working) is not { } open)
                continue;
            var (start, end) = (open.From > from ? open.From : from, open.Until < to ? open.Until : to);
            sum += end > start ? end - start : TimeSpan.Zero;
        }

        return sum;
    }

    internal static DateOnly Before(DateOnly date) => date == DateOnly.MinValue ? date : date.AddDays(-1);

    internal static DateOnly After(DateOnly date) => date.AddDays(1);

    private static DateOnly WorkingDateOf(DateTimeOffset instant, Availability availability)
    {
        var today = availability.Clock.LocalOf(instant).Date;
        return ShiftAt(instant, today, availability) ?? today;
    }

    /// <summary>The date of the shift that is open at the instant. Tomorrow's is asked too: clocks set back over midnight
    /// repeat an evening after its next day has begun.</summary>
    private static DateOnly? ShiftAt(DateTimeOffset instant, DateOnly today, Availability availability)
    {
        if (today >= LastDate)
            return null;
        if (availability.StretchOf(today) is { } now && now.Contains(instant))
            return today;
        if (availability.HoursOn(Before(today)) is { PastMidnight: true }
            && availability.StretchOf(Before(today)) is { } night && night.Contains(instant))
            return Before(today);
        return availability.StretchOf(After(today)) is { } early && early.Contains(instant) ? After(today) : null;
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
