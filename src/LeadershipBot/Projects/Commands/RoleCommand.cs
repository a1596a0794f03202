using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

public sealed class RoleCommand : ICommand
{
    public string Grammar => "<role:lead|member|pmo|chair> <project> <person> [from <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "names a lead, a member, a PMO or the chair of the steering committee";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        if (project.Phase == Phase.Closed)
            return ProjectMessages.IsClosed(project.Name);
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var kind = Read(arguments.Text("role"));
        var from = arguments.DateOrNull() ?? turn.RoleDay();
        var open = await turn.OpenRolesAsync(project.Id, kind, cancellationToken);
        if (open.Exists(r => r.PersonId == person.Id && r.Until is null))
            return new Reply(ProjectMessages.HasRoleAlready(person.Name, kind, project.Name));
        var role = new RoleAssignment
        {
            Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = kind,
            From = from
        };
        turn.Db.Roles.Add(role);
        turn.Audit($"role.{kind}", $"{person.Name} from {from:yyyy-MM-dd}", person.Id, project.Id);
        var undo = turn.Offer($"{person.Name} as {RoleWords.Of(kind)} of {project.Name}", new RoleBack(project.Id, role.Id));
        return new Reply(ProjectMessages.RoleNamed(project.Name, person.Name, kind, from, from > turn.RoleDay(), undo));
    }

    internal static RoleKind Read(string word) => word switch
    {
        "chair" => RoleKind.SteeringChair,
        _ => Enum.Parse<RoleKind>(word, ignoreCase: true),
    };
}

/// <summary>Takes a naming back: the role was a slip, so it leaves no trace but the audit.</summary>
public sealed record RoleBack(ProjectId Project, RoleId Role) : IAction<RoleBack>
{
    public static string Name => "projects.role-back.1";
}

public sealed class RoleBackHandler : IHandle<RoleBack>
{
    public async Task<Outcome<Reply>> HandleAsync(RoleBack action, Turn turn, CancellationToken cancellationToken)
    {
        var role = await turn.Db.Roles.AsTracking()
            .FirstOrDefaultAsync(r => r.Id == action.Role && r.ProjectId == action.Project, cancellationToken);
        if (role is null)
            return Reply.Nothing;
        if (role.ForPersonId != turn.Actor.Id && await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        turn.Db.Roles.Remove(role);
        turn.Audit($"role.{role.Kind}.undone", null, role.PersonId, role.ProjectId);
        return Reply.Nothing;
    }
}
