using CsCheck;
using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class CadenceDueTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);
    private static readonly StaleRule Patient = StaleRule.AfterDates(5);
    private static readonly TimeSpan Window = TimeSpan.FromHours(6);
    private static readonly Recurrence Daily = Recurrence.Parse("every day at 12:00").Value;
    private static readonly Availability London = new("Europe/London");

    [Theory]
    [InlineData("2026-01-06 11:59", "")]
    [InlineData("2026-01-06 12:00", "06 Send")]
    [InlineData("2026-01-06 16:59", "06 Send")]
    [InlineData("2026-01-06 17:30", "")] // inside the window, but closed: it waits
    [InlineData("2026-01-06 18:01", "06 Missed")]
    [InlineData("2026-01-07 11:59", "06 Missed")]
    [InlineData("2026-01-07 12:00", "06 Missed, 07 Send")]
    [InlineData("2026-01-12 13:00", "06 Missed, 07 Missed, 08 Missed, 09 Missed, 10 Skipped, 11 Skipped, 12 Send")]
    public void After_downtime_what_is_in_its_window_is_sent_and_what_is_older_is_missed(string now, string due) =>
        Assert.Equal(due, Told(Cadence.Due(Daily, Monday, Utc(now), London, Patient, Window)));

    [Fact]
    public void Nothing_is_due_twice_once_its_date_is_recorded()
    {
        Assert.Empty(Cadence.Due(Daily, new DateOnly(2026, 1, 6), Utc("2026-01-06 12:00"), London, Patient, Window));
        Assert.Empty(Cadence.Due(Daily, new DateOnly(2026, 1, 9), Utc("2026-01-06 12:00"), London, Patient, Window));
    }

    [Fact]
    public void Of_two_that_could_go_out_now_only_the_later_does() =>
        Assert.Equal(
            "06 Missed, 07 Send",
            Told(Cadence.Due(Daily, Monday, Utc("2026-01-07 12:30"), London, Patient, TimeSpan.FromDays(2))));

    [Fact]
    public void A_moved_occurrence_waits_for_its_instant_and_says_why_it_moved()
    {
        var holiday = London with { Holidays = new HashSet<DateOnly> { new(2026, 1, 6) } };
        var weekly = Recurrence.Parse("every week on Tue at 12:00").Value;

        Assert.Empty(Cadence.Due(weekly, Monday, Utc("2026-01-06 12:00"), holiday, Patient, Window));
        Assert.Equal(
            [new DueDate(new DateOnly(2026, 1, 6), DueState.Send, Utc("2026-01-07 09:00"), ClosedReason.Holiday)],
            Cadence.Due(weekly, Monday, Utc("2026-01-07 09:10"), holiday, Patient, Window));
    }

    [Fact]
    public void A_window_never_outlasts_the_stale_rule() =>
        Assert.Equal(
            "06 Missed",
            Told(Cadence.Due(Daily, Monday, Utc("2026-01-07 09:00"), London, StaleRule.SameDate, TimeSpan.FromDays(3))));

    [Theory]
    [InlineData("every Tuesday at 14:00", "Europe/London", "2026-01-06 13:00", "2026-01-13")] // sent at 12:00, then made later
    [InlineData("every Tuesday at 12:00", "Pacific/Honolulu", "2026-01-06 13:00", "2026-01-13")] // 03:00 there
    [InlineData("every day at 12:00", "Pacific/Honolulu", "2026-01-06 05:00", "2026-01-07")] // still Monday there
    [InlineData("every day at 12:00", "Pacific/Kiritimati", "2026-01-06 13:00", "2026-01-07")] // Wednesday 03:00 there
    [InlineData("every day at 02:00", "Pacific/Kiritimati", "2026-01-06 13:00", "2026-01-08")] // Wednesday 02:00 is past there
    [InlineData("every 2 weeks on Tue at 12:00 from 2026-01-06", "Europe/London", "2026-01-06 13:00", "2026-01-20")]
    public void A_change_never_asks_the_same_date_again(string next, string zone, string now, string date) =>
        Assert.Equal(
            DateOnly.Parse(date),
            Cadence.NextAfterChange(
                [new DateOnly(2025, 12, 30), new DateOnly(2026, 1, 6)], Recurrence.Parse(next).Value, zone, Utc(now)));

    [Fact]
    public void A_change_with_nothing_planned_starts_at_the_next_wall_time()
    {
        Assert.Equal(new DateOnly(2026, 1, 6), Cadence.NextAfterChange([], Daily, "Europe/London", Utc("2026-01-06 12:00")));
        Assert.Equal(new DateOnly(2026, 1, 7), Cadence.NextAfterChange([], Daily, "Europe/London", Utc("2026-01-06 12:01")));
        Assert.Equal(new DateOnly(2011, 12, 31), Cadence.NextAfterChange([], Daily, "Pacific/Apia", Utc("2011-12-30 09:00")));
    }

    [Fact]
    public void However_people_travel_and_change_their_minds_no_date_is_asked_twice_or_lost() =>
        Gen.Select(
            SomePeople.PersonAndMinute,
            SomePeople.Recurrence,
            Gen.Int[1, 40],
            Gen.Select(Gen.Int[0, 40], SomePeople.Zone, SomePeople.Recurrence, Gen.Bool).Array[0, 5]).Sample(
            (drawn, recurrence, hoursBetweenSweeps, changes) =>
            {
                var journey = new Journey(drawn.Person, recurrence, drawn.Minute);
                for (var now = drawn.Minute; now < drawn.Minute.AddDays(40); now = now.AddHours(hoursBetweenSweeps))
                {
                    foreach (var (day, zone, next, keepRhythm) in changes)
                    {
                        if (now.AddDays(-day) >= drawn.Minute && now.AddDays(-day) < drawn.Minute.AddHours(hoursBetweenSweeps))
                            journey.Change(zone, keepRhythm ? null : next, now);
                    }

                    journey.Sweep(now);
                }
            },
            iter: 1000);

    private static string Told(IEnumerable<DueDate> due) => string.Join(", ", due.Select(one => $"{one.Date:dd} {one.State}"));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z");

    /// <summary>One person's cadence line as the product keeps it: what was recorded, and where it goes on.</summary>
    private sealed class Journey(Availability person, Recurrence recurrence, DateTimeOffset start)
    {
        private readonly List<DateOnly> _recorded = [];
        private Availability _person = person;
        private Recurrence _recurrence = recurrence;
        private DateOnly _last = Cadence.NextAfterChange([], recurrence, person.Zone, start).AddDays(-1);

        public void Change(string zone, Recurrence? next, DateTimeOffset now)
        {
            (_person, _recurrence) = (_person with { Zone = zone }, next ?? _recurrence);
            _last = Cadence.NextAfterChange(_recorded, _recurrence, zone, now).AddDays(-1);
        }

        public void Sweep(DateTimeOffset now)
        {
            var due = Cadence.Due(_recurrence, _last, now, _person, StaleRule.AfterDates(4), TimeSpan.FromHours(30));
            Assert.True(due.Count(one => one.State == DueState.Send) <= 1);
            foreach (var one in due)
            {
                Assert.True(_recorded.Count == 0 || one.Date > _recorded[^1], $"{one.Date:O} was asked before");
                Assert.Equal(Cadence.NextDate(_recurrence, _last), one.Date);
                Assert.True(one.State != DueState.Send || ByTheBook.IsOpen(now, _person));
                Assert.True(one.PlannedFor <= now);
                _recorded.Add(one.Date);
                _last = one.Date;
            }
        }
    }
}
