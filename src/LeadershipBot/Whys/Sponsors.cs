using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys;

/// <summary>Whose name a project's messages are written for.</summary>
internal static class Sponsors
{
    /// <summary>The sponsor who has been it longest and can be asked; null when there is none.</summary>
    public static Task<Person?> FirstAsync(
        LeadershipDb db, ProjectId project, DateOnly today, CancellationToken cancellationToken) =>
        db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .OrderBy(r => r.From).ThenBy(r => r.Id)
            .Join(db.People.Where(p => p.LeftAt == null && p.StoppedAt == null), r => r.PersonId, p => p.Id, (_, p) => p)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>False for whoever has handed over, left or said stop: nothing may go out in their name.</summary>
    public static Task<bool> MaySignAsync(
        LeadershipDb db, ProjectId project, PersonId person, DateOnly today, CancellationToken cancellationToken) =>
        db.Roles.AnyAsync(r => r.ProjectId == project && r.PersonId == person && r.Kind == RoleKind.Sponsor && r.From <= today
            && (r.Until == null || r.Until >= today)
            && db.People.Any(p => p.Id == person && p.LeftAt == null && p.StoppedAt == null), cancellationToken);
}
