using System.Collections.Frozen;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People;

/// <summary>All calendars at once: days off by calendar name, and which site uses which. Small, read fresh for each sweep.</summary>
public sealed class HolidayBook
{
    private readonly FrozenDictionary<string, FrozenSet<DateOnly>> _holidays;
    private readonly FrozenDictionary<string, DateSpan[]> _shutdowns;
    private readonly FrozenDictionary<SiteId, Site> _sites;

    private HolidayBook(IReadOnlyList<Holiday> holidays, IReadOnlyList<Site> sites)
    {
        _holidays = holidays.Where(static h => !h.IsShutdown).GroupBy(static h => h.Calendar)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static h => h.Date).ToFrozenSet());
        _shutdowns = holidays.Where(static h => h.IsShutdown).GroupBy(static h => h.Calendar)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static h => DateSpan.OneDay(h.Date)).ToArray());
        _sites = sites.ToFrozenDictionary(static s => s.Id);
    }

    public static async Task<HolidayBook> ReadAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        new(await db.Holidays.AsNoTracking().ToListAsync(cancellationToken), await db.Sites.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>When this person is open: their own hours or rota, the holidays of their country or else their site, their absences.</summary>
    public Availability Of(Person person)
    {
        var site = person.SiteId is { } id ? _sites.GetValueOrDefault(id) : null;
        var calendar = person.HolidayCalendar ?? site?.HolidayCalendar;
        return new Availability(person.Zone)
        {
            Week = WorkWeek.Parse(person.WorkDays).TryGet(out var week, out _) ? week : WorkWeek.MondayToFriday,
            From = person.WorkFrom,
            Until = person.WorkUntil,
            Rota = person.Rota is { } rota && ShiftRota.Parse(rota).TryGet(out var shifts, out _) ? shifts : null,
            Holidays = calendar is null ? FrozenSet<DateOnly>.Empty : _holidays.GetValueOrDefault(calendar, FrozenSet<DateOnly>.Empty),
            Absences = [.. person.Absences.Select(static a => new DateSpan(a.From, a.Until))],
            Shutdowns = site is null ? [] : _shutdowns.GetValueOrDefault(site.ShutdownCalendar, []),
        };
    }
}
