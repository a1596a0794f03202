using LeadershipBot.Cadences;
using NodaTime;
using NodaTime.TimeZones;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

/// <summary>
/// Every canonical zone, every clock change of 2020 to 2035, on the day, the day before and the day after, at wall times
/// before, in and after the gap or overlap, in five recurrences. The counts are asserted, so that the proof cannot pass by
/// checking nothing.
/// </summary>
public sealed class ZoneProofTests(ITestOutputHelper output)
{
    private static readonly Instant From = Instant.FromUtc(2020, 1, 1, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2036, 1, 1, 0, 0);

    [Fact]
    public void Every_local_date_has_exactly_one_instant_in_every_zone_around_every_clock_change()
    {
        var seen = new Tally();
        foreach (var id in Zones.CanonicalNames)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var always = SomePeople.Always(id);
            seen.Zones++;

            // Also for the zones whose clocks stood still all the while.
            seen.Cases += Check(zone, always, new DateTime(2026, 2, 28, 12, 0, 0, DateTimeKind.Unspecified));
            foreach (var change in ChangesOf(zone))
            {
                seen.Count(change);
                foreach (var wall in WallTimesAbout(change))
                    seen.Cases += Check(zone, always, wall);
            }
        }

        output.WriteLine(seen.ToString());
        Assert.True(seen.Zones >= 300, seen.ToString());
        Assert.True(seen.Gaps >= 1500 && seen.Overlaps >= 1500, seen.ToString());
        Assert.True(seen.Cases >= 200_000, seen.ToString());
    }

    [Fact]
    public void Scanning_the_wall_clock_minute_by_minute_finds_the_same_instants()
    {
        var cases = 0;
        foreach (var id in SomePeople.AwkwardZones)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var change in ChangesOf(zone).Where((_, i) => i % 4 < 2))
            {
                foreach (var wall in WallTimesAbout(change))
                {
                    var (date, time) = (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
                    Assert.Equal(ByTheBook.InstantByScanning(date, time, zone), Cadence.InstantOf(date, time, id));
                    cases++;
                }
            }
        }

        output.WriteLine($"{cases} wall times scanned");
        Assert.True(cases >= 500, $"Only {cases} wall times were scanned.");
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-30")]
    [InlineData("Pacific/Fakaofo", "2011-12-30")]
    [InlineData("Pacific/Kwajalein", "1993-08-21")]
    [InlineData("Pacific/Kiritimati", "1994-12-31")]
    [InlineData("Pacific/Kanton", "1994-12-31")]
    public void A_date_the_zone_never_had_is_taken_over_by_the_next(string zone, string missing)
    {
        var date = DateOnly.ParseExact(missing, "yyyy-MM-dd");
        var daily = new Recurrence.Daily(new TimeOnly(12, 0));
        var weekly = new Recurrence.Weekly(WorkWeek.Of(date.DayOfWeek), new TimeOnly(12, 0));
        var nextMidnight = Cadence.InstantOf(date.AddDays(1), TimeOnly.MinValue, zone);

        Assert.False(Zones.Has(date, zone));
        Assert.True(Zones.Has(date.AddDays(-1), zone) && Zones.Has(date.AddDays(1), zone));
        Assert.Equal(nextMidnight, Cadence.InstantOf(date, new TimeOnly(12, 0), zone));
        Assert.Equal(
            new SlotDecision.Skipped(ClosedReason.NoSuchDate, SkipCause.Superseded),
            Cadence.Slot(daily, date, SomePeople.Always(zone), StaleRule.AfterDates(3)));
        Assert.Equal(
            new SlotDecision.Moved(nextMidnight, ClosedReason.NoSuchDate),
            Cadence.Slot(weekly, date, SomePeople.Always(zone), StaleRule.AfterDates(3)));
        Assert.Equal(
            new SlotDecision.Skipped(ClosedReason.NoSuchDate, SkipCause.Stale),
            Cadence.Slot(weekly, date, SomePeople.Always(zone), StaleRule.SameDate));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")] // gap: 03:00 summer time
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")] // overlap: the first 02:30
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")] // a gap of half an hour
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z")] // midnight itself is skipped
    [InlineData("Asia/Kathmandu", "2026-06-01", "12:00", "2026-06-01T06:15:00Z")]
    [InlineData("Asia/Kolkata", "2026-06-01", "12:00", "2026-06-01T06:30:00Z")]
    [InlineData("Pacific/Chatham", "2026-06-01", "12:00", "2026-05-31T23:15:00Z")]
    public void Wall_times_known_by_heart(string zone, string date, string time, string instant)
    {
        var found = Cadence.InstantOf(DateOnly.Parse(date), TimeOnly.Parse(time), zone);

        Assert.Equal(DateTimeOffset.Parse(instant), found);
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }

    private static IEnumerable<(ZoneInterval Before, ZoneInterval After)> ChangesOf(DateTimeZone zone)
    {
        var intervals = zone.GetZoneIntervals(From, Until).ToList();
        return intervals.Zip(intervals.Skip(1));
    }

    /// <summary>A minute before, at the start, amid, the last minute of, and just after the hour that is skipped or shown
    /// twice.</summary>
    private static IEnumerable<DateTime> WallTimesAbout((ZoneInterval Before, ZoneInterval After) change)
    {
        var before = change.Before.IsoLocalEnd.ToDateTimeUnspecified();
        var after = change.After.IsoLocalStart.ToDateTimeUnspecified();
        var (first, last) = before < after ? (before, after) : (after, before);
        var amid = first.AddMinutes(Math.Floor((last - first).TotalMinutes / 2));
        return [first.AddMinutes(-1), first, amid, last.AddMinutes(-1), last];
    }

    private static int Check(DateTimeZone zone, Availability always, DateTime wall)
    {
        var (day, at) = (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        var cases = 0;
        for (var aim = day.AddDays(-1); aim <= day.AddDays(1); aim = aim.AddDays(1))
        {
            foreach (var recurrence in FiveOn(aim, at))
            {
                Assert.Equal(aim, Cadence.NextDate(recurrence, aim.AddDays(-1)));
                CheckDates(zone, always, recurrence, aim);
                cases++;
            }
        }

        return cases;
    }

    private static void CheckDates(DateTimeZone zone, Availability always, Recurrence recurrence, DateOnly aim)
    {
        var (lastDate, lastInstant) = (DateOnly.MinValue, DateTimeOffset.MinValue);
        foreach (var date in Cadence.Dates(recurrence, aim.AddDays(-1), aim.AddDays(1)))
        {
            var decision = Cadence.Slot(recurrence, date, always, StaleRule.SameDate);
            var instant = ByTheBook.InstantOf(date, recurrence.At, zone);
            if (decision is not SlotDecision.Send sent || sent.At != instant || date <= lastDate || instant <= lastInstant)
                Assert.Fail($"{zone.Id} {date:O} {recurrence}: {decision}, by the book {instant:O}, after {lastInstant:O}");
            CheckWallTime(zone, date, recurrence.At, instant);
            (lastDate, lastInstant) = (date, instant);
        }

        // The sweep sees the date once: at its instant, and not again when the wall clock shows the time a second time.
        var now = ByTheBook.InstantOf(aim, recurrence.At, zone);
        var due = Assert.Single(Cadence.Due(recurrence, aim.AddDays(-1), now, always, StaleRule.SameDate, TimeSpan.FromHours(1)));
        Assert.Equal(new DueDate(aim, DueState.Send, now, ClosedReason.Open), due);
        Assert.Empty(Cadence.Due(recurrence, aim, now.AddHours(1), always, StaleRule.SameDate, TimeSpan.FromHours(1)));
    }

    /// <summary>A valid local time: the wall time itself, the first of two, or the very end of the gap that swallowed
    /// it.</summary>
    private static void CheckWallTime(DateTimeZone zone, DateOnly date, TimeOnly at, DateTimeOffset instant)
    {
        var wall = LocalDate.FromDateOnly(date).At(LocalTime.FromTimeOnly(at));
        var shown = Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
        var mapping = zone.MapLocal(wall);
        var right = mapping.Count switch
        {
            0 => shown > wall && shown == mapping.LateInterval.IsoLocalStart
                && instant == mapping.LateInterval.Start.ToDateTimeOffset(),
            1 => shown == wall,
            _ => shown == wall && instant == mapping.First().ToInstant().ToDateTimeOffset(),
        };
        Assert.True(right, $"{zone.Id}: {wall} became {shown}");
    }

    private static IEnumerable<Recurrence> FiveOn(DateOnly date, TimeOnly at)
    {
        var nth = Math.Min(4, (date.Day + 6) / 7);
        var on = date.Day > 28 ? DayInMonth.Last(date.DayOfWeek) : DayInMonth.Of(nth, date.DayOfWeek);
        yield return new Recurrence.Daily(at);
        yield return new Recurrence.Weekly(WorkWeek.Of(date.DayOfWeek), at, 2, date.AddDays(-14), DayOfWeek.Sunday);
        yield return new Recurrence.MonthlyByDay(date.Day, at);
        yield return new Recurrence.MonthlyByWeekday(on.Nth!.Value, date.DayOfWeek, at);
        yield return new Recurrence.Quarterly((date.Month - 1) % 3 + 1, DayInMonth.Number(date.Day), at);
    }

    private sealed class Tally
    {
        private int _others;

        public int Zones { get; set; }

        public int Cases { get; set; }

        public int Gaps { get; private set; }

        public int Overlaps { get; private set; }

        public void Count((ZoneInterval Before, ZoneInterval After) change)
        {
            var moved = change.After.WallOffset - change.Before.WallOffset;
            if (moved > Offset.Zero)
                Gaps++;
            else if (moved < Offset.Zero)
                Overlaps++;
            else
                _others++;
        }

        public override string ToString() =>
            $"{Cases} cases: {Zones} zones, {Gaps} gaps, {Overlaps} overlaps, {_others} changes that move no clock";
    }
}
