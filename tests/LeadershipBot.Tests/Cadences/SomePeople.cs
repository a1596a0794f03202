using CsCheck;
using LeadershipBot.Cadences;
using NodaTime;

namespace LeadershipBot.Tests.Cadences;

/// <summary>People as the generators draw them: in awkward zones, mostly near a clock change.</summary>
internal static class SomePeople
{
    public static readonly string[] AwkwardZones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Santiago", "America/Havana",
        "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Atlantic/Azores", "America/Nuuk",
    ];

    public static readonly Gen<string> Zone = Gen.OneOf(AwkwardZones);

    public static readonly Gen<TimeOnly> Time = Gen.Int[0, 95].Select(quarter => new TimeOnly(quarter / 4, quarter % 4 * 15));

    public static readonly Gen<WorkWeek> Week = Gen.Int[1, 127].Select(WorkWeek.FromFlags);

    public static readonly Gen<DateOnly> Date =
        Gen.Int[new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    public static readonly Gen<Recurrence> Recurrence = Gen.OneOf(
        Time.Select(at => (Recurrence)new Recurrence.Daily(at)),
        Gen.Select(Week, Time, Gen.Int[1, 26], Date, Gen.Int[0, 6]).Select(
            (week, at, every, from, first) => (Recurrence)new Recurrence.Weekly(week, at, every, from, (DayOfWeek)first)),
        Gen.Select(Week, Time).Select((week, at) => (Recurrence)new Recurrence.Weekly(week, at)),
        Gen.Select(Gen.Int[1, 31], Time).Select((day, at) => (Recurrence)new Recurrence.MonthlyByDay(day, at)),
        Gen.Select(Gen.OneOf(1, 2, 3, 4, -1), Gen.Int[0, 6], Time).Select(
            (nth, day, at) => (Recurrence)new Recurrence.MonthlyByWeekday(nth, (DayOfWeek)day, at)),
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 31], Time).Select(
            (month, day, at) => (Recurrence)new Recurrence.Quarterly(month, DayInMonth.Number(day), at)),
        Gen.Select(Gen.Int[1, 3], Gen.OneOf(1, 2, 3, 4, -1), Gen.Int[0, 6], Time).Select(
            (month, nth, day, at) => (Recurrence)new Recurrence.Quarterly(month, DayInMonth.Of(nth, (DayOfWeek)day), at)));

    public static readonly Gen<ShiftRota> Rota =
        from pattern in Gen.OneOf("DDDD----", "DDNN----", "NNNN----", "EELLNN----", "D-N-", "NNNNNNN-------")
        from anchor in Date
        from change in Gen.Int[4, 8]
        select new ShiftRota(
            pattern,
            anchor,
            day: new ShiftHours(new TimeOnly(change, 0), new TimeOnly(change + 12, 0)),
            early: new ShiftHours(new TimeOnly(6, 0), new TimeOnly(14, 0)),
            late: new ShiftHours(new TimeOnly(14, 0), new TimeOnly(22, 0)),
            night: new ShiftHours(new TimeOnly(change + 12, 0), new TimeOnly(change, 30)));

    /// <summary>A person and a minute that matters to them: their closed dates lie about it, and it often is near a clock
    /// change.</summary>
    public static readonly Gen<(Availability Person, DateTimeOffset Minute)> PersonAndMinute =
        from zone in Zone
        from day in Date
        from nearChange in Gen.Bool
        from minute in Gen.Int[-2000, 2000]
        from week in Week
        from hours in Gen.Select(Time, Time)
        from rota in Gen.Frequency((2, Gen.Const(default(ShiftRota))), (1, Rota.Select(rota => (ShiftRota?)rota)))
        from holidays in Gen.Int[-9, 9].Array[0, 3]
        from absence in Gen.Select(Gen.Int[-9, 9], Gen.Int[0, 6]).Array[0, 2]
        from shutdown in Gen.Select(Gen.Int[-9, 9], Gen.Int[0, 6]).Array[0, 1]
        let centre = Centre(zone, day, nearChange)
        let date = DateOnly.FromDateTime(centre.UtcDateTime)
        select (
            new Availability(zone)
            {
                Week = week,
                From = hours.Item1,
                Until = hours.Item2,
                Rota = rota,
                Holidays = holidays.Select(date.AddDays).ToHashSet(),
                Absences = [.. absence.Select(span => Span(date, span))],
                Shutdowns = [.. shutdown.Select(span => Span(date, span))],
            },
            centre.AddMinutes(minute));

    /// <summary>Open every minute of every date.</summary>
    public static Availability Always(string zone) =>
        new(zone) { Week = WorkWeek.EveryDay, From = TimeOnly.MinValue, Until = TimeOnly.MinValue };

    private static DateSpan Span(DateOnly date, (int Start, int More) span) =>
        new(date.AddDays(span.Start), date.AddDays(span.Start + span.More));

    private static DateTimeOffset Centre(string zone, DateOnly day, bool nearChange)
    {
        var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
        var interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(Instant.FromDateTimeOffset(noon));
        return nearChange && interval.HasStart && interval.Start > Instant.FromUtc(2019, 1, 1, 0, 0)
            ? interval.Start.ToDateTimeOffset()
            : noon;
    }
}
