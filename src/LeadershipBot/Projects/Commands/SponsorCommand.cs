using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>
/// Names the sponsor from a day on. The one before ends the day before, with their deputies and assistants; the new one starts
/// with no history of their own.
/// </summary>
public sealed class SponsorCommand : ICommand
{
    public string Grammar => "sponsor <project> <person> [from <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "names the executive who answers for a project, from a day on";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        if (project.Phase == Phase.Closed)
            return ProjectMessages.IsClosed(project.Name);
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var from = arguments.DateOrNull() ?? turn.RoleDay();
        var open = await turn.OpenRolesAsync(project.Id, RoleKind.Sponsor, cancellationToken);
        if (open.Exists(r => r.PersonId == person.Id && r.From <= from && r.Until is null))
            return new Reply(ProjectMessages.HasRoleAlready(person.Name, RoleKind.Sponsor, project.Name));
        var (ended, before) = await EndBeforeAsync(turn, project, open, from, cancellationToken);
        var role = new RoleAssignment
        {
            Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = RoleKind.Sponsor, From = from,
        };
        turn.Db.Roles.Add(role);
        turn.Audit("role.sponsor", $"{person.Name} from {from:yyyy-MM-dd}", person.Id, project.Id);
        if (from <= turn.RoleDay())
            await CharterProposal.ProposeAsync(turn.Db, turn.Outbox, project, person.Id, turn.Now, cancellationToken);
        var undo = ended.Count <= EndedRole.MostInUndo
            ? turn.Offer($"{person.Name} as sponsor of {project.Name}", new SponsorBack(project.Id, role.Id, ended)) : null;
        return new Reply(ProjectMessages.SponsorNamed(
            project.Name, person.Name, from, from > turn.RoleDay(), before, project.PilotStartedAt is not null,
                Reach.Why(person), undo));
    }

    /// <summary>Ends what stands in the way and returns how it was, and the names of the sponsors before.</summary>
    private static async Task<(List<EndedRole> Ended, List<string> Names)> EndBeforeAsync(
        Turn turn, Project project, List<RoleAssignment> sponsors, DateOnly from, CancellationToken cancellationToken)
    {
        var last = from.AddDays(-1);
        var people = sponsors.ConvertAll(static r => r.PersonId);
        var beside = await turn.Db.Roles.AsTracking()
            .Where(r => r.ProjectId == project.Id && r.ForPersonId != null && people.Contains(r.ForPersonId.Value)
                && (r.Until == null || r.Until > last))
            .ToListAsync(cancellationToken);
        var ending = sponsors.Where(r => r.Until is null || r.Until > last).Concat(beside).ToList();
        var ended = ending.ConvertAll(static r => new EndedRole(r.Id, r.Until));
        foreach (var role in ending)
            role.Until = last;
        var names = await turn.Db.People.Where(p => people.Contains(p.Id)).Select(p => p.Name).ToListAsync(cancellationToken);
        return (ended, names);
    }
}

public sealed record SponsorBack(ProjectId Project, RoleId Role, IReadOnlyList<EndedRole> Before) : IAction<SponsorBack>
{
    public static string Name => "projects.sponsor-back.1";
}

public sealed class SponsorBackHandler : IHandle<SponsorBack>
{
    public async Task<Outcome<Reply>> HandleAsync(SponsorBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var ids = action.Before.Select(static r => r.Id).Append(action.Role).ToList();
        var roles = await turn.Db.Roles.AsTracking().Where(r => r.ProjectId == action.Project && ids.Contains(r.Id))
            .ToListAsync(cancellationToken);
        foreach (var role in roles.Where(r => r.Id != action.Role))
            role.Until = action.Before.First(b => b.Id == role.Id).Until;
        if (roles.Find(r => r.Id == action.Role) is { } named)
        {
            turn.Db.Roles.Remove(named);
            foreach (var charter in await turn.Db.Charters
                .Where(c => c.ProjectId == action.Project && c.PersonId == named.PersonId
                && c.LogicalId != null && c.SignedAt == null).ToListAsync(cancellationToken))
                await turn.Outbox.ReviseAsync(charter.LogicalId!.Value, cancellationToken);
        }
        turn.Audit("role.sponsor.undone", null, project: action.Project);
        return Reply.Nothing;
    }
}
