namespace LeadershipBot.Cadences;

/// <summary>
/// One day in every month: either a number 1 to 31, clamped to the month's last day, or the first to fourth or last of a
/// weekday. <c>default</c> is the first day.
/// </summary>
public readonly record struct DayInMonth
{
    private const int LastOne = -1;

    private readonly int _numberLessOne;
    private readonly int _nth;

    private DayInMonth(int number, int nth, DayOfWeek weekday) => (_numberLessOne, _nth, Weekday) = (number - 1, nth, weekday);

    /// <summary>1 to 31, or null when the day goes by weekday.</summary>
    public int? Day => _nth == 0 ? _numberLessOne + 1 : null;

    /// <summary>1 to 4, -1 for the last, or null when the day goes by number.</summary>
    public int? Nth => _nth == 0 ? null : _nth;

    /// <summary>Only of meaning beside <see cref="Nth"/>.</summary>
    public DayOfWeek Weekday { get; }

    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 31.</exception>
    public static DayInMonth Number(int day) => day is >= 1 and <= 31
        ? new DayInMonth(day, 0, default)
        : throw new ArgumentOutOfRangeException(nameof(day), day, "A day of the month lies between 1 and 31.");

    /// <exception cref="ArgumentOutOfRangeException">Neither 1 to 4 nor -1: not every month has a fifth.</exception>
    public static DayInMonth Of(int nth, DayOfWeek weekday) => nth is (>= 1 and <= 4) or LastOne
        ? new DayInMonth(1, nth, weekday)
        : throw new ArgumentOutOfRangeException(nameof(nth), nth, "The nth weekday of a month is 1 to 4, or -1 for the last.");

    public static DayInMonth Last(DayOfWeek weekday) => Of(LastOne, weekday);

    public DateOnly In(int year, int month)
    {
        var length = DateTime.DaysInMonth(year, month);
        if (_nth == 0)
            return new DateOnly(year, month, Math.Min(_numberLessOne + 1, length));
        if (_nth == LastOne)
        {
            var last = new DateOnly(year, month, length);
            return last.AddDays(-Weekdays.DaysInto(last.DayOfWeek, Weekday));
        }

        var first = new DateOnly(year, month, 1);
        return first.AddDays(Weekdays.DaysInto(Weekday, first.DayOfWeek) + 7 * (_nth - 1));
    }

    /// <summary>As written in a recurrence: <c>day 15</c>, <c>the 2nd Tue</c>, <c>the last Fri</c>.</summary>
    public override string ToString() => _nth switch
    {
        0 => $"day {_numberLessOne + 1}",
        LastOne => $"the last {Weekdays.Short(Weekday)}",
        _ => $"the {Ordinal(_nth)} {Weekdays.Short(Weekday)}",
    };

    internal static string Ordinal(int number) => (number % 10, number % 100) switch
    {
        (1, not 11) => $"{number}st",
        (2, not 12) => $"{number}nd",
        (3, not 13) => $"{number}rd",
        _ => $"{number}th",
    };
}
