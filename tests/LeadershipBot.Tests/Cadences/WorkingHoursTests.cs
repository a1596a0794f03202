using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class WorkingHoursTests
{
    // 2026-01-05 is a Monday; Berlin is one hour ahead of UTC in winter.
    private static readonly Availability Berlin = new("Europe/Berlin")
    {
        Holidays = new HashSet<DateOnly> { new(2026, 1, 6) },
        Absences = [new DateSpan(new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 16))],
        Shutdowns = [new DateSpan(new DateOnly(2026, 1, 15), new DateOnly(2026, 1, 20))],
    };

    private static readonly Availability Riyadh = new("Asia/Riyadh") { Week = WorkWeek.Parse("Sun-Thu").Value };

    private static readonly Availability Nights = new("Europe/Berlin") { From = new TimeOnly(22, 0), Until = new TimeOnly(6, 0) };

    private static readonly Availability OnRota = new("Europe/Berlin")
    {
        Rota = ShiftRota.Parse("DDNN---- from 2026-01-05 day 06:00-18:00 night 18:00-06:00").Value,
    };

    [Theory]
    [InlineData("2026-01-05 09:00", ClosedReason.Open)]
    [InlineData("2026-01-05 16:59", ClosedReason.Open)]
    [InlineData("2026-01-05 17:00", ClosedReason.OutsideHours)]
    [InlineData("2026-01-05 08:59", ClosedReason.OutsideHours)]
    [InlineData("2026-01-06 12:00", ClosedReason.Holiday)]
    [InlineData("2026-01-10 12:00", ClosedReason.NotAWorkingDay)]
    [InlineData("2026-01-12 12:00", ClosedReason.Absent)]
    [InlineData("2026-01-15 12:00", ClosedReason.Absent)] // also shut: the personal reason is told
    [InlineData("2026-01-17 12:00", ClosedReason.Shutdown)] // also a Saturday
    [InlineData("2026-01-20 12:00", ClosedReason.Shutdown)]
    public void The_reason_to_be_closed_is_the_most_telling_one(string local, ClosedReason reason) =>
        CheckWhy(Berlin, local, reason);

    [Theory]
    [InlineData("2026-01-04 12:00", ClosedReason.Open)]
    [InlineData("2026-01-08 12:00", ClosedReason.Open)]
    [InlineData("2026-01-09 12:00", ClosedReason.NotAWorkingDay)]
    [InlineData("2026-01-10 12:00", ClosedReason.NotAWorkingDay)]
    public void A_weekend_may_be_friday_and_saturday(string local, ClosedReason reason) => CheckWhy(Riyadh, local, reason);

    [Theory]
    [InlineData("2026-01-05 02:00", ClosedReason.OutsideHours)] // Monday, before the week's first night
    [InlineData("2026-01-05 22:00", ClosedReason.Open)]
    [InlineData("2026-01-06 05:59", ClosedReason.Open)]
    [InlineData("2026-01-06 06:00", ClosedReason.OutsideHours)]
    [InlineData("2026-01-10 02:00", ClosedReason.Open)] // Saturday, in Friday's night
    [InlineData("2026-01-10 22:00", ClosedReason.NotAWorkingDay)]
    public void A_night_belongs_to_the_date_it_starts_on(string local, ClosedReason reason) => CheckWhy(Nights, local, reason);

    [Theory]
    [InlineData("2026-01-06 23:00", ClosedReason.Open)]
    [InlineData("2026-01-07 00:00", ClosedReason.Holiday)] // the night before ends at midnight
    [InlineData("2026-01-07 23:00", ClosedReason.Holiday)]
    [InlineData("2026-01-08 02:00", ClosedReason.Holiday)] // the holiday's own night was not worked
    [InlineData("2026-01-08 12:00", ClosedReason.OutsideHours)]
    public void A_holiday_closes_the_nights_on_both_its_sides(string local, ClosedReason reason) =>
        CheckWhy(Nights with { Holidays = new HashSet<DateOnly> { new(2026, 1, 7) } }, local, reason);

    [Theory]
    [InlineData("2026-01-05 06:00", ClosedReason.Open)]
    [InlineData("2026-01-06 19:00", ClosedReason.OutsideHours)]
    [InlineData("2026-01-07 19:00", ClosedReason.Open)]
    [InlineData("2026-01-08 12:00", ClosedReason.OutsideHours)]
    [InlineData("2026-01-09 05:00", ClosedReason.Open)] // off from here on, but the last night is still running
    [InlineData("2026-01-09 12:00", ClosedReason.OffRota)]
    [InlineData("2026-01-10 12:00", ClosedReason.OffRota)] // a Saturday means nothing to a rota
    [InlineData("2026-01-18 12:00", ClosedReason.OffRota)]
    public void A_rota_replaces_week_and_hours(string local, ClosedReason reason) => CheckWhy(OnRota, local, reason);

    [Theory]
    [InlineData("2026-01-05 12:00", "2026-01-05 12:00")]
    [InlineData("2026-01-05 17:00", "2026-01-07 09:00")] // over the holiday
    [InlineData("2026-01-09 17:00", "2026-01-21 09:00")] // over weekend, absence and shutdown
    public void The_next_open_instant_is_now_or_the_start_of_a_day(string local, string open)
    {
        Assert.Equal(At(open, Berlin), WorkingHours.NextOpen(At(local, Berlin), Berlin, DateTimeOffset.MaxValue));
        Assert.Equal(At(open, Berlin), WorkingHours.NextOpen(At(local, Berlin), Berlin, At(open, Berlin)));
        Assert.Null(WorkingHours.NextOpen(At(local, Berlin), Berlin, At(open, Berlin).AddTicks(-1)));
    }

    [Fact]
    public void Someone_away_for_good_is_never_open_and_asking_costs_nothing()
    {
        var gone = Berlin with { Absences = [new DateSpan(new DateOnly(2026, 1, 1), DateOnly.MaxValue)] };
        var now = At("2026-02-02 12:00", Berlin);

        Assert.Null(WorkingHours.NextOpen(now, gone, DateTimeOffset.MaxValue));
        Assert.Null(WorkingHours.AddWorkingDays(now, new WorkingDays(5), gone));
        Assert.Equal(new WorkingDays(0), WorkingHours.WorkingDaysBetween(now, DateTimeOffset.MaxValue, gone));
    }

    [Theory]
    [InlineData("2026-01-05 12:00", 0, "2026-01-05 12:00")]
    [InlineData("2026-01-05 12:00", 1, "2026-01-07 12:00")]
    [InlineData("2026-01-05 12:00", 4, "2026-01-21 12:00")]
    [InlineData("2026-01-09 20:00", 1, "2026-01-22 09:00")] // Wednesday 20:00 is closed, so Thursday morning
    [InlineData("2026-01-10 12:00", 1, "2026-01-21 12:00")] // from a Saturday
    [InlineData("2026-03-27 12:00", 1, "2026-03-30 12:00")] // the same wall time over the clock change
    public void Working_days_later_is_the_same_wall_time(string local, int days, string later) =>
        Assert.Equal(At(later, Berlin), WorkingHours.AddWorkingDays(At(local, Berlin), new WorkingDays(days), Berlin));

    [Theory]
    [InlineData("2026-01-06 02:00", 1, "2026-01-07 02:00")] // Monday's night to Tuesday's
    [InlineData("2026-01-10 02:00", 1, "2026-01-13 02:00")] // Friday's night to Monday's
    [InlineData("2026-01-09 23:00", 2, "2026-01-13 23:00")]
    [InlineData("2026-01-05 02:00", 1, "2026-01-06 22:00")] // from before Monday's night to after it
    public void Nights_count_once_by_the_date_they_start_on(string local, int days, string later)
    {
        Assert.Equal(At(later, Nights), WorkingHours.AddWorkingDays(At(local, Nights), new WorkingDays(days), Nights));
        Assert.Equal(new WorkingDays(days), WorkingHours.WorkingDaysBetween(At(local, Nights), At(later, Nights), Nights));
    }

    [Theory]
    [InlineData("2026-01-07 16:00", "2026-01-07 16:59", 0)]
    [InlineData("2026-01-07 16:00", "2026-01-08 00:01", 1)]
    [InlineData("2026-01-05 16:00", "2026-01-08 09:00", 2)]
    [InlineData("2026-01-09 16:00", "2026-01-20 16:00", 0)] // weekend, absence, shutdown
    [InlineData("2026-01-09 16:00", "2026-01-21 16:00", 1)]
    [InlineData("2026-01-08 16:00", "2026-01-07 16:00", 0)]
    [InlineData("2026-01-08 16:00", "9999-01-01 00:00", 1000)]
    public void Working_days_between_are_those_begun_since(string from, string to, int days) =>
        Assert.Equal(new WorkingDays(days), WorkingHours.WorkingDaysBetween(At(from, Berlin), At(to, Berlin), Berlin));

    [Fact]
    public void A_night_shift_is_an_hour_shorter_in_spring_and_an_hour_longer_in_autumn()
    {
        Assert.Equal(7, HoursOpen("2026-03-28 22:00"));
        Assert.Equal(9, HoursOpen("2026-10-24 22:00"));
        Assert.Equal(8, HoursOpen("2026-06-06 22:00"));

        double HoursOpen(string from)
        {
            var everyNight = Nights with { Week = WorkWeek.EveryDay };
            var (start, minutes) = (At(from, Nights), 0);
            while (WorkingHours.IsOpen(start.AddMinutes(minutes), everyNight))
                minutes++;
            return minutes / 60.0;
        }
    }

    [Fact]
    public void A_shift_begun_at_midnight_goes_on_when_the_clock_is_set_back_into_the_evening()
    {
        // St. John's set 00:01 back to 23:01 until 2011: the new date began, ended and began again.
        var early = new Availability("America/St_Johns")
        {
            Week = WorkWeek.EveryDay, From = TimeOnly.MinValue, Until = new TimeOnly(8, 0),
        };
        var again = new DateTimeOffset(2010, 11, 7, 3, 0, 0, TimeSpan.Zero);

        Assert.Equal(new LocalMoment(new DateOnly(2010, 11, 6), new TimeOnly(23, 30)), Zones.LocalOf(again, early.Zone));
        Assert.True(WorkingHours.IsOpen(again, early));
        Assert.Equal(again, WorkingHours.NextOpen(again, early, again));
    }

    private static void CheckWhy(Availability person, string local, ClosedReason reason)
    {
        Assert.Equal(reason, WorkingHours.WhyClosed(At(local, person), person));
        Assert.Equal(reason == ClosedReason.Open, WorkingHours.IsOpen(At(local, person), person));
    }

    private static DateTimeOffset At(string local, Availability person) =>
        ByTheBook.InstantOf(
            DateOnly.Parse(local[..10]), TimeOnly.Parse(local[11..]), NodaTime.DateTimeZoneProviders.Tzdb[person.Zone]);
}
