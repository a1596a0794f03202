using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>Ends a role, at once or with a last day. A project that is watched keeps at least one PMO.</summary>
public sealed class EndRoleCommand : ICommand
{
    public string Grammar => "end <role:sponsor|lead|member|pmo|chair|deputy|assistant> <project> <person> [on <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "ends somebody's role in a project, at once or with a last day";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var kind = RoleCommand.Read(arguments.Text("role"));
        var last = arguments.DateOrNull() ?? turn.RoleDay().AddDays(-1);
        var open = await turn.OpenRolesAsync(project.Id, kind, cancellationToken);
        var ending = open.FindAll(r => r.PersonId == person.Id);
        if (ending.Count == 0)
            return ProjectMessages.HasNoSuchRole(person.Name, kind, project.Name);
        if (kind == RoleKind.Pmo && project.Phase != Phase.Closed && open.TrueForAll(r => r.PersonId == person.Id))
            return ProjectMessages.LastPmo(project.Name, person.Name);
        var ended = ending.ConvertAll(static r => new EndedRole(r.Id, r.Until));
        foreach (var role in ending)
            role.Until = last;
        turn.Audit($"role.{kind}.ended", $"{person.Name}, last day {last:yyyy-MM-dd}", person.Id, project.Id);
        var undo = turn.Offer($"ending {person.Name}'s role in {project.Name}", new EndedRolesBack(project.Id, ended));
        return new Reply(ProjectMessages.RoleEnded(project.Name, person.Name, kind, arguments.DateOrNull(), undo));
    }
}

public sealed record EndedRolesBack(ProjectId Project, IReadOnlyList<EndedRole> Roles) : IAction<EndedRolesBack>
{
    public static string Name => "projects.ended-roles-back.1";
}

public sealed class EndedRolesBackHandler : IHandle<EndedRolesBack>
{
    public async Task<Outcome<Reply>> HandleAsync(EndedRolesBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var ids = action.Roles.Select(static r => r.Id).ToList();
        foreach (var role in await turn.Db.Roles.AsTracking()
            .Where(r => r.ProjectId == action.Project && ids.Contains(r.Id)).ToListAsync(cancellationToken))
            role.Until = action.Roles.First(b => b.Id == role.Id).Until;
        turn.Audit("role.ended.undone", null, project: action.Project);
        return Reply.Nothing;
    }
}
