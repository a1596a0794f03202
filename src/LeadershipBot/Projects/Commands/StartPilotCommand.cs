using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Projects.Commands;

/// <summary>From here on the bot may send for this project. Says beforehand what will arrive and what will not.</summary>
public sealed class StartPilotCommand(IOptions<PilotOptions> pilot) : ICommand
{
    public string Grammar => "start pilot <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the bot may send for this project from now on; before it, nothing goes to anyone";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        if (project.Phase == Phase.Closed)
            return ProjectMessages.IsClosed(project.Name);
        var reach = await Reachability.ReadAsync(turn.Db, pilot.Value, project.Id, turn.Now, cancellationToken);
        if (!reach.People.Any(static p => p.Roles.Contains(RoleKind.Sponsor)))
            return ProjectMessages.NoSponsorYet(project.Name);
        if (project.PilotStartedAt is not null)
            return new Reply(ProjectMessages.PilotRuns(project.Name, reach, turn.Actor.Person.Zone));
        project.PilotStartedAt = turn.Now;
        project.Version++;
        turn.Audit("pilot.started", $"{reach.Reachable} of {reach.People.Count} can be reached", project: project.Id);
        await CharterProposal.ProposeAllAsync(turn, project, cancellationToken);
        var undo = turn.Offer($"starting the pilot of {project.Name}", new StopPilot(project.Id));
        return new Reply(ProjectMessages.PilotStarted(project.Name, reach, turn.Actor.Person.Zone, undo));
    }
}

public sealed record StopPilot(ProjectId Project) : IAction<StopPilot>
{
    public static string Name => "projects.stop-pilot.1";
}

public sealed class StopPilotHandler : IHandle<StopPilot>
{
    public async Task<Outcome<Reply>> HandleAsync(StopPilot action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var project = await turn.ProjectAsync(action.Project, cancellationToken);
        project.PilotStartedAt = null;
        project.Version++;
        turn.Audit("pilot.start.undone", null, project: project.Id);
        return Reply.Nothing;
    }
}
