namespace LeadershipBot.Cadences;

/// <summary>
/// A duration counted in working days, 0 to <see cref="Max"/>. Whose days they are is said by the <see cref="Availability"/>
/// it is used with, so it can never be mistaken for a number of calendar days.
/// </summary>
public readonly record struct WorkingDays : IComparable<WorkingDays>
{
    public const int Max = 1000;

    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to <see cref="Max"/>.</exception>
    public WorkingDays(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Max);
        Count = count;
    }

    public int Count { get; }

    public static bool operator <(WorkingDays left, WorkingDays right) => left.Count < right.Count;

    public static bool operator >(WorkingDays left, WorkingDays right) => left.Count > right.Count;

    public static bool operator <=(WorkingDays left, WorkingDays right) => left.Count <= right.Count;

    public static bool operator >=(WorkingDays left, WorkingDays right) => left.Count >= right.Count;

    public int CompareTo(WorkingDays other) => Count.CompareTo(other.Count);

    public override string ToString() => Count == 1 ? "1 working day" : $"{Count} working days";
}
