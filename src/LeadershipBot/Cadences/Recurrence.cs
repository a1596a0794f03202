namespace LeadershipBot.Cadences;

/// <summary>
/// On which local dates something recurs, and at which local time. It knows nothing of zones: a zone turns a date of it into
/// an instant (<see cref="Cadence"/>). The cases are closed. <see cref="ToText"/> is the stored form and <see cref="Parse"/>
/// reads it back.
/// </summary>
public abstract record Recurrence
{
    private protected Recurrence(TimeOnly at) => At = IsoText.WholeMinutes(at, nameof(at));

    /// <summary>The recipient's local time, in whole minutes.</summary>
    public TimeOnly At { get; }

    /// <summary>Reads the forms of <see cref="ToText"/> and near ones (<c>fortnightly on Tuesday</c>, <c>every
    /// weekday</c>).</summary>
    /// <returns>The recurrence, or a refusal that shows a line that would work.</returns>
    public static Outcome<Recurrence> Parse(string text) => RecurrenceText.Parse(text);

    /// <summary>The exact form, such as <c>every 2 weeks on Tue at 12:00 from 2026-01-06</c>.</summary>
    public string ToText() => RecurrenceText.Write(this);

    /// <summary>For people, such as <c>Tuesdays every second week at 12:00</c>.</summary>
    public string ToPhrase() => RecurrencePhrase.Of(this);

    public sealed override string ToString() => ToText();

    /// <summary>Whether the recurrence falls on this date.</summary>
    public bool FallsOn(DateOnly date) => OnOrAfter(date) == date;

    /// <summary>The first date of the recurrence on or after a date; null beyond the calendar's end.</summary>
    internal abstract DateOnly? OnOrAfter(DateOnly date);

    /// <summary>Every local date.</summary>
    public sealed record Daily(TimeOnly At) : Recurrence(At)
    {
        internal override DateOnly? OnOrAfter(DateOnly date) => date;
    }

    /// <summary>
    /// The given weekdays of every nth week, from <see cref="Anchor"/> on and never before it. The anchor's week is the
    /// first; weeks begin on <see cref="FirstDayOfWeek"/>, which decides whether a Sunday belongs to the week before or after
    /// (RFC 5545, 3.3.10, WKST).
    /// </summary>
    public sealed record Weekly : Recurrence
    {
        public const int MostWeeks = 26;

        /// <exception cref="ArgumentOutOfRangeException"><paramref name="everyWeeks"/> lies outside 1 to 26.</exception>
        /// <exception cref="ArgumentException">More than one week apart and no anchor to count from.</exception>
        public Weekly(
            WorkWeek days,
            TimeOnly at,
            int everyWeeks = 1,
            DateOnly anchor = default,
            DayOfWeek firstDayOfWeek = DayOfWeek.Monday)
            : base(at)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(everyWeeks, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(everyWeeks, MostWeeks);
            if (everyWeeks > 1 && anchor == default)
                throw new ArgumentException("Every second week or rarer needs a date in its first week.", nameof(anchor));
            (Days, EveryWeeks, Anchor) = (days, everyWeeks, anchor);

            // Where weeks begin changes nothing when every week counts; one form makes equal rules equal.
            FirstDayOfWeek = everyWeeks == 1 ? DayOfWeek.Monday : firstDayOfWeek;
        }

        public WorkWeek Days { get; }

        public int EveryWeeks { get; }

        public DateOnly Anchor { get; }

        public DayOfWeek FirstDayOfWeek { get; }

        internal override DateOnly? OnOrAfter(DateOnly date)
        {
            var from = date < Anchor ? Anchor : date;
            var firstWeek = Weekdays.StartOfWeek(Anchor, FirstDayOfWeek).DayNumber;
            for (var number = from.DayNumber; number <= DateOnly.MaxValue.DayNumber; number++)
            {
                var weeks = (number - firstWeek) / 7;
                if (weeks % EveryWeeks != 0)
                    number = firstWeek + 7 * (weeks - weeks % EveryWeeks + EveryWeeks) - 1;
                else if (Days.Contains(DateOnly.FromDayNumber(number).DayOfWeek))
                    return DateOnly.FromDayNumber(number);
            }

            return null;
        }
    }

    /// <summary>A numbered day of every month, 1 to 31; in shorter months their last day.</summary>
    public sealed record MonthlyByDay(int Day, TimeOnly At) : Recurrence(At)
    {
        public int Day { get; } = DayInMonth.Number(Day).Day!.Value;

        internal override DateOnly? OnOrAfter(DateOnly date) => FirstIn(DayInMonth.Number(Day), date, everyMonths: 1, offset: 0);
    }

    /// <summary>The first to fourth (1 to 4) or last (-1) of a weekday in every month.</summary>
    public sealed record MonthlyByWeekday(int Nth, DayOfWeek Weekday, TimeOnly At) : Recurrence(At)
    {
        public int Nth { get; } = DayInMonth.Of(Nth, Weekday).Nth!.Value;

        internal override DateOnly? OnOrAfter(DateOnly date) =>
            FirstIn(DayInMonth.Of(Nth, Weekday), date, everyMonths: 1, offset: 0);
    }

    /// <summary>A day in the first, second or third month (1 to 3) of every calendar quarter.</summary>
    public sealed record Quarterly(int MonthOfQuarter, DayInMonth On, TimeOnly At) : Recurrence(At)
    {
        public int MonthOfQuarter { get; } = MonthOfQuarter is >= 1 and <= 3
            ? MonthOfQuarter
            : throw new ArgumentOutOfRangeException(nameof(MonthOfQuarter), MonthOfQuarter, "A quarter has the months 1 to 3.");

        internal override DateOnly? OnOrAfter(DateOnly date) => FirstIn(On, date, everyMonths: 3, offset: MonthOfQuarter - 1);
    }

    private static DateOnly? FirstIn(DayInMonth day, DateOnly date, int everyMonths, int offset)
    {
        const int monthsOfTheCalendar = 9999 * 12;
        for (var month = (date.Year - 1) * 12 + date.Month - 1; month < monthsOfTheCalendar; month++)
        {
            if (month % everyMonths != offset)
                continue;
            var found = day.In(month / 12 + 1, month % 12 + 1);
            if (found >= date)
                return found;
        }

        return null;
    }
}
