namespace LeadershipBot.Cadences;

/// <summary>
/// Which occurrences there are, where each goes, and which are due. Pure. An occurrence is a recipient-local date of a
/// cadence line, never an instant: moving it, or the person to another zone, does not make it another one.
/// </summary>
public static class Cadence
{
    /// <summary>The dates of a recurrence from one date to another, both included, lazily and in order.</summary>
    public static IEnumerable<DateOnly> Dates(Recurrence recurrence, DateOnly from, DateOnly until)
    {
        for (var date = recurrence.OnOrAfter(from); date <= until; date = recurrence.OnOrAfter(date.Value.AddDays(1)))
        {
            yield return date.Value;
            if (date == DateOnly.MaxValue)
                yield break;
        }
    }

    /// <summary>The first date of a recurrence strictly after a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar ends before there is one (year 9999).</exception>
    public static DateOnly NextDate(Recurrence recurrence, DateOnly after) =>
        recurrence.OnOrAfter(after.AddDays(1))
        ?? throw new ArgumentOutOfRangeException(nameof(after), after, "The calendar ends here.");

    /// <summary>
    /// The one instant of a wall time. Skipped by the clock: the first valid instant after the gap (02:30 becomes 03:00, and
    /// a time on a date the zone never had becomes the start of the next). Shown twice: the first. So a later wall time is
    /// never an earlier instant.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time, string zone) =>
        Zones.ClockOf(zone).InstantOf(date, time);

    /// <summary>
    /// Where the occurrence of a date goes: at its wall time if the person is open then; else at the first open instant
    /// after it, unless that is too late by the rule, or falls on a local date on which a later occurrence of the same
    /// recurrence goes out anyway. So one recurrence never moves two to one local date. The date is trusted to be an
    /// occurrence: one planned under an older recurrence keeps its place.
    /// </summary>
    public static SlotDecision Slot(Recurrence recurrence, DateOnly date, Availability availability, StaleRule rule)
    {
        var clock = availability.Clock;
        var wished = clock.InstantOf(date, recurrence.At);
        var reason = clock.Has(date) ? WorkingHours.WhyClosed(wished, availability) : ClosedReason.NoSuchDate;
        if (reason == ClosedReason.Open)
            return new SlotDecision.Send(wished);

        var last = rule.LastDateFor(date, availability);
        if (WorkingHours.NextOpen(wished, availability, clock.EndOf(last)) is not { } open)
            return new SlotDecision.Skipped(reason, SkipCause.Stale);

        return IsSuperseded(recurrence, date, open, availability)
            ? new SlotDecision.Skipped(reason, SkipCause.Superseded)
            : new SlotDecision.Moved(open, reason);
    }

    /// <summary>
    /// What is to be recorded now, each date once, in order: every occurrence after <paramref name="lastPlanned"/> whose
    /// time has come. The caller records all of them and passes the latest date next time.
    /// <para>One that is late by more than <paramref name="window"/>, or past the rule's last date, is missed. Nothing is
    /// sent in closed time: it waits for a later call. Of several that could be sent now only the latest is, and the others
    /// are missed.</para>
    /// </summary>
    public static IReadOnlyList<DueDate> Due(
        Recurrence recurrence,
        DateOnly lastPlanned,
        DateTimeOffset now,
        Availability availability,
        StaleRule rule,
        TimeSpan window)
    {
        var date = NextDate(recurrence, lastPlanned);
        if (availability.Clock.InstantOf(date, recurrence.At) > now)
            return [];

        var due = new List<DueDate>(1);
        var open = WorkingHours.IsOpen(now, availability);
        for (; ; date = NextDate(recurrence, date))
        {
            var wished = availability.Clock.InstantOf(date, recurrence.At);
            if (wished > now)
                break;

            var (at, reason) = Slot(recurrence, date, availability, rule) switch
            {
                SlotDecision.Moved moved => (moved.At, moved.Reason),
                SlotDecision.Skipped skipped => (default(DateTimeOffset?), skipped.Reason),
                var send => (send.GoesOutAt, ClosedReason.Open),
            };
            if (at is null)
                due.Add(new DueDate(date, DueState.Skipped, wished, reason));
            else if (at > now)
                break;
            else if (IsTooLate(now, at.Value, date, availability, rule, window))
                due.Add(new DueDate(date, DueState.Missed, at.Value, reason));
            else if (!open)
                break;
            else
                AddAsTheOnlySend(due, new DueDate(date, DueState.Send, at.Value, reason));
        }

        return due;
    }

    /// <summary>
    /// The next date after a zone or a recurrence was changed: the first date of the new recurrence after every date already
    /// planned, whose wall time in the new zone is not past. So the same local date is never asked twice, also when a person
    /// flies back over the date line. Pass the dates that were sent, skipped or missed; drop planned ones that have not gone
    /// out first, or the new rhythm waits for them. For <see cref="Due"/>, the day before the result is the new last planned
    /// date.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is not known.</exception>
    public static DateOnly NextAfterChange(IEnumerable<DateOnly> planned, Recurrence next, string zone, DateTimeOffset now)
    {
        var clock = Zones.ClockOf(zone);
        var after = WorkingHours.Before(clock.LocalOf(now).Date);
        foreach (var date in planned)
            after = date > after ? date : after;

        var found = NextDate(next, after);
        while (clock.InstantOf(found, next.At) < now || !clock.Has(found))
            found = NextDate(next, found);
        return found;
    }

    // A later occurrence takes the date when it has an open instant on it, at or after its own wall time.
    private static bool IsSuperseded(Recurrence recurrence, DateOnly date, DateTimeOffset open, Availability availability)
    {
        var openDate = availability.Clock.LocalOf(open).Date;
        var next = NextDate(recurrence, date);
        return next <= openDate
            && WorkingHours.NextOpen(
                availability.Clock.InstantOf(next, recurrence.At), availability, availability.Clock.EndOf(openDate)) is not null;
    }

    private static bool IsTooLate(
        DateTimeOffset now, DateTimeOffset at, DateOnly date, Availability availability, StaleRule rule, TimeSpan window)
    {
        if (now - at > window)
            return true;

        // A gap over midnight puts the last wall times of a date on the next; such an occurrence has that date to go out on.
        var last = rule.LastDateFor(date, availability);
        var own = availability.Clock.LocalOf(at).Date;
        return now > availability.Clock.EndOf(own > last ? own : last);
    }

    private static void AddAsTheOnlySend(List<DueDate> due, DueDate send)
    {
        var earlier = due.FindIndex(other => other.State == DueState.Send);
        if (earlier >= 0)
            due[earlier] = due[earlier] with { State = DueState.Missed };
        due.Add(send);
    }
}
