namespace LeadershipBot.Cadences;

/// <summary>Local dates from <see cref="From"/> to <see cref="Until"/>, both included; never empty, never
/// backwards.</summary>
public readonly record struct DateSpan
{
    /// <exception cref="ArgumentException"><paramref name="until"/> lies before <paramref name="from"/>.</exception>
    public DateSpan(DateOnly from, DateOnly until)
    {
        if (until < from)
            throw new ArgumentException($"The span ends on {IsoText.Date(until)}, before it starts on {IsoText.Date(from)}.");
        From = from;
        Until = until;
    }

    public DateOnly From { get; }

    public DateOnly Until { get; }

    public int Days => Until.DayNumber - From.DayNumber + 1;

    public static DateSpan OneDay(DateOnly date) => new(date, date);

    public bool Contains(DateOnly date) => From <= date && date <= Until;

    public bool Overlaps(DateSpan other) => From <= other.Until && other.From <= Until;

    public override string ToString() =>
        From == Until ? IsoText.Date(From) : $"{IsoText.Date(From)} to {IsoText.Date(Until)}";
}
