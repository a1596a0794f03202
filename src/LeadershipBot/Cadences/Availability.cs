namespace LeadershipBot.Cadences;

/// <summary>
/// When a person is open: a zone, a week with hours or a shift rota in their stead, and the dates that close it.
/// A shift belongs to the date it starts on, and is open from the instant of its first to the instant of its last wall time
/// (<see cref="Cadence.InstantOf(DateOnly, TimeOnly, string)"/>), so its hours stretch and shrink with summer time.
/// A closed date (holiday, absence, shutdown) closes the shifts that start on it and, from midnight on, the one that runs
/// into it: nobody is reached on a date they have off. Who works through holidays has none in <see cref="Holidays"/>.
/// </summary>
public sealed record Availability
{
    private readonly ZoneClock _clock;
    private readonly ShiftHours _hours = new(new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <exception cref="ArgumentException">The zone is not known; see <see cref="Zones.Parse"/> for user input.</exception>
    public Availability(string zone) => _clock = Zones.ClockOf(zone);

    public string Zone
    {
        get => _clock.Id;
        init => _clock = Zones.ClockOf(value);
    }

    public WorkWeek Week { get; init; }

    /// <summary>The first minute of a working day; 09:00 unless said otherwise. Whole minutes.</summary>
    public TimeOnly From
    {
        get => _hours.From;
        init => _hours = new ShiftHours(value, _hours.Until);
    }

    /// <summary>The end, itself outside; not later than <see cref="From"/> means on the next date. 17:00 unless said
    /// otherwise.</summary>
    public TimeOnly Until
    {
        get => _hours.Until;
        init => _hours = new ShiftHours(_hours.From, value);
    }

    /// <summary>Replaces <see cref="Week"/> and hours for people on shifts.</summary>
    public ShiftRota? Rota { get; init; }

    /// <summary>The dates of the person's country and site calendar. Share one set between the people who share a
    /// calendar.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; init; } = System.Collections.Frozen.FrozenSet<DateOnly>.Empty;

    public IReadOnlyList<DateSpan> Absences { get; init; } = [];

    public IReadOnlyList<DateSpan> Shutdowns { get; init; } = [];

    internal ZoneClock Clock => _clock;

    /// <summary>The hours of the shift that starts on this date by week or rota, whatever else the date is; null when there
    /// is none.</summary>
    internal ShiftHours? HoursOn(DateOnly date)
    {
        if (Rota is not null)
            return Rota.HoursOn(date);
        return Week.Contains(date.DayOfWeek) ? _hours : null;
    }

    /// <summary>Why the whole date is closed, the most personal reason first; <see cref="ClosedReason.Open"/> when it is
    /// not.</summary>
    internal ClosedReason ClosedOn(DateOnly date)
    {
        if (Covering(Absences, date) is not null)
            return ClosedReason.Absent;
        if (Covering(Shutdowns, date) is not null)
            return ClosedReason.Shutdown;
        return Holidays.Contains(date) ? ClosedReason.Holiday : ClosedReason.Open;
    }

    /// <summary>A date on which a shift starts that the person really works.</summary>
    internal bool IsWorkingDay(DateOnly date) =>
        HoursOn(date) is not null && ClosedOn(date) == ClosedReason.Open && _clock.Has(date);

    /// <summary>A working day for everyone else: absences are not looked at.</summary>
    internal bool IsOrdinaryWorkingDay(DateOnly date) =>
        HoursOn(date) is not null && !Holidays.Contains(date) && Covering(Shutdowns, date) is null && _clock.Has(date);

    /// <summary>The open stretch that starts on a date, or null. At most one, because a closed next date only cuts its
    /// end.</summary>
    internal OpenStretch? StretchOf(DateOnly date)
    {
        if (!IsWorkingDay(date) || HoursOn(date) is not { } hours)
            return null;

        var from = _clock.InstantOf(date, hours.From);
        var until = _clock.InstantOf(hours.PastMidnight ? date.AddDays(1) : date, EndOnItsDate(date, hours));
        return from < until ? new OpenStretch(from, until) : null;
    }

    /// <summary>The first working day in the range, stepping over whole absences and shutdowns at once; null when there is
    /// none.</summary>
    internal DateOnly? FirstWorkingDay(DateOnly from, DateOnly last)
    {
        for (var date = from; date <= last; date = date.AddDays(1))
        {
            if ((Covering(Absences, date) ?? Covering(Shutdowns, date)) is { } closed)
            {
                if (closed.Until >= last)
                    return null;
                date = closed.Until;
            }
            else if (IsWorkingDay(date))
            {
                return date;
            }
        }

        return null;
    }

    private static DateSpan? Covering(IReadOnlyList<DateSpan> spans, DateOnly date)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Contains(date))
                return spans[i];
        }

        return null;
    }

    private TimeOnly EndOnItsDate(DateOnly date, ShiftHours hours) =>
        hours.PastMidnight && ClosedOn(date.AddDays(1)) != ClosedReason.Open ? TimeOnly.MinValue : hours.Until;
}

/// <summary>From an instant to just before another.</summary>
internal readonly record struct OpenStretch(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset instant) => From <= instant && instant < Until;
}
