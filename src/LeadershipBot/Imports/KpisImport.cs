using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Kpis.Commands;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>KPIs by project and name, from the catalogue or of the firm's own.</summary>
internal sealed class KpisImport(KpiCatalogue catalogue) : IImportWriter
{
    public ImportKind Kind => ImportKind.Kpis;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var outcomes = await db.Outcomes.ToListAsync(cancellationToken);
        var known = (await db.Kpis.AsTracking().Where(k => k.RetiredAt == null).ToListAsync(cancellationToken))
            .ToDictionary(static k => (k.ProjectId, Folded.Of(k.Name)));
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, outcomes, known);
    }

    private void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names,
        List<ProjectOutcome> outcomes, Dictionary<(ProjectId, string), Kpi> known)
    {
        if (!cells.Has("project"))
            cells.Required("project", Project.MaxName);
        var project = cells.Read("project", names.Project);
        var name = cells.Required("name", Kpi.MaxName);
        var owner = cells.Read("owner", names.Person);
        var outcome = project is null ? null : cells.Read("outcome", text => Outcome(outcomes, project.Id, text));
        var terms = Terms.Read(cells);
        if (!cells.Good || project is null)
            return;
        var fresh = !known.TryGetValue((project.Id, Folded.Of(name)), out var kpi);
        if (fresh)
        {
            if ((kpi = Make(cells, name, project, terms, session.Now)) is null)
                return;
            known[(project.Id, Folded.Of(kpi.Name))] = kpi;
            db.Kpis.Add(kpi);
        }
        var changes = terms.Write(kpi!);
        if (owner is not null && kpi!.OwnerId != owner.Id)
        {
            kpi.OwnerId = owner.Id;
            changes.Add($"owner {owner.Name}");
        }
        if (outcome is not null && kpi!.OutcomeSeq != outcome.Seq)
        {
            kpi.OutcomeSeq = outcome.Seq;
            changes.Add("another outcome");
        }
        if (fresh)
        {
            session.Add($"{project.Name}: {kpi!.Name}");
            return;
        }
        if (changes.Count > 0)
            (kpi!.LookAt, kpi.Version) = (session.Now, kpi.Version + 1);
        session.Change($"{project.Name}: {kpi!.Name}", changes);
    }

    private Kpi? Make(ImportCells cells, string name, Project project, Terms terms, DateTimeOffset now)
    {
        if (catalogue.Find(name) is { } entry)
            return KpiMaking.From(entry, project.Id, null, now);
        var unit = cells.Text("unit", Kpi.MaxUnit) ?? "";
        if (terms.Better is { } better && KpiMaking.CheckName(name, unit) is not { })
            return KpiMaking.OwnOne(name, unit, better, project.Id, null, now);
        cells.Fault(terms.Better is null ? "better" : "name", terms.Better is null
            ? $"'{ImportCells.Short(name)}' is not in the catalogue. For a KPI of your own say higher or lower."
                : KpiReplies.BadName.Sentence);
        return null;
    }

    private static Outcome<ProjectOutcome> Outcome(List<ProjectOutcome> outcomes, ProjectId project, string text) =>
        outcomes.Find(o => o.ProjectId == project && Folded.Of(o.Sentence) == Folded.Of(text)) is { } found ? found
            : Refusal.NotFound($"'{ImportCells.Short(text)}' is no outcome of this project. Import the outcomes first.");

    /// <summary>The cells that say what a KPI is held against; null is left as it is.</summary>
    private sealed record Terms(KpiBetter? Better, double? Target, double? Green, double? Red, KpiPeriod? Period, string? Formula,
        string? Source)
    {
        public static Terms Read(ImportCells cells)
        {
            var (green, red) = (Number(cells, "green"), Number(cells, "red"));
            var better = Word<KpiBetter>(cells, "better");
            if (green is null != red is null)
                cells.Fault(green is null ? "green" : "red", "Green and red go together. Fill both, or none.");
            return new(better, Number(cells, "target"), green, red, Word<KpiPeriod>(cells, "period"),
                cells.Text("formula", 300), cells.Text("source", 120));
        }

        public List<string> Write(Kpi kpi)
        {
            List<string> changes = [];
            if (Target is { } target && kpi.Target != target)
            {
                (kpi.Target, kpi.Told) = (target, GoalSide.Unsaid);
                changes.Add("target");
            }
            if (Green is { } green && Red is { } red && (kpi.Green != green || kpi.Red != red || kpi.AgainstBase))
            {
                (kpi.Green, kpi.Red, kpi.AgainstBase) = (green, red, false);
                changes.Add("bounds");
            }
            if (Period is { } period && kpi.Period != period)
            {
                kpi.Period = period;
                changes.Add($"every {period.ToString().ToLowerInvariant()}");
            }
            if (Formula is { } formula && kpi.Formula != formula)
            {
                kpi.Formula = formula;
                changes.Add("formula");
            }
            if (Source is { } source && kpi.Source != source)
            {
                kpi.Source = source;
                changes.Add("source");
            }
            return changes;
        }

        private static double? Number(ImportCells cells, string column)
        {
            if (cells.Text(column, 20) is not { } text)
                return null;
            if (Readings.Number(text).TryGet(out var number, out var refusal))
                return number;
            cells.Fault(column, refusal.Sentence);
            return null;
        }

        private static T? Word<T>(ImportCells cells, string column) where T : struct, Enum
        {
            if (cells.Text(column, 20) is not { } text)
                return null;
            if (Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word))
                return word;
            cells.Fault(column, $"'{ImportCells.Short(text)}' is none of "
                + $"{string.Join(", ", Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()))}.");
            return null;
        }
    }
}
