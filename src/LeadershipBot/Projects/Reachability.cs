using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>One person of a project: why they cannot be reached, or when they can be next.</summary>
public sealed record ReachLine(PersonId Person, string Name, string Zone, IReadOnlyList<RoleKind> Roles, string? WhyNot,
    DateTimeOffset? NextOpen);

/// <summary>
/// Who of a project can be reached, and when the first message would go: to its sponsors, in their own hours. Null
/// <see cref="FirstAt"/>: nobody is there to get it, or everything is held (<see cref="Held"/> says why).
/// </summary>
public sealed record ReachReport(IReadOnlyList<ReachLine> People, DateTimeOffset? FirstAt, string? FirstTo, string? FirstZone,
    string? Held)
{
    public int Reachable => People.Count(static p => p.WhyNot is null);
}

/// <summary>Answers before anything is sent: would it arrive, and when?</summary>
public static class Reachability
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    /// <param name="project">Null: everybody with a role in any project that is not closed.</param>
    public static async Task<ReachReport> ReadAsync(
        LeadershipDb db, PilotOptions pilot, ProjectId? project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var roles = (await db.Roles
            .Where(r => (project == null || r.ProjectId == project) && (r.Until == null || r.Until >= today))
            .Join(db.Projects.Where(p => p.Phase != Phase.Closed), r => r.ProjectId, p => p.Id, (r, _) =>
                new { r.PersonId, r.Kind })
            .ToListAsync(cancellationToken)).ToLookup(static r => r.PersonId, static r => r.Kind);
        var ids = roles.Select(static r => r.Key).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Identities)
            .Include(p => p.Absences)
            .AsSplitQuery().OrderBy(p => p.Name).ToListAsync(cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var lines = people.ConvertAll(p => Line(p, [.. roles[p.Id].Distinct().Order()], book, pilot, now));
        var held = await HeldAsync(db, project, cancellationToken);
        var first = lines.Where(static l => l.WhyNot is null && l.Roles.Contains(RoleKind.Sponsor) && l.NextOpen is not null)
            .MinBy(static l => l.NextOpen);
        return new ReachReport(lines, held is null ? first?.NextOpen : null, first?.Name, first?.Zone, held);
    }

    private static ReachLine Line(Person person, IReadOnlyList<RoleKind> roles, HolidayBook book, PilotOptions pilot,
        DateTimeOffset now)
    {
        var why = Reach.Why(person) ?? pilot.WhyNot(person);
        var open = why is null ? WorkingHours.NextOpen(now, book.Of(person), now + Horizon) : null;
        return new ReachLine(person.Id, person.Name, person.Zone, roles, why is null
            && open is null ? "away for two months" : why, open);
    }

    private static async Task<string?> HeldAsync(LeadershipDb db, ProjectId? project, CancellationToken cancellationToken)
    {
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return "everything is paused";
        return project is { } id && await db.Projects.AnyAsync(p => p.Id == id && p.PausedAt != null, cancellationToken)
            ? "the project is paused" : null;
    }
}
