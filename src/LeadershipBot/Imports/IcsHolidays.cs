using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Calendar = Ical.Net.Calendar;

namespace LeadershipBot.Imports;

/// <summary>
/// A holiday calendar from an <c>.ics</c> file: every whole-day event of the years around now, under the file's own name
/// (<c>TR.ics</c> is the calendar TR). Events with a time of day are not days off and are left out.
/// </summary>
internal static class IcsHolidays
{
    private const int YearsBack = 1;
    private const int YearsAhead = 3;
    private const int LongestEvent = 62;

    public static Outcome<IReadOnlyList<ImportRow>> Read(string text, string fileName, DateOnly today)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Trim();
        if (name.Length is 0 or > 90)
            return Refusal.Invalid(
                "The calendar is called as its file. Give the file a name of 1 to 90 characters, such as TR.ics.");
        Calendar? calendar;
        try
        {
            calendar = Calendar.Load(text);
        }
        catch (Exception error) when (
            error is System.Runtime.Serialization.SerializationException or ArgumentException or FormatException)
        {
            return Refusal.Invalid($"{fileName} is not a calendar file: {error.Message}");
        }
        if (calendar is null)
            return Refusal.Invalid($"{fileName} holds no calendar. Export it again as iCalendar (.ics).");
        var rows = Days(calendar, today).Select((day, index) => Row(name, day.Date, day.Name, index + 1)).ToList();
        return rows.Count == 0
            ? Refusal.Invalid($"{fileName} holds no whole-day event from {today.Year - YearsBack} to {today.Year + YearsAhead}.")
            : rows;
    }

    private static IEnumerable<(DateOnly Date, string Name)> Days(Calendar calendar, DateOnly today)
    {
        var from = new CalDateTime(new DateOnly(today.Year - YearsBack, 1, 1));
        var until = new DateOnly(today.Year + YearsAhead, 12, 31);
        return calendar.Events.Where(static e => e.Start is { HasTime: false })
            .SelectMany(e => e.GetOccurrences(from).TakeWhile(o => o.Period.StartTime.Date <= until).SelectMany(o => Span(e, o)))
            .Where(d => d.Item1 <= until)
            .DistinctBy(static d => d.Item1).OrderBy(static d => d.Item1);
    }

    private static IEnumerable<(DateOnly, string)> Span(CalendarEvent source, Occurrence occurrence)
    {
        var first = occurrence.Period.StartTime.Date;
        // The end of a whole-day event is the day after its last.
        var last = occurrence.Period.EffectiveEndTime is { } end && end.Date > first ? end.Date.AddDays(-1) : first;
        var name = string.IsNullOrWhiteSpace(source.Summary) ? "Day off" : source.Summary.Trim();
        return Enumerable.Range(0, Math.Min(last.DayNumber - first.DayNumber + 1, LongestEvent))
            .Select(day => (first.AddDays(day), name.Length <= 120 ? name : name[..120]));
    }

    private static ImportRow Row(string calendar, DateOnly date, string name, int number) =>
        new(number, new Dictionary<string, string>
        {
            ["calendar"] = calendar,
            ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["name"] = name,
        });
}
