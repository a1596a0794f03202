using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses;

/// <summary>The people who run a project office: its PMO, or the Admins where a project has none.</summary>
public static class Pmos
{
    public static async Task<List<Person>> OfAsync(
        LeadershipDb db, ProjectId project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ids = db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Pmo && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId);
        var people = await db.People.Include(p => p.Identities).Where(p => p.LeftAt == null && ids.Contains(p.Id))
            .OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return people.Count > 0
            ? people
            : await db.People.Include(p => p.Identities)
                .Where(p => p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0).OrderBy(p => p.Name)
                .ToListAsync(cancellationToken);
    }
}

/// <summary>Tells the project office what concerns a person's projects, each office person once.</summary>
public static class PmoNotices
{
    private static readonly RoleKind[] Concerned = [RoleKind.Sponsor, RoleKind.Deputy, RoleKind.SteeringChair, RoleKind.Lead];

    /// <returns>The names of those who are told; empty when there is nobody to tell.</returns>
    public static Task<IReadOnlyList<string>> TellAsync(Turn turn, Message message, CancellationToken cancellationToken) =>
        TellAsync(turn.Db, turn.Outbox, turn.Actor.Id, turn.Now, message, cancellationToken);

    public static async Task<IReadOnlyList<string>> TellAsync(LeadershipDb db, Outbox outbox, PersonId about, DateTimeOffset now,
        Message message, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var projects = await db.Roles
            .Where(r => r.PersonId == about && Concerned.Contains(r.Kind) && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Select(r => r.ProjectId).Distinct().ToListAsync(cancellationToken);
        var office = new Dictionary<PersonId, Person>();
        foreach (var project in projects)
            foreach (var pmo in await Pmos.OfAsync(db, project, now, cancellationToken))
                office.TryAdd(pmo.Id, pmo);
        office.Remove(about);
        return [.. office.Values.Where(pmo => outbox.Say(pmo, MessageKind.PmoNotice, message) is not null)
            .Select(static p => p.Name)];
    }
}
