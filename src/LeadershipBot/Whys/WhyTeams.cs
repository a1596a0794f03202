using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys;

/// <summary>One audience that cannot be parted further: a function at a site.</summary>
public readonly record struct TeamCell(WorkFunction Function, SiteId? Site);

/// <summary>Who a project's whys go to: its members, by function and site, read anew each time.</summary>
internal static class WhyTeams
{
    /// <summary>The cells of a project that have somebody in them today: members, or the heads of a shift.</summary>
    public static async Task<IReadOnlyList<TeamCell>> CellsAsync(
        LeadershipDb db, ProjectId project, DateOnly today, CancellationToken cancellationToken)
    {
        var cells = await Members(db, project, today).Select(static p => new { p.Function, p.SiteId }).Distinct()
            .ToListAsync(cancellationToken);
        var crews = await db.ShiftCrews.Where(c => c.ProjectId == project).Select(c => new { c.Function, c.SiteId }).Distinct()
            .ToListAsync(cancellationToken);
        return [.. cells.Select(static c => new TeamCell(c.Function, c.SiteId))
            .Union(crews.Select(static c => new TeamCell(c.Function, c.SiteId))).OrderBy(static c => c.Function)
            .ThenBy(static c => c.Site?.Value)];
    }

    /// <summary>Current members who have not left.</summary>
    public static IQueryable<Person> Members(LeadershipDb db, ProjectId project, DateOnly today)
    {
        var ids = db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Member && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId);
        return db.People.Where(p => p.LeftAt == null && ids.Contains(p.Id));
    }
}
