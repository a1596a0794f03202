using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis;

/// <summary>Finds the KPI that typed words mean, among those the asker may know of.</summary>
internal static class KpiNames
{
    /// <summary>Projects whose KPIs the actor sees: all for a PMO, else those they have a role in.</summary>
    public static IReadOnlyList<ProjectId>? SeenBy(Actor actor) =>
        actor.IsPmo ? null : [.. actor.Roles.Select(static r => r.ProjectId).Distinct()];

    /// <summary>Whether the actor may change the KPI or give its value: its owner, a lead of the project, the PMO.</summary>
    public static bool LooksAfter(Actor actor, Kpi kpi) => kpi.OwnerId == actor.Id || actor.IsPmoOf(kpi.ProjectId)
        || actor.Roles.Any(r => r.ProjectId == kpi.ProjectId && r.Kind == RoleKind.Lead);

    public static async Task<Outcome<Kpi>> FindAsync(Turn turn, string text, ProjectId? project,
        CancellationToken cancellationToken)
    {
        var seen = SeenBy(turn.Actor);
        var kpis = await turn.Db.Kpis.AsTracking().Where(k => k.RetiredAt == null && (project == null || k.ProjectId == project)
            && (seen == null || seen.Contains(k.ProjectId))).ToListAsync(cancellationToken);
        var projects = await turn.Db.Projects.Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var names = new NameList(kpis.ConvertAll(k => new NameEntry(k.Id, k.Id.Value, k.Name, projects[k.ProjectId])));
        var (found, _) = names.Find(text);
        return found switch
        {
            [var only] => kpis.Find(k => k.Id == (KpiId)only.Id)!,
            [] => KpiReplies.Unknown(text, [.. names.Nearest(text, 3).Select(static n => n.Name)], kpis.Count),
            _ => KpiReplies.Several(text, [.. found.Take(5).Select(static n => (n.Name, n.Hint!))]),
        };
    }
}
