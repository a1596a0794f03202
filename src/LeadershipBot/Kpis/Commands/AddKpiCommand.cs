using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Commands;

public sealed class AddKpiCommand(KpiCatalogue catalogue) : ICommand
{
    public string Grammar =>
        "kpi add <name:text> to <project> [in <unit:word>] [better <better:higher|lower>] [target <target:word>] [owner <person>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "adds a KPI from the catalogue, or one of your own with its unit and which way is good";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.Db.Projects.FirstAsync(p => p.Id == arguments.Project(), cancellationToken);
        if (!Made(arguments, turn, project).TryGet(out var kpi, out var refusal))
            return refusal;
        if (await KpiTurns.IsTakenAsync(turn.Db, project.Id, kpi.Name, cancellationToken))
            return KpiReplies.Twice(kpi.Name, project.Name);
        kpi.OwnerId = arguments.PersonOrNull();
        turn.Db.Kpis.Add(kpi);
        turn.Audit("kpi.added", kpi.Name, project: project.Id);
        var owner = kpi.OwnerId is { } id ? await turn.NameOfAsync(id, cancellationToken) : null;
        var view = KpiBook.View(kpi, project.Name, project.ApprovedOn, owner, null, [], turn.RoleDay());
        return new Reply(KpiMessages.Added(view, turn.Offer($"adding {kpi.Name}", new ForgetAddedKpi(kpi.Id))));
    }

    private Outcome<Kpi> Made(CommandArguments arguments, Turn turn, Project project)
    {
        double? target = null;
        if (arguments.TextOrNull("target") is { } typed)
        {
            if (!Readings.Number(typed).TryGet(out var number, out var refusal))
                return refusal;
            target = number;
        }
        var name = arguments.Text("name").Trim();
        if (catalogue.Find(name) is { } entry)
            return KpiMaking.From(entry, project.Id, target, turn.Now);
        if (!arguments.Has("unit") || !arguments.Has("better"))
            return KpiReplies.NotInCatalogue(name, catalogue.Nearest(name, 3));
        var unit = arguments.Text("unit");
        return KpiMaking.CheckName(name, unit) is { } wrong ? wrong : KpiMaking.OwnOne(name, unit,
            arguments.Text("better") == "higher" ? KpiBetter.Higher : KpiBetter.Lower, project.Id, target, turn.Now);
    }
}

/// <summary>New KPIs from the catalogue or from a firm's own words.</summary>
internal static class KpiMaking
{
    public static Kpi From(CatalogueEntry entry, ProjectId project, double? target, DateTimeOffset now) => new()
    {
        Id = KpiId.New(), ProjectId = project, Name = entry.Name, CatalogueId = entry.Id, Formula = entry.Formula,
        Unit = entry.Unit,
        Better = entry.Better, Green = entry.Green, Red = entry.Red, AgainstBase = entry.AgainstBase, Period = entry.Period,
        Source = entry.Data, Serves = entry.Serves, Target = target ?? (entry.AgainstBase ? null : entry.Green), CreatedAt = now,
        LookAt = now,
    };

    public static Kpi OwnOne(string name, string unit, KpiBetter better, ProjectId project, double? target,
        DateTimeOffset now) => new()
        {
            Id = KpiId.New(), ProjectId = project, Name = name, Formula = KpiMessages.OwnFormula, Unit = unit, Better = better,
            Period = KpiPeriod.Month, Source = KpiMessages.OwnSource, Target = target, CreatedAt = now, LookAt = now,
        };

    /// <summary>Null when a KPI can be called so.</summary>
    public static Refusal? CheckName(string name, string unit) => name.Length is 0 or > Kpi.MaxName || unit.Length > Kpi.MaxUnit
        || name.AsSpan().IndexOfAny("\"\u201c\u201d\u201e") >= 0 || Folded.Of(name).Length == 0 ? KpiReplies.BadName : null;
}
