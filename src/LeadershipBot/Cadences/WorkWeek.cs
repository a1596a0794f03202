namespace LeadershipBot.Cadences;

/// <summary>
/// The weekdays a person ordinarily works, never none. Stored as <see cref="Flags"/>: bit 0 is Sunday, bit 6 Saturday,
/// the numbering of <see cref="DayOfWeek"/>. <c>default</c> is Monday to Friday.
/// </summary>
public readonly record struct WorkWeek
{
    private const int MonToFri = 0b0111110;
    private const int All = 0b1111111;
    private const string Cure = "Write for example Mon-Fri or Mon,Tue,Thu.";

    // Kept as the difference from Monday to Friday, so that an all-zero struct is a valid week.
    private readonly int _difference;

    private WorkWeek(int flags) => _difference = flags ^ MonToFri;

    public static WorkWeek MondayToFriday => default;

    public static WorkWeek EveryDay => new(All);

    /// <summary>1 to 127, for storage.</summary>
    public int Flags => _difference ^ MonToFri;

    public int Count => int.PopCount(Flags);

    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 127: a week without days is no week.</exception>
    public static WorkWeek FromFlags(int flags) => flags is >= 1 and <= All
        ? new WorkWeek(flags)
        : throw new ArgumentOutOfRangeException(nameof(flags), flags, "Weekday flags lie between 1 and 127.");

    public static WorkWeek Of(params ReadOnlySpan<DayOfWeek> days)
    {
        var flags = 0;
        foreach (var day in days)
            flags |= 1 << (int)day;
        return FromFlags(flags);
    }

    public bool Contains(DayOfWeek day) => (Flags >> (int)day & 1) == 1;

    /// <summary>
    /// Reads days and ranges in any mix: <c>Mon-Fri</c>, <c>Sun-Thu</c>, <c>Sat-Wed</c> (ranges may run over the weekend),
    /// <c>Mon,Tue,Thu</c>, <c>Mon-Wed, Sat</c>.
    /// </summary>
    public static Outcome<WorkWeek> Parse(string text)
    {
        var flags = 0;
        var joined = text.Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Replace(" - ", "-", StringComparison.Ordinal);
        foreach (var part in joined.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Weekdays.TryParse(ends[0], out var first) || !Weekdays.TryParse(ends[^1], out var last))
                return Refusal.Invalid($"'{part}' is not a weekday or a range of weekdays. {Cure}");

            for (var day = (int)first; ; day = (day + 1) % 7)
            {
                flags |= 1 << day;
                if (day == (int)last)
                    break;
            }
        }

        return flags == 0
            ? Refusal.Invalid($"No weekday was given. {Cure}")
            : new WorkWeek(flags);
    }

    /// <summary>One unbroken run of three days or more as <c>Sun-Thu</c>, anything else as a list from Monday on.</summary>
    public override string ToString()
    {
        if (Flags == All)
            return "Mon-Sun";

        if (Count >= 3 && RunStart() is { } start)
            return $"{Weekdays.Short(start)}-{Weekdays.Short((DayOfWeek)(((int)start + Count - 1) % 7))}";

        return string.Join(',', Days().Select(Weekdays.Short));
    }

    internal IEnumerable<DayOfWeek> Days()
    {
        for (var i = 1; i <= 7; i++)
        {
            if (Contains((DayOfWeek)(i % 7)))
                yield return (DayOfWeek)(i % 7);
        }
    }

    /// <summary>The first day of the run when the days form one, counting round the weekend; null when they are
    /// scattered.</summary>
    internal DayOfWeek? RunStart()
    {
        DayOfWeek? start = null;
        for (var day = 0; day < 7; day++)
        {
            if (!Contains((DayOfWeek)day) || Contains((DayOfWeek)((day + 6) % 7)))
                continue;
            if (start is not null)
                return null;
            start = (DayOfWeek)day;
        }

        return start;
    }
}
