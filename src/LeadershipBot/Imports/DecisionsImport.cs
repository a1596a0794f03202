using LeadershipBot.Data;
using LeadershipBot.Decisions;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>
/// Open decisions of a register that was kept elsewhere, asked as if typed. What a project was asked before, however it ended, is
/// not asked again.
/// </summary>
internal sealed class DecisionsImport : IImportWriter
{
    public ImportKind Kind => ImportKind.Decisions;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var asked = (await db.Decisions.Select(d => new { d.ProjectId, d.Question }).ToListAsync(cancellationToken))
            .Select(static d => (d.ProjectId, Folded.Of(d.Question))).ToHashSet();
        var outbox = new Outbox(db, session.Now, Correlation.New());
        foreach (var row in rows)
        {
            var cells = new ImportCells(row, session);
            if (Read(cells, session, names, out var what) is not { } ask)
                continue;
            if (asked.Contains((ask.Project, Folded.Of(ask.Question))))
                session.Change(what, []);
            else if ((await Asks.RaiseAsync(db, outbox, ask, session.Now, cancellationToken))
                .TryGet(out var decision, out var refusal))
                session.Add($"{decision.Key} {what}");
            else
                cells.Fault(null, refusal.Sentence);
        }
    }

    /// <summary>Null when a cell was refused; whether it can be asked at all is told where it is asked.</summary>
    private static Ask? Read(ImportCells cells, ImportSession session, ImportNames names, out string what)
    {
        foreach (var column in (string[])["project", "decider", "due"])
            if (!cells.Has(column))
                cells.Required(column, 1);
        var project = cells.Read("project", names.Project);
        Person?[] deciders = [cells.Read("decider", names.Person), cells.Read("second", names.Person)];
        var question = cells.Required("question", Decision.MaxQuestion);
        var options = AskTail.Options(cells.Required("options", 300));
        var due = cells.Date("due");
        var known = deciders.OfType<Person>().ToList();
        what = $"{string.Join(" and ", known.Select(static p => p.Name))}: {question}";
        var ask = new Ask(project?.Id ?? default, [.. known.Select(static p => p.Id)], question, options, due ?? default)
        {
            Area = cells.Text("area", Decision.MaxArea), Outcome = cells.Text("outcome", Decision.MaxNote),
            CostPerDay = cells.Text("cost", 40), Waits = cells.List("waits"), Proposed = cells.Text("proposed", Button.MaxLabel),
        };
        if (cells.Good && !session.First($"{ask.Project.Value} {Folded.Of(question)}", cells.Line, out var earlier))
            cells.Fault("question", $"The same decision is on line {earlier}. Keep one of the two rows.");
        return cells.Good ? ask : null;
    }
}
