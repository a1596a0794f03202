namespace LeadershipBot.Cadences;

/// <summary>
/// Hours that begin on one local date: from <see cref="From"/> to just before <see cref="Until"/>. When Until is not later
/// than From they end on the next date (22:00-06:00), and equal ends mean a full 24 hours. Whole minutes.
/// </summary>
public readonly record struct ShiftHours
{
    public ShiftHours(TimeOnly from, TimeOnly until)
    {
        From = IsoText.WholeMinutes(from, nameof(from));
        Until = IsoText.WholeMinutes(until, nameof(until));
    }

    public TimeOnly From { get; }

    public TimeOnly Until { get; }

    public bool PastMidnight => Until <= From;

    /// <summary>Reads <c>06:00-18:00</c>; <c>24:00</c> is accepted as an end.</summary>
    public static bool TryParse(string text, out ShiftHours hours)
    {
        hours = default;
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !IsoText.TryTime(ends[0], out var from))
            return false;
        if (!IsoText.TryTime(ends[1] == "24:00" ? "00:00" : ends[1], out var until))
            return false;

        hours = new ShiftHours(from, until);
        return true;
    }

    public override string ToString() => $"{IsoText.Time(From)}-{IsoText.Time(Until)}";
}
