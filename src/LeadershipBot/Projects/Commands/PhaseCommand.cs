using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>A new phase begins: other expectations, another rhythm, and a new charter to agree to.</summary>
public sealed class PhaseCommand : ICommand
{
    public string Grammar => "phase <project> <phase:planning|execution|go-live|golive|stabilise|stabilize|sustain|closed>";

    public Needs Needs => Needs.Pmo;

    public string Help => "a new phase begins, and its charter goes to the sponsor";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        EnterAsync(arguments.Project(), Read(arguments.Text("phase")), turn, cancellationToken);

    internal static async Task<Outcome<Reply>> EnterAsync(ProjectId id, Phase phase, Turn turn,
        CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(id, cancellationToken);
        if (project.Phase == phase)
            return new Reply(ProjectMessages.PhaseAlready(project.Name, phase));
        var before = project.Phase;
        Enter(turn, project, phase);
        var sponsors = await CharterProposal.ProposeAllAsync(turn, project, cancellationToken);
        var undo = turn.Offer($"{RoleWords.Of(phase)} of {project.Name}", new PhaseBack(id, phase, before, turn.RoleDay()));
        return new Reply(phase == Phase.Closed
            ? ProjectMessages.Closed(project.Name, undo)
            : ProjectMessages.PhaseEntered(project.Name, phase, sponsors, project.PilotStartedAt is not null, undo));
    }

    private static void Enter(Turn turn, Project project, Phase phase)
    {
        turn.Db.PhaseChanges.Add(new PhaseChange { ProjectId = project.Id, Phase = phase, From = turn.RoleDay() });
        turn.Audit("project.phase", $"{project.Phase} -> {phase}", project: project.Id);
        project.Phase = phase;
        project.Version++;
    }

    private static Phase Read(string word) => word switch
    {
        "planning" => Phase.Planning,
        "execution" => Phase.Execution,
        "go-live" or "golive" => Phase.GoLive,
        "stabilise" or "stabilize" => Phase.Stabilise,
        "sustain" => Phase.Sustain,
        _ => Phase.Closed,
    };
}

/// <summary>The project was closed; closing keeps everything that was recorded.</summary>
public sealed class RemoveProjectCommand : ICommand
{
    public string Grammar => "remove project <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "closes a project: nothing more is sent for it, its history stays";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        PhaseCommand.EnterAsync(arguments.Project(), Phase.Closed, turn, cancellationToken);
}

public sealed record PhaseBack(ProjectId Project, Phase Entered, Phase Before, DateOnly On) : IAction<PhaseBack>
{
    public static string Name => "projects.phase-back.1";
}

public sealed class PhaseBackHandler : IHandle<PhaseBack>
{
    public async Task<Outcome<Reply>> HandleAsync(PhaseBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var project = await turn.ProjectAsync(action.Project, cancellationToken);
        if (project.Phase != action.Entered)
            return ProjectMessages.PhaseMovedOn(project.Name, project.Phase);
        var change = await turn.Db.PhaseChanges.AsTracking()
            .Where(c => c.ProjectId == project.Id && c.Phase == action.Entered && c.From == action.On)
            .OrderByDescending(c => c.Seq).FirstOrDefaultAsync(cancellationToken);
        if (change is not null)
            turn.Db.PhaseChanges.Remove(change);
        project.Phase = action.Before;
        project.Version++;
        turn.Audit("project.phase.undone", $"{action.Entered} -> {action.Before}", project: project.Id);
        foreach (var charter in await turn.Db.Charters
            .Where(c => c.ProjectId == project.Id && c.Phase == action.Entered && c.LogicalId != null)
                .ToListAsync(cancellationToken))
            await turn.Outbox.ReviseAsync(charter.LogicalId!.Value, cancellationToken);
        return Reply.Nothing;
    }
}
