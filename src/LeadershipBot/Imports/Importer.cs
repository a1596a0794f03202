using LeadershipBot.Data;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;

namespace LeadershipBot.Imports;

/// <summary>Reads a file, says what would happen, and does it in one transaction: all of it, or the good rows, or
/// nothing.</summary>
public sealed class Importer
{
    private readonly Dictionary<ImportKind, IImportWriter> _writers;
    private readonly LeadershipDbSource _source;
    private readonly WriteGate _gate;
    private readonly BusinessClock _clock;

    public Importer(LeadershipDbSource source, WriteGate gate, BusinessClock clock, KpiCatalogue catalogue)
    {
        (_source, _gate, _clock) = (source, gate, clock);
        _writers = ((IImportWriter[])[new PeopleImport(), new ProjectsImport(), new AbsencesImport(), new HolidaysImport(),
            new OutcomesImport(), new KpisImport(catalogue), new ReadingsImport(), new DecisionsImport(), new ChartersImport(),
            new AttendedImport()]).ToDictionary(static w => w.Kind);
    }

    /// <summary>
    /// Refused when the file cannot be read at all; bad rows are in the report. The same file twice changes nothing the second
    /// time.
    /// </summary>
    /// <param name="kind">What the file holds.</param>
    /// <param name="file">UTF-8, at most 10 MB; CSV, or for holidays also <c>.ics</c>.</param>
    /// <param name="fileName">Its name decides the format, and names the calendar of an <c>.ics</c> file.</param>
    /// <param name="mode">Whether and how to apply.</param>
    /// <param name="cancellationToken">Counts until the writing begins.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        ImportKind kind, Stream file, string fileName, ImportMode mode, CancellationToken cancellationToken)
    {
        if (!(await ImportTable.TextAsync(file, cancellationToken)).TryGet(out var text, out var refusal))
            return refusal;
        var now = _clock.Instant;
        if (!Read(kind, text, fileName, DateOnly.FromDateTime(now.UtcDateTime)).TryGet(out var table, out refusal))
            return refusal;
        if (mode != ImportMode.DryRun)
            return await _gate.RunAsync((db, token) =>
                WriteAsync(db, kind, table, fileName, mode, now, token), cancellationToken);
        await using var db = _source.Open();
        return await WriteAsync(db, kind, table, fileName, mode, now, cancellationToken);
    }

    /// <summary>The header line of a file of this kind.</summary>
    public static string Template(ImportKind kind) => ImportColumns.Template(kind);

    private static Outcome<ImportTable> Read(ImportKind kind, string text, string fileName, DateOnly today) =>
        kind == ImportKind.Holidays && fileName.EndsWith(".ics", StringComparison.OrdinalIgnoreCase)
            ? IcsHolidays.Read(text, fileName, today).Then<ImportTable>(static rows => new ImportTable(rows, []))
            : ImportTable.Read(text, kind);

    private async Task<Outcome<ImportReport>> WriteAsync(LeadershipDb db, ImportKind kind, ImportTable table,
        string fileName,
        ImportMode mode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = new ImportSession(now);
        foreach (var problem in table.Problems)
            session.Fault(problem);
        await _writers[kind].WriteAsync(db, table.Rows, session, cancellationToken);
        var report = new ImportReport(kind, mode, table.Rows.Count
            + table.Problems.Count, session.Added, session.Changed, session.Unchanged,
            [.. session.Problems.OrderBy(static p => p.Line)], session.Changes);
        if (!report.Applied)
        {
            // Nothing of a file with a bad row stays, and a dry run's context is thrown away in any case.
            db.ChangeTracker.Clear();
            return report;
        }
        foreach (var act in session.Acts)
            await act(cancellationToken);
        if (report.Added + report.Changed > 0)
            db.Audit.Add(new AuditEntry
            {
                At = now, Action = $"import.{kind.ToString().ToLowerInvariant()}",
                Detail = $"{Path.GetFileName(fileName)}: {report.Added} new, {report.Changed} changed, {report.BadRows} bad",
            });
        return report;
    }
}
