using LeadershipBot.Charts;
using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Services;
using LeadershipBot.Projects;

namespace LeadershipBot.Imports;

/// <summary>Values of KPIs by day. The last line of a day stands.</summary>
internal sealed class ReadingsImport : IImportWriter
{
    public ImportKind Kind => ImportKind.Readings;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var read = rows.Select(row => new ImportCells(row, session)).Select(static c =>
            (Cells: c, Date: c.Date("date"))).ToList();
        var book = await ReadingBook.LoadAsync(db, null, [.. read.Select(static r => r.Date).OfType<DateOnly>().Distinct()],
            cancellationToken);
        foreach (var (cells, date) in read)
            WriteRow(db, cells, date, book, session);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, DateOnly? date, ReadingBook book, ImportSession session)
    {
        if (!cells.Has("date"))
            cells.Required("date", 10);
        var name = cells.Required("kpi", Kpi.MaxName);
        var project = cells.Text("project", Project.MaxName);
        var text = cells.Required("value", 30);
        if (!cells.Good || date is not { } on)
            return;
        if (!book.Find(name, project).TryGet(out var kpi, out var refusal))
            cells.Fault(refusal.Kind == RefusalKind.NotFound ? "project" : "kpi", refusal.Sentence);
        else if (Readings.Check(on, session.Now) is { } badDate)
            cells.Fault("date", badDate.Sentence);
        else if (!Readings.Number(text).TryGet(out var value, out refusal))
            cells.Fault("value", refusal.Sentence);
        else
            Report(session, kpi, on, value, book.Write(db, kpi, on, value, ReadingOrigin.File, session.Now));
    }

    private static void Report(ImportSession session, Kpi kpi, DateOnly on, double value, ReadingWritten written)
    {
        var said = TrendNumbers.Say(value, kpi.Unit);
        if (written is { Changed: true, Before: null })
            session.Add($"{kpi.Name} on {on:yyyy-MM-dd}: {said}");
        else
            session.Change($"{kpi.Name} on {on:yyyy-MM-dd}", written.Changed
                ? [$"{TrendNumbers.Say(written.Before!.Value, kpi.Unit)} to {said}"] : []);
    }
}
