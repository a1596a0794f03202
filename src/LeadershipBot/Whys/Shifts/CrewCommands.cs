using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Shifts;

/// <summary>Names a shift without chat accounts, or changes it.</summary>
public sealed class CrewCommand : ICommand
{
    public string Grammar => "crew <project> <name:word> at <site> <heads:number> <function:word> at <time:word> led by <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "counts people without a chat account as heads of a shift; their lead tells them why";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (project, site, name) = (arguments.Project(), arguments.Site(), arguments.Text("name"));
        var heads = arguments.Number("heads");
        if (heads is < 1 or > ShiftCrew.MaxHeads || name.Length > ShiftCrew.MaxName
            || !IsoText.TryTime(arguments.Text("time"), out var start))
            return ShiftMessages.NotHeads;
        var word = arguments.Text("function").ToLowerInvariant();
        var function = Enum.GetValues<WorkFunction>().FirstOrDefault(f => PersonSettings.Word(f) == word);
        if (function == WorkFunction.Unsaid)
            return ShiftMessages.NotAFunction;
        var crew = await turn.Db.ShiftCrews.AsTracking().FirstOrDefaultAsync(
            c => c.ProjectId == project && c.SiteId == site && c.Name == name, cancellationToken);
        var before = crew?.Heads;
        crew ??= turn.Db.ShiftCrews.Add(new ShiftCrew
        {
            Id = ShiftCrewId.New(), ProjectId = project, SiteId = site, Name = name, Function = function, Heads = heads,
            LeadId = arguments.Person(), StartsAt = start,
        }).Entity;
        (crew.Function, crew.Heads, crew.LeadId, crew.StartsAt) = (function, heads, arguments.Person(), start);
        crew.Version++;
        turn.Audit("crew.set", $"{name}: {heads.ToString(CultureInfo.InvariantCulture)}", arguments.Person(), project);
        return new Reply(ShiftMessages.CrewSet(name,
            await turn.Db.Sites.Where(s => s.Id == site).Select(s => s.Name).FirstAsync(cancellationToken), heads,
            await turn.NameOfAsync(arguments.Person(), cancellationToken),
            turn.Offer($"shift {name}", new CrewBack(crew.Id, before))));
    }
}

public sealed class CrewBackHandler : IHandle<CrewBack>
{
    public async Task<Outcome<Reply>> HandleAsync(CrewBack action, Turn turn, CancellationToken cancellationToken)
    {
        var crew = await turn.Db.ShiftCrews.AsTracking().FirstOrDefaultAsync(c => c.Id == action.Crew, cancellationToken);
        if (crew is null)
            return Reply.Nothing;
        if (await turn.CheckAsync(Needs.Pmo, crew.ProjectId, cancellationToken) is { } no)
            return no;
        if (action.Heads is { } heads)
            (crew.Heads, crew.Version) = (heads, crew.Version + 1);
        else
            turn.Db.ShiftCrews.Remove(crew);
        return Reply.Nothing;
    }
}

/// <summary>The shifts of a project.</summary>
public sealed class CrewsCommand : ICommand
{
    public string Grammar => "crews <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "shifts without chat accounts, their heads, and who tells them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var rows = await turn.Db.ShiftCrews.Where(c => c.ProjectId == id)
            .Join(turn.Db.Sites, c => c.SiteId, s => s.Id, (c, s) => new { Crew = c, Site = s.Name })
            .Join(turn.Db.People, x => x.Crew.LeadId, p => p.Id, (x, p) => new { x.Crew, x.Site, Lead = p.Name })
            .OrderBy(x => x.Site).ThenBy(x => x.Crew.StartsAt).ToListAsync(cancellationToken);
        var project = await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Reply(ShiftMessages.Crews(project, [.. rows.Select(static x => new Fact($"{x.Crew.Name} in {x.Site}",
            $"{ShiftMessages.Heads(x.Crew.Heads)}, {WhyText.Say(x.Crew.Function)}, {IsoText.Time(x.Crew.StartsAt)}, led by {x.Lead}"))]));
    }
}
