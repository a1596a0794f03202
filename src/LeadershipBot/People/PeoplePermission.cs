using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People;

/// <summary>Who may change what is known of a person: they themselves, an Admin, and a PMO who works with them.</summary>
internal static class PeoplePermission
{
    /// <summary>Null when the actor may. A PMO may also change people who have no project yet.</summary>
    /// <param name="standIns">Whether the person's assistant or deputy may too.</param>
    public static async Task<Refusal?> MayChangeAsync(this Turn turn, Person person, bool standIns,
        CancellationToken cancellationToken)
    {
        var actor = turn.Actor;
        if (actor.Id == person.Id || actor.IsAdmin)
            return null;
        if (standIns && actor.Roles.Any(r => r.ForPersonId == person.Id && r.Kind is RoleKind.Assistant or RoleKind.Deputy))
            return null;
        var today = turn.RoleDay();
        var projects = await turn.Db.Roles.Where(r => r.PersonId == person.Id && (r.Until == null || r.Until >= today))
            .Select(r => r.ProjectId).Distinct().ToListAsync(cancellationToken);
        return actor.IsPmo && (projects.Count == 0 || projects.Exists(actor.IsPmoOf)) ? null
            : PeopleMessages.NotYours(person.Name);
    }

    /// <summary>The day roles are read on: UTC for everyone, so that a role begins and ends for all at once.</summary>
    public static DateOnly RoleDay(this Turn turn) => DateOnly.FromDateTime(turn.Now.UtcDateTime);

    public static Task<Person> PersonAsync(this Turn turn, PersonId id, CancellationToken cancellationToken) =>
        turn.Db.People.AsTracking().Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .FirstAsync(p => p.Id == id, cancellationToken);
}
