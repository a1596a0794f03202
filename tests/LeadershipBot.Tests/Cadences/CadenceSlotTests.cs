using CsCheck;
using LeadershipBot.Cadences;
using NodaTime;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class CadenceSlotTests
{
    private static readonly DateOnly Tuesday = new(2026, 1, 6);
    private static readonly StaleRule TwoWorkingDays = StaleRule.AfterWorkingDays(new WorkingDays(2));
    private static readonly Recurrence TuesdayNoon = Recurrence.Parse("every week on Tue at 12:00").Value;
    private static readonly Availability London = new("Europe/London");

    [Fact]
    public void An_open_wall_time_is_kept() =>
        Assert.Equal(
            new SlotDecision.Send(Utc("2026-01-06 12:00")),
            Cadence.Slot(TuesdayNoon, Tuesday, London, StaleRule.SameDate));

    [Fact]
    public void A_holiday_moves_it_to_the_next_morning() =>
        Assert.Equal(
            new SlotDecision.Moved(Utc("2026-01-07 09:00"), ClosedReason.Holiday),
            Cadence.Slot(TuesdayNoon, Tuesday, London with { Holidays = new HashSet<DateOnly> { Tuesday } }, TwoWorkingDays));

    [Fact]
    public void A_time_before_the_hours_waits_for_them_on_its_own_date() =>
        Assert.Equal(
            new SlotDecision.Moved(Utc("2026-01-06 09:00"), ClosedReason.OutsideHours),
            Cadence.Slot(Recurrence.Parse("every Tuesday at 07:00").Value, Tuesday, London, StaleRule.SameDate));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)] // back on Friday, the third working day after
    public void An_absence_counts_as_time_passing(int daysAway, bool moved)
    {
        var away = London with { Absences = [new DateSpan(Tuesday, Tuesday.AddDays(daysAway - 1))] };
        SlotDecision expected = moved
            ? new SlotDecision.Moved(Utc("2026-01-06 09:00").AddDays(daysAway), ClosedReason.Absent)
            : new SlotDecision.Skipped(ClosedReason.Absent, SkipCause.Stale);

        Assert.Equal(expected, Cadence.Slot(TuesdayNoon, Tuesday, away, TwoWorkingDays));
    }

    [Fact]
    public void A_shutdown_and_a_weekend_do_not_count_as_working_days_but_as_dates()
    {
        var shut = London with { Shutdowns = [new DateSpan(Tuesday, Tuesday.AddDays(5))] };

        Assert.Equal(
            new SlotDecision.Moved(Utc("2026-01-12 09:00"), ClosedReason.Shutdown),
            Cadence.Slot(TuesdayNoon, Tuesday, shut, StaleRule.AfterWorkingDays(new WorkingDays(1))));
        Assert.Equal(
            new SlotDecision.Skipped(ClosedReason.Shutdown, SkipCause.Stale),
            Cadence.Slot(TuesdayNoon, Tuesday, shut, StaleRule.AfterDates(5)));
    }

    [Fact]
    public void Days_off_in_a_rota_wait_for_the_next_shift()
    {
        // Off from the 5th to the 8th, then two days and two nights.
        var rota = London with { Rota = ShiftRota.Parse("----DDNN from 2026-01-05 day 06:00-18:00 night 18:00-06:00").Value };

        Assert.Equal(
            new SlotDecision.Moved(Utc("2026-01-09 06:00"), ClosedReason.OffRota),
            Cadence.Slot(TuesdayNoon, Tuesday, rota, StaleRule.AfterDates(4)));
        Assert.Equal(
            new SlotDecision.Moved(Utc("2026-01-11 18:00"), ClosedReason.OutsideHours),
            Cadence.Slot(Recurrence.Parse("every Sunday at 12:00").Value, new DateOnly(2026, 1, 11), rota, StaleRule.SameDate));
    }

    [Fact]
    public void A_daily_rhythm_gives_way_on_weekends_to_the_next_working_days_own()
    {
        var daily = Recurrence.Parse("every day at 12:00").Value;
        var decisions = Enumerable.Range(8, 5)
            .Select(day => Cadence.Slot(daily, new DateOnly(2026, 1, day), London, StaleRule.AfterDates(5)));

        Assert.Equal(
            [
                new SlotDecision.Send(Utc("2026-01-08 12:00")),
                new SlotDecision.Send(Utc("2026-01-09 12:00")),
                new SlotDecision.Skipped(ClosedReason.NotAWorkingDay, SkipCause.Superseded),
                new SlotDecision.Skipped(ClosedReason.NotAWorkingDay, SkipCause.Superseded),
                new SlotDecision.Send(Utc("2026-01-12 12:00")),
            ],
            decisions);
    }

    [Fact]
    public void A_daily_rhythm_after_hours_goes_out_every_next_morning()
    {
        var evening = Recurrence.Parse("every day at 20:00").Value;
        var decisions = Enumerable.Range(8, 5)
            .Select(day => Cadence.Slot(evening, new DateOnly(2026, 1, day), London, StaleRule.AfterDates(5)));

        Assert.Equal(
            [
                new SlotDecision.Moved(Utc("2026-01-09 09:00"), ClosedReason.OutsideHours),
                new SlotDecision.Skipped(ClosedReason.OutsideHours, SkipCause.Superseded), // Sunday's comes that morning
                new SlotDecision.Skipped(ClosedReason.NotAWorkingDay, SkipCause.Superseded),
                new SlotDecision.Moved(Utc("2026-01-12 09:00"), ClosedReason.NotAWorkingDay),
                new SlotDecision.Moved(Utc("2026-01-13 09:00"), ClosedReason.OutsideHours),
            ],
            decisions);
    }

    [Fact]
    public void Whatever_goes_out_goes_out_open_in_time_in_order_and_once_a_local_date() =>
        Gen.Select(SomePeople.PersonAndMinute, SomePeople.Recurrence, Gen.Int[0, 6], Gen.Bool).Sample(
            (drawn, recurrence, most, inWorkingDays) =>
            {
                var person = drawn.Person;
                var rule = inWorkingDays ? StaleRule.AfterWorkingDays(new WorkingDays(most)) : StaleRule.AfterDates(most);
                var zone = DateTimeZoneProviders.Tzdb[person.Zone];
                var date = DateOnly.FromDateTime(drawn.Minute.UtcDateTime);
                var lastSent = DateOnly.MinValue;
                var lastFellOver = false;
                foreach (var occurrence in Cadence.Dates(recurrence, date.AddDays(-8), date.AddDays(8)))
                {
                    var wished = ByTheBook.InstantOf(occurrence, recurrence.At, zone);
                    var decision = Cadence.Slot(recurrence, occurrence, person, rule);
                    Assert.Equal(ByTheBook.IsOpen(wished, person), decision is SlotDecision.Send);
                    if (decision.GoesOutAt is not { } at)
                        continue;

                    var sentOn = Instant.FromDateTimeOffset(at).InZone(zone).Date.ToDateOnly();
                    Assert.True(ByTheBook.IsOpen(at, person) && at >= wished);
                    Assert.True(inWorkingDays || sentOn <= occurrence.AddDays(most));
                    // A wall time that a gap pushed over midnight shares its date with that date's own occurrence.
                    var fellOver = IsGapOverMidnight(occurrence, sentOn, decision);
                    Assert.True(sentOn > lastSent || fellOver || lastFellOver, $"{sentOn:O} twice");
                    (lastSent, lastFellOver) = (sentOn, fellOver);
                }
            },
            iter: 3000);

    [Fact]
    public void The_open_date_after_a_closed_stretch_always_gets_one()
    {
        // A year of any daily rhythm with patience for a week: every working date has exactly one.
        SomePeople.Time.Sample(
            at =>
            {
                var daily = new Recurrence.Daily(at);
                var sent = Cadence.Dates(daily, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))
                    .Select(date => Cadence.Slot(daily, date, London, StaleRule.AfterDates(7)).GoesOutAt)
                    .OfType<DateTimeOffset>()
                    .Select(instant => Zones.DateOf(instant, London.Zone))
                    .ToList();
                var working = Enumerable.Range(0, 364).Select(day => new DateOnly(2026, 1, 2).AddDays(day))
                    .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
                Assert.Empty(working.Except(sent));
                Assert.Equal(sent.Distinct(), sent);
            },
            iter: 100);
    }

    // The gap rule itself puts the last wall times of a date on the next when clocks jump over midnight.
    private static bool IsGapOverMidnight(DateOnly occurrence, DateOnly sentOn, SlotDecision decision) =>
        decision is SlotDecision.Send && sentOn != occurrence;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z");
}
