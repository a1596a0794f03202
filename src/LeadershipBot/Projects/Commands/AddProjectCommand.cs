using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

public sealed class AddProjectCommand : ICommand
{
    public string Grammar => "add project <name:text> [at <site>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "makes a project known; you become its PMO";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var taken = await turn.Db.Projects.Select(p => p.Name).ToListAsync(cancellationToken);
        if (!ProjectTurns.CheckName(arguments.Text("name"), "project", taken).TryGet(out var name, out var refusal))
            return refusal;
        var project = new Project { Id = ProjectId.New(), Name = name, CreatedAt = turn.Now };
        if (arguments.SiteOrNull() is { } site)
            project.Sites.Add(await turn.Db.Sites.AsTracking().FirstAsync(s => s.Id == site, cancellationToken));
        turn.Db.Projects.Add(project);
        turn.Db.PhaseChanges.Add(new PhaseChange { ProjectId = project.Id, Phase = project.Phase, From = turn.RoleDay() });
        turn.Db.Roles.Add(new RoleAssignment
        {
            Id = RoleId.New(), ProjectId = project.Id, PersonId = turn.Actor.Id, Kind = RoleKind.Pmo, From = turn.RoleDay(),
        });
        turn.Audit("project.added", name, project: project.Id);
        return new Reply(ProjectMessages.Added(name, turn.Offer($"adding {name}", new ForgetAddedProject(project.Id))));
    }
}

/// <summary>Takes back an addition; refused once the project has begun to live.</summary>
public sealed record ForgetAddedProject(ProjectId Project) : IAction<ForgetAddedProject>
{
    public static string Name => "projects.forget-added.1";
}

public sealed class ForgetAddedProjectHandler : IHandle<ForgetAddedProject>
{
    public async Task<Outcome<Reply>> HandleAsync(ForgetAddedProject action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var project = await turn.Db.Projects.AsTracking().FirstOrDefaultAsync(p => p.Id == action.Project, cancellationToken);
        if (project is null)
            return Reply.Nothing;
        var lives = project.PilotStartedAt is not null
            || await turn.Db.Roles.AnyAsync(r => r.ProjectId == project.Id && r.Kind != RoleKind.Pmo, cancellationToken)
            || await turn.Db.Pulses.AnyAsync(p => p.ProjectId == project.Id, cancellationToken);
        if (lives)
            return ProjectMessages.CannotForget(project.Name);
        turn.Db.Projects.Remove(project);
        turn.Audit("project.added.undone", project.Name);
        return Reply.Nothing;
    }
}
