using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>Days off by calendar and date. A second name for the same day is no second day.</summary>
internal sealed class HolidaysImport : IImportWriter
{
    private const string SitePrefix = "site:";

    public ImportKind Kind => ImportKind.Holidays;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var known = await db.Holidays.AsTracking().ToDictionaryAsync(h => (h.Calendar, h.Date), cancellationToken);
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, known);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names,
        Dictionary<(string, DateOnly), Holiday> known)
    {
        var calendar = cells.Required("calendar", 90);
        var name = cells.Required("name", 120);
        if (!cells.Has("date"))
            cells.Required("date", 10);
        var date = cells.Date("date");
        var shutdown = YesNo(cells);
        if (calendar.StartsWith(SitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            if (!names.Site(calendar[SitePrefix.Length..].Trim()).TryGet(out var site, out var refusal))
                cells.Fault("calendar", refusal.Sentence);
            else
                (calendar, shutdown) = (site.ShutdownCalendar, shutdown ?? true);
        }
        else if (shutdown == true)
            cells.Fault("shutdown", "Only a site can be shut: write its calendar as site:NAME, or no in this cell.");
        if (!cells.Good || date is not { } day)
            return;
        if (!known.TryGetValue((calendar, day), out var holiday))
        {
            known[(calendar, day)] = holiday = new Holiday
            {
                Calendar = calendar, Date = day, Name = name, IsShutdown = shutdown
                ?? false
            };
            db.Holidays.Add(holiday);
            session.First($"{calendar} {day:O}", cells.Line, out _);
            session.Add($"{calendar} {day:yyyy-MM-dd} {name}");
            return;
        }
        if (!session.First($"{calendar} {day:O}", cells.Line, out _))
        {
            session.Change(calendar, []);
            return;
        }
        List<string> changes = [];
        if (holiday.Name != name)
            changes.Add($"{day:yyyy-MM-dd} is {name}");
        if (shutdown is { } shut && holiday.IsShutdown != shut)
            changes.Add($"{day:yyyy-MM-dd} {(shut ? "is" : "is no longer")} a shutdown");
        (holiday.Name, holiday.IsShutdown) = (name, shutdown ?? holiday.IsShutdown);
        session.Change(calendar, changes);
    }

    private static bool? YesNo(ImportCells cells)
    {
        switch (cells.Text("shutdown", 20)?.ToLowerInvariant())
        {
            case null:
                return null;
            case "yes" or "true" or "1":
                return true;
            case "no" or "false" or "0":
                return false;
            default:
                cells.Fault("shutdown", "Write yes or no.");
                return null;
        }
    }
}
