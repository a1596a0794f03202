using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Commands;

/// <summary>Somebody has left: nothing more is sent, their roles end; what was recorded stays until its retention or
/// <c>erase</c>.</summary>
public sealed class RemovePersonCommand : ICommand
{
    public string Grammar => "remove person <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "somebody has left: their roles end and nothing more is sent to them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var today = turn.RoleDay();
        var roles = await turn.Db.Roles.AsTracking()
            .Where(r => (r.PersonId == person.Id || r.ForPersonId == person.Id) && (r.Until == null || r.Until >= today))
            .ToListAsync(cancellationToken);
        if (roles.Exists(r => !turn.Actor.IsPmoOf(r.ProjectId)))
            return PeopleMessages.HasRolesElsewhere(person.Name);
        if (await OnlyAdminAsync(person, turn, cancellationToken))
            return PeopleMessages.LastAdmin(person.Name);
        var ended = await SayEndedAsync(turn, person, roles, cancellationToken);
        var back = roles.ConvertAll(static r => new EndedRole(r.Id, r.Until));
        foreach (var role in roles)
            role.Until = today.AddDays(-1);
        person.LeftAt = turn.Now;
        person.Version++;
        turn.Audit("person.removed", $"{person.Name}; roles ended: {roles.Count}", person.Id);
        var undo = back.Count <= EndedRole.MostInUndo
            ? turn.Offer($"removing {person.Name}", new BringPersonBack(person.Id, back)) : null;
        return new Reply(PeopleMessages.Removed(person.Name, ended, undo));
    }

    private static async Task<bool> OnlyAdminAsync(Person person, Turn turn, CancellationToken cancellationToken) =>
        person.InstallationRole.HasFlag(InstallationRole.Admin) && !await turn.Db.People.AnyAsync(
            p => p.Id != person.Id && p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0, cancellationToken);

    private static async Task<List<string>> SayEndedAsync(
        Turn turn, Person person, List<RoleAssignment> roles, CancellationToken cancellationToken)
    {
        var ids = roles.Select(static r => r.ProjectId).Distinct().ToList();
        var names = await turn.Db.Projects.Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return roles.ConvertAll(r => r.PersonId == person.Id
            ? $"{RoleWords.Of(r.Kind)} of {names[r.ProjectId]}"
            : $"their {RoleWords.Of(r.Kind)} in {names[r.ProjectId]}");
    }
}

public sealed record BringPersonBack(PersonId Person, IReadOnlyList<EndedRole> Roles) : IAction<BringPersonBack>
{
    public static string Name => "people.bring-back.1";
}

public sealed class BringPersonBackHandler : IHandle<BringPersonBack>
{
    public async Task<Outcome<Reply>> HandleAsync(BringPersonBack action, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(action.Person, cancellationToken);
        var ids = action.Roles.Select(static r => r.Id).ToList();
        var roles = await turn.Db.Roles.AsTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        if (!turn.Actor.IsPmo || roles.Exists(r => !turn.Actor.IsPmoOf(r.ProjectId)))
            return PeopleMessages.HasRolesElsewhere(person.Name);
        foreach (var role in roles)
            role.Until = action.Roles.First(r => r.Id == role.Id).Until;
        person.LeftAt = null;
        person.Version++;
        turn.Audit("person.brought-back", person.Name, person.Id);
        return Reply.Nothing;
    }
}
