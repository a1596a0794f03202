using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>Stops everything at once; nothing is lost, and it counts for nobody.</summary>
public sealed class PauseAllCommand : ICommand
{
    public string Grammar => "<what:pause|resume> all";

    public Needs Needs => Needs.Pmo;

    public string Help => "holds everything the bot would send, or goes on; nothing is lost";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var pause = arguments.Text("what") == "pause";
        if (!await Pausing.SetAllAsync(pause, turn, cancellationToken))
            return new Reply(ProjectMessages.AllPausedAlready(pause));
        var undo = turn.Offer(pause ? "pausing everything" : "resuming everything", new SetPaused(null, !pause));
        return new Reply(ProjectMessages.AllPaused(pause, undo));
    }
}

public sealed class PauseProjectCommand : ICommand
{
    public string Grammar => "<what:pause|resume> <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "holds one project, or goes on";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var pause = arguments.Text("what") == "pause";
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        if (!Pausing.SetOne(project, pause, turn))
            return new Reply(ProjectMessages.PausedAlready(project.Name, pause));
        var undo = turn.Offer($"{(pause ? "pausing" : "resuming")} {project.Name}", new SetPaused(project.Id, !pause));
        return new Reply(ProjectMessages.Paused(project.Name, pause, undo));
    }
}

/// <summary>The way back from pausing or resuming one project, or all where none is named.</summary>
public sealed record SetPaused(ProjectId? Project, bool Paused) : IAction<SetPaused>
{
    public static string Name => "projects.set-paused.1";
}

public sealed class SetPausedHandler : IHandle<SetPaused>
{
    public async Task<Outcome<Reply>> HandleAsync(SetPaused action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        if (action.Project is { } id)
            Pausing.SetOne(await turn.ProjectAsync(id, cancellationToken), action.Paused, turn);
        else
            await Pausing.SetAllAsync(action.Paused, turn, cancellationToken);
        return Reply.Nothing;
    }
}

internal static class Pausing
{
    public static Task<bool> IsAllPausedAsync(LeadershipDb db, CancellationToken cancellationToken) =>
        db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken);

    /// <summary>False when it was so already.</summary>
    public static async Task<bool> SetAllAsync(bool pause, Turn turn, CancellationToken cancellationToken)
    {
        var switched = await turn.Db.Settings.AsTracking()
            .FirstOrDefaultAsync(s => s.Key == SettingKeys.Paused, cancellationToken);
        if (pause == switched is not null)
            return false;
        if (switched is null)
            turn.Db.Settings.Add(new Setting
            {
                Key = SettingKeys.Paused,
                Value = $"{turn.Actor.Person.Name}, {turn.Now:yyyy-MM-dd HH:mm} UTC"
            });
        else
            turn.Db.Settings.Remove(switched);
        turn.Audit(pause ? "all.paused" : "all.resumed");
        return true;
    }

    public static bool SetOne(Project project, bool pause, Turn turn)
    {
        if (pause == project.PausedAt is not null)
            return false;
        project.PausedAt = pause ? turn.Now : null;
        project.Version++;
        turn.Audit(pause ? "project.paused" : "project.resumed", null, project: project.Id);
        return true;
    }
}
