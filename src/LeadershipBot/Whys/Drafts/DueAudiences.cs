using LeadershipBot.Data;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Drafts;

/// <summary>Reads which audiences of a project are due, and what they have had.</summary>
internal static class DueAudiences
{
    /// <summary>A go-live phase begins two weeks before the day, where nobody has named the day.</summary>
    private const int GoLiveAfterPhaseDays = 14;

    public static async Task<IReadOnlyList<DueAudience>> ReadAsync(
        LeadershipDb db, Project project, DateOnly today, DateOnly until, CancellationToken cancellationToken)
    {
        var cells = await WhyTeams.CellsAsync(db, project.Id, today, cancellationToken);
        var had = await db.WhyTargets.Where(t => db.Whys.Any(w => w.Id == t.WhyId && w.ProjectId == project.Id))
            .Join(db.Whys, t => t.WhyId, w => w.Id, (t, w) => new { t.Function, t.SiteId, t.SentOn, w.State, w.TemplateId })
            .ToListAsync(cancellationToken);
        var past = had.ToLookup(static h => new TeamCell(h.Function, h.SiteId));
        var days = await GoLiveDaysAsync(db, project, cancellationToken);
        var since = DateOnly.FromDateTime((project.PilotStartedAt ?? project.CreatedAt).UtcDateTime);
        var due = new List<DueAudience>();
        foreach (var cell in cells)
        {
            var history = past[cell].ToList();
            if (history.Exists(static h => h.State is not (WhyState.Sent or WhyState.Dropped)))
                continue;
            var facts = new CadenceFacts(
                project.Phase, project.ApprovedOn, days(cell.Site), history.Max(static h => h.SentOn), since);
            // What is overdue is due today: it is late enough without being counted out of date.
            if (WhyCadence.Next(facts, today) is { } next && next.On <= until)
                due.Add(new DueAudience(cell.Function, cell.Site, next.On < today ? next with { On = today } : next,
                    history.Where(static h => h.SentOn is not null).GroupBy(static h => h.TemplateId)
                        .ToDictionary(static g => g.Key, static g => g.Max(static h => h.SentOn!.Value))));
        }
        return due;
    }

    /// <summary>Each site's own day, else the project's, else what its phases say.</summary>
    private static async Task<Func<SiteId?, DateOnly?>> GoLiveDaysAsync(
        LeadershipDb db, Project project, CancellationToken cancellationToken)
    {
        var named = await db.GoLives.Where(g => g.ProjectId == project.Id).ToListAsync(cancellationToken);
        var phase = await db.PhaseChanges.Where(c => c.ProjectId == project.Id && c.Phase == Phase.GoLive)
            .OrderByDescending(c => c.From).Select(c => (DateOnly?)c.From).FirstOrDefaultAsync(cancellationToken);
        return site => named.Find(g => g.SiteId == site)?.On ?? named.Find(static g => g.SiteId == null)?.On
            ?? phase?.AddDays(GoLiveAfterPhaseDays);
    }
}
