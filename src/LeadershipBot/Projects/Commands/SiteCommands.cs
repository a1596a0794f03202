using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

public sealed class AddSiteCommand : ICommand
{
    public string Grammar => "add site <name:text> [in <zone>] [for <project>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "makes a plant or office known, with its time zone";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.ProjectOrNull();
        var sites = await turn.Db.Sites.AsTracking().ToListAsync(cancellationToken);
        var known = sites.Find(s => Folded.Of(s.Name) == Folded.Of(arguments.Text("name")));
        if (project is { } id && known is not null)
            return await JoinAsync(id, known, turn, cancellationToken);
        if (!ProjectTurns.CheckName(arguments.Text("name"), "site", sites.Select(static s => s.Name)).TryGet(out var name,
            out var refusal))
            return refusal;
        var zone = arguments.TextOrNull("zone");
        var site = new Site { Id = SiteId.New(), Name = name, Zone = zone ?? turn.Actor.Person.Zone };
        turn.Db.Sites.Add(site);
        turn.Audit("site.added", name, project: project);
        string? joined = null;
        if (project is { } joins)
        {
            var target = await turn.Db.Projects.AsTracking().Include(p => p.Sites)
                .FirstAsync(p => p.Id == joins, cancellationToken);
            target.Sites.Add(site);
            joined = target.Name;
        }
        return new Reply(ProjectMessages.SiteAdded(name, site.Zone, zone is null, joined,
            turn.Offer($"adding {name}", new ForgetAddedSite(site.Id))));
    }

    private static async Task<Outcome<Reply>> JoinAsync(ProjectId id, Site site, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.Db.Projects.AsTracking().Include(p => p.Sites).FirstAsync(p => p.Id == id, cancellationToken);
        if (project.Sites.Exists(s => s.Id == site.Id))
            return new Reply(ProjectMessages.SiteJoinedAlready(site.Name, project.Name));
        project.Sites.Add(site);
        turn.Audit("site.joined", site.Name, project: id);
        return new Reply(ProjectMessages.SiteJoined(site.Name, project.Name,
            turn.Offer($"{site.Name} in {project.Name}", new LeaveSite(id, site.Id))));
    }
}

/// <summary>Takes back adding a site; refused once somebody works there.</summary>
public sealed record ForgetAddedSite(SiteId Site) : IAction<ForgetAddedSite>
{
    public static string Name => "sites.forget-added.1";
}

public sealed class ForgetAddedSiteHandler : IHandle<ForgetAddedSite>
{
    public async Task<Outcome<Reply>> HandleAsync(ForgetAddedSite action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, null, cancellationToken) is { } no)
            return no;
        var site = await turn.Db.Sites.AsTracking().FirstOrDefaultAsync(s => s.Id == action.Site, cancellationToken);
        if (site is null)
            return Reply.Nothing;
        if (await turn.Db.People.AnyAsync(p => p.SiteId == site.Id, cancellationToken))
            return ProjectMessages.CannotForget(site.Name);
        turn.Db.Sites.Remove(site);
        turn.Audit("site.added.undone", site.Name);
        return Reply.Nothing;
    }
}

/// <summary>Takes a site out of a project again.</summary>
public sealed record LeaveSite(ProjectId Project, SiteId Site) : IAction<LeaveSite>
{
    public static string Name => "sites.leave.1";
}

public sealed class LeaveSiteHandler : IHandle<LeaveSite>
{
    public async Task<Outcome<Reply>> HandleAsync(LeaveSite action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var project = await turn.Db.Projects.AsTracking().Include(p => p.Sites)
            .FirstAsync(p => p.Id == action.Project, cancellationToken);
        project.Sites.RemoveAll(s => s.Id == action.Site);
        turn.Audit("site.left", null, project: project.Id);
        return Reply.Nothing;
    }
}

public sealed class RenameSiteCommand : ICommand
{
    public string Grammar => "rename site <site> to <name:text>";

    public Needs Needs => Needs.Pmo;

    public string Help => "changes how a site is called; its shutdowns go with it";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Site();
        var renamed = await RenameAsync(id, arguments.Text("name"), turn, cancellationToken);
        return renamed.TryGet(out var names, out var refusal)
            ? new Reply(ProjectMessages.Renamed(names.Before, names.After,
                turn.Offer($"renaming {names.Before}", new RenameSiteBack(id, names.Before))))
            : refusal;
    }

    internal static async Task<Outcome<(string Before, string After)>> RenameAsync(
        SiteId id, string to, Turn turn, CancellationToken cancellationToken)
    {
        var taken = await turn.Db.Sites.Where(s => s.Id != id).Select(s => s.Name).ToListAsync(cancellationToken);
        if (!ProjectTurns.CheckName(to, "site", taken).TryGet(out var name, out var refusal))
            return refusal;
        var site = await turn.Db.Sites.AsTracking().FirstAsync(s => s.Id == id, cancellationToken);
        var (before, calendar) = (site.Name, site.ShutdownCalendar);
        site.Name = name;
        site.Version++;
        // The calendar's name is part of the key, so its days move by being written anew.
        foreach (var day in await turn.Db.Holidays.AsTracking().Where(h => h.Calendar == calendar).ToListAsync(cancellationToken))
        {
            turn.Db.Holidays.Remove(day);
            turn.Db.Holidays.Add(new Holiday
            {
                Calendar = site.ShutdownCalendar, Date = day.Date, Name = day.Name,
                IsShutdown = day.IsShutdown
            });
        }
        turn.Audit("site.renamed", $"{before} -> {name}");
        return (before, name);
    }
}

public sealed record RenameSiteBack(SiteId Site, string To) : IAction<RenameSiteBack>
{
    public static string Name => "sites.rename-back.1";
}

public sealed class RenameSiteBackHandler : IHandle<RenameSiteBack>
{
    public async Task<Outcome<Reply>> HandleAsync(RenameSiteBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, null, cancellationToken) is { } no)
            return no;
        return (await RenameSiteCommand.RenameAsync(action.Site, action.To, turn, cancellationToken))
            .Then<Reply>(static _ => Reply.Nothing);
    }
}
