using CsCheck;
using LeadershipBot.Cadences;
using NodaTime;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

/// <summary>Any person (week or rota, nights, holidays, absences, shutdowns) in awkward zones, against the rules said
/// plainly.</summary>
public sealed class WorkingHoursOracleTests
{
    [Fact]
    public void Open_is_what_the_plain_rules_say() =>
        SomePeople.PersonAndMinute.Sample(
            (person, minute) =>
            {
                for (var step = 0; step < 60; step++, minute = minute.AddMinutes(37))
                {
                    var open = ByTheBook.IsOpen(minute, person);
                    Assert.Equal(open, WorkingHours.IsOpen(minute, person));
                    Assert.Equal(open, WorkingHours.WhyClosed(minute, person) == ClosedReason.Open);
                }
            },
            iter: 1500);

    [Fact]
    public void The_next_open_instant_is_the_first_open_minute() =>
        SomePeople.PersonAndMinute.Sample(
            (person, minute) =>
            {
                var notAfter = minute.AddDays(6);
                Assert.Equal(ByTheBook.NextOpen(minute, person, notAfter), WorkingHours.NextOpen(minute, person, notAfter));
            },
            iter: 200);

    [Fact]
    public void Open_time_is_the_open_minutes_counted() =>
        Gen.Select(SomePeople.PersonAndMinute, Gen.Int[0, 6000]).Sample(
            (drawn, minutes) =>
            {
                var counted = Enumerable.Range(0, minutes).Count(m => ByTheBook.IsOpen(drawn.Minute.AddMinutes(m), drawn.Person));
                Assert.Equal(TimeSpan.FromMinutes(counted),
                    WorkingHours.OpenTimeBetween(drawn.Minute, drawn.Minute.AddMinutes(minutes), drawn.Person));
            },
            iter: 100);

    [Fact]
    public void Working_days_are_counted_as_on_a_wall_calendar() =>
        Gen.Select(SomePeople.PersonAndMinute, Gen.Int[1, 30]).Sample((drawn, days) =>
        {
            // Between noon and noon of people who work by day a shift and a date are the same thing.
            var zone = DateTimeZoneProviders.Tzdb[drawn.Person.Zone];
            var person = drawn.Person with { Rota = null, From = new TimeOnly(8, 0), Until = new TimeOnly(18, 0) };
            var date = Instant.FromDateTimeOffset(drawn.Minute).InZone(zone).Date.ToDateOnly();
            var noon = new TimeOnly(12, 0);
            var (later, left) = (date, days);
            while (left > 0)
            {
                later = later.AddDays(1);
                left -= ByTheBook.IsWorkingDay(later, person) ? 1 : 0;
            }

            var (from, to) = (ByTheBook.InstantOf(date, noon, zone), ByTheBook.InstantOf(later, noon, zone));
            Assert.Equal(to, WorkingHours.AddWorkingDays(from, new WorkingDays(days), person));
            Assert.Equal(new WorkingDays(days), WorkingHours.WorkingDaysBetween(from, to, person));
        });

    [Fact]
    public void Adding_working_days_ends_open_and_never_falls_short() =>
        Gen.Select(SomePeople.PersonAndMinute, Gen.Int[0, 30]).Sample((drawn, days) =>
        {
            var (person, minute) = drawn;
            if (WorkingHours.AddWorkingDays(minute, new WorkingDays(days), person) is not { } later)
                return;

            var oneMore = WorkingHours.AddWorkingDays(minute, new WorkingDays(days + 1), person);
            Assert.True(later >= minute && ByTheBook.IsOpen(later, person), $"{later:O} is not open");
            Assert.True(WorkingHours.WorkingDaysBetween(minute, later, person).Count >= days, $"{later:O} falls short");
            Assert.True(oneMore >= later, $"{oneMore:O} is before {later:O}");
        });
}
