namespace LeadershipBot.Cadences;

/// <summary>
/// How far an occurrence of one kind of message may be moved before it is skipped. Counted in local dates, or in working
/// days of the person's week or rota without holidays and shutdowns; an absence does count, because the work went on.
/// With working days, the nth working day after the occurrence's date is the last that is allowed. <c>default</c> is
/// <see cref="SameDate"/>.
/// </summary>
public readonly record struct StaleRule
{
    private StaleRule(int most, bool inWorkingDays) => (Most, InWorkingDays) = (most, inWorkingDays);

    /// <summary>Only later on its own local date.</summary>
    public static StaleRule SameDate => default;

    public int Most { get; }

    public bool InWorkingDays { get; }

    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 366.</exception>
    public static StaleRule AfterDates(int days) => days is >= 0 and <= 366
        ? new StaleRule(days, inWorkingDays: false)
        : throw new ArgumentOutOfRangeException(nameof(days), days, "An occurrence may be moved by 0 to 366 dates.");

    public static StaleRule AfterWorkingDays(WorkingDays days) => new(days.Count, inWorkingDays: true);

    public override string ToString() => InWorkingDays
        ? new WorkingDays(Most).ToString()
        : Most switch { 0 => "the same date", 1 => "1 day", _ => $"{Most} days" };

    /// <summary>The last local date on which an occurrence of <paramref name="date"/> may still go out.</summary>
    internal DateOnly LastDateFor(DateOnly date, Availability availability)
    {
        if (!InWorkingDays)
            return date.AddDays(Most);

        // Even one working day a week reaches its count in this many dates; a longer shutdown ends the search early.
        var furthest = date.DayNumber + 7 * (Most + 1) + 366;
        var (last, left) = (date, Most);
        for (var day = date.DayNumber + 1; left > 0 && day <= furthest && day < DateOnly.MaxValue.DayNumber; day++)
        {
            last = DateOnly.FromDayNumber(day);
            if (availability.IsOrdinaryWorkingDay(last))
                left--;
        }

        return last;
    }
}
