using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>What IT and OT agreed to reach, by project and sentence.</summary>
internal sealed class OutcomesImport : IImportWriter
{
    public ImportKind Kind => ImportKind.Outcomes;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var known = (await db.Outcomes.AsTracking().ToListAsync(cancellationToken))
            .ToDictionary(static o => (o.ProjectId, Folded.Of(o.Sentence)));
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, known);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names,
        Dictionary<(ProjectId, string), ProjectOutcome> known)
    {
        if (!cells.Has("project"))
            cells.Required("project", Project.MaxName);
        var project = cells.Read("project", names.Project);
        var sentence = cells.Required("sentence", 300);
        var target = cells.Text("target", 80);
        var date = cells.Date("date");
        var (it, ot) = (cells.Read("it", names.Person), cells.Read("ot", names.Person));
        if (!cells.Good || project is null)
            return;
        var key = (project.Id, Folded.Of(sentence));
        if (!known.TryGetValue(key, out var outcome))
        {
            known[key] = outcome = new ProjectOutcome
            {
                ProjectId = project.Id, Sentence = sentence, Target = target, TargetDate = date, AgreedByIt = it?.Id,
                AgreedByOt = ot?.Id,
            };
            db.Outcomes.Add(outcome);
            session.Add($"{project.Name}: {sentence}");
            return;
        }
        List<string> changes = [];
        if (target is not null && outcome.Target != target)
            changes.Add($"target {target}");
        if (date is not null && outcome.TargetDate != date)
            changes.Add($"by {date:yyyy-MM-dd}");
        if (it is not null && outcome.AgreedByIt != it.Id)
            changes.Add($"IT: {it.Name}");
        if (ot is not null && outcome.AgreedByOt != ot.Id)
            changes.Add($"OT: {ot.Name}");
        (outcome.Target, outcome.TargetDate) = (target ?? outcome.Target, date ?? outcome.TargetDate);
        (outcome.AgreedByIt, outcome.AgreedByOt) = (it?.Id ?? outcome.AgreedByIt, ot?.Id ?? outcome.AgreedByOt);
        session.Change($"{project.Name}: {sentence}", changes);
    }
}
