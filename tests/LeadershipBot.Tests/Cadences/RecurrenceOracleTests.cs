using CsCheck;
using Ical.Net;
using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

/// <summary>The same rhythms said as RFC 5545 rules and unrolled by a calendar library.</summary>
public sealed class RecurrenceOracleTests
{
    private const int Compared = 20;

    [Fact]
    public void A_calendar_library_unrolls_the_same_dates() =>
        Gen.Select(SomePeople.Recurrence, SomePeople.Date).Sample(
            (recurrence, from) =>
            {
                var ours = Cadence.Dates(recurrence, from, DateOnly.MaxValue).Take(Compared).ToList();
                var theirs = Unroll(recurrence, from);
                Assert.True(
                    ours.SequenceEqual(theirs),
                    $"{recurrence} from {from:O}: {string.Join(' ', ours)} not {string.Join(' ', theirs)}");
            },
            iter: 2000);

    private static List<DateOnly> Unroll(Recurrence recurrence, DateOnly from)
    {
        var start = recurrence is Recurrence.Weekly weekly && (weekly.EveryWeeks > 1 || weekly.Anchor > from)
            ? weekly.Anchor
            : from;
        var calendar = Calendar.Load($"""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:{start:yyyyMMdd}
            RRULE:{RuleOf(recurrence)}
            END:VEVENT
            END:VCALENDAR
            """)!;

        // RFC 5545 counts DTSTART itself as an occurrence even when the rule does not fall on it; this library shows it then.
        return [.. calendar.Events.Single().GetOccurrences()
            .Select(occurrence => occurrence.Period.StartTime.Date)
            .Where(date => date >= from && (date != start || recurrence.FallsOn(date)))
            .Take(Compared)];
    }

    private static string RuleOf(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Daily => "FREQ=DAILY",
        Recurrence.Weekly weekly => $"FREQ=WEEKLY;INTERVAL={weekly.EveryWeeks};WKST={Two(weekly.FirstDayOfWeek)};BYDAY="
            + string.Join(',', Enum.GetValues<DayOfWeek>().Where(weekly.Days.Contains).Select(Two)),
        Recurrence.MonthlyByDay monthly => "FREQ=MONTHLY;" + Clamped(monthly.Day),
        Recurrence.MonthlyByWeekday monthly => $"FREQ=MONTHLY;BYDAY={monthly.Nth}{Two(monthly.Weekday)}",
        Recurrence.Quarterly { On: { Day: { } day } } quarterly => $"FREQ=MONTHLY;{Months(quarterly)};{Clamped(day)}",
        Recurrence.Quarterly quarterly => $"FREQ=MONTHLY;{Months(quarterly)};BYDAY={quarterly.On.Nth}{Two(quarterly.On.Weekday)}",
        _ => throw new ArgumentOutOfRangeException(nameof(recurrence)),
    };

    // The last of the days 28 to n that the month has is day n, or the month's last.
    private static string Clamped(int day) => day <= 28
        ? $"BYMONTHDAY={day}"
        : $"BYMONTHDAY={string.Join(',', Enumerable.Range(28, day - 27))};BYSETPOS=-1";

    private static string Months(Recurrence.Quarterly quarterly) =>
        $"BYMONTH={string.Join(',', Enumerable.Range(0, 4).Select(quarter => quarter * 3 + quarterly.MonthOfQuarter))}";

    private static string Two(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();
}
