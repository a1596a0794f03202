using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Commands;

/// <summary>Names the day of a go-live, which the messages around it go by.</summary>
public sealed class WhyGoLiveCommand : ICommand
{
    public string Grammar => "why go-live <project> <date> [at <site>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "names the day of a go-live; messages go out 10 and 2 days before, 1, 10 and 30 after";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var (project, site, day) = (arguments.Project(), arguments.SiteOrNull(), arguments.Date());
        var before = await SetAsync(turn.Db, project, site, day, cancellationToken);
        turn.Audit("why.go-live", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), project: project);
        var name = await turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);
        var where = await turn.Db.Sites.Where(s => s.Id == site).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken);
        return new Reply(WhyCommandMessages.GoLiveSet(name, where, day,
            turn.Offer($"the go-live of {name}", new SetGoLiveBack(project, site, before))));
    }

    /// <returns>The day before; null when there was none.</returns>
    internal static async Task<DateOnly?> SetAsync(
        LeadershipDb db, ProjectId project, SiteId? site, DateOnly? day, CancellationToken cancellationToken)
    {
        var known = await db.GoLives.AsTracking()
            .FirstOrDefaultAsync(g => g.ProjectId == project && g.SiteId == site, cancellationToken);
        var before = known?.On;
        if (day is not { } on)
            db.GoLives.RemoveRange(known is null ? [] : [known]);
        else if (known is null)
            db.GoLives.Add(new GoLive { ProjectId = project, SiteId = site, On = on });
        else
            known.On = on;
        return before;
    }
}

public sealed record SetGoLiveBack(ProjectId Project, SiteId? Site, DateOnly? To) : IAction<SetGoLiveBack>
{
    public static string Name => "whys.go-live-back.1";
}

public sealed class SetGoLiveBackHandler : IHandle<SetGoLiveBack>
{
    public async Task<Outcome<Reply>> HandleAsync(SetGoLiveBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        await WhyGoLiveCommand.SetAsync(turn.Db, action.Project, action.Site, action.To, cancellationToken);
        return Reply.Nothing;
    }
}
