using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences;

/// <summary>An audience of a project: everybody, one function, one site, or one function at one site.</summary>
public readonly record struct AudienceKey(ProjectId Project, WorkFunction? Function, SiteId? Site)
{
    public bool Includes(Person person) =>
        (Function is null || Function == person.Function) && (Site is null || Site == person.SiteId);
}

/// <summary>Who belongs to a project's teams today: its members with a chat account, read anew each time.</summary>
public static class AudienceBook
{
    /// <summary>Members of the audience, with identities and absences, in an order that stays; nobody who left or said stop.</summary>
    public static Task<List<Person>> MembersAsync(
        LeadershipDb db, AudienceKey audience, DateOnly today, CancellationToken cancellationToken)
    {
        var (project, function, site) = audience;
        var members = db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Member && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId);
        return db.People.AsNoTracking().Include(p => p.Identities).Include(p => p.Absences)
            .Where(p => members.Contains(p.Id) && p.LeftAt == null && p.StoppedAt == null
                && (function == null || p.Function == function) && (site == null || p.SiteId == site))
            .OrderBy(p => p.Id).AsSplitQuery().ToListAsync(cancellationToken);
    }

    /// <summary>The audiences of a project that have somebody in them today, with how many.</summary>
    public static async Task<IReadOnlyDictionary<AudienceKey, int>> SizesAsync(
        LeadershipDb db, ProjectId project, DateOnly today, CancellationToken cancellationToken)
    {
        var members = await MembersAsync(db, new AudienceKey(project, null, null), today, cancellationToken);
        return members.GroupBy(p => new AudienceKey(project, p.Function, p.SiteId)).ToDictionary(static g => g.Key, static g => g.Count());
    }
}
