using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Commands;

public sealed class KpisCommand : ICommand
{
    public string Grammar => "kpis [<project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "how the KPIs of a project stand, with target, colour and age";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var seen = KpiNames.SeenBy(turn.Actor);
        var wanted = arguments.ProjectOrNull();
        var projects = await turn.Db.Projects
            .Where(p => wanted == null ? p.Phase != Phase.Closed && (seen == null || seen.Contains(p.Id)) : p.Id == wanted)
            .OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        var views = (await KpiBook.OfAsync(turn.Db, projects.ConvertAll(static p => p.Id), turn.Now, cancellationToken))
            .ToLookup(static v => v.Kpi.ProjectId);
        return projects switch
        {
            [] => KpiReplies.NoProject,
            [var only] => new Reply(KpiMessages.List(only.Name, [.. views[only.Id]])),
            _ => new Reply(KpiMessages.Overview([.. projects.Select(p => (p.Name, (IReadOnlyList<KpiView>)[.. views[p.Id]]))])),
        };
    }
}

public sealed class KpiCommand : ICommand
{
    public string Grammar => "kpi <kpi:text> [of <project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "one KPI with its picture, formula, bounds, owner and source";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        (await KpiNames.FindAsync(turn, arguments.Text("kpi"), arguments.ProjectOrNull(), cancellationToken))
            .TryGet(out var kpi, out var refusal)
            ? new Reply(KpiMessages.One(await turn.ViewAsync(kpi, cancellationToken)))
            : refusal;
}

public sealed class KpiCatalogueCommand(KpiCatalogue catalogue) : ICommand
{
    public string Grammar => "kpi catalogue";

    public Needs Needs => Needs.Anyone;

    public string Help => "the KPIs there are to choose from, by what they serve";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Reply>>(new Reply(KpiMessages.Catalogue(catalogue.Entries)));
}
