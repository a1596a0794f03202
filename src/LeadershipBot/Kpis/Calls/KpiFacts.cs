using LeadershipBot.Charts;
using LeadershipBot.Data;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Calls;

/// <summary>
/// KPIs as facts of the question bank: the project's list, the one that matters most, and where it moved, unless the brief asks
/// for a call on it anyway.
/// </summary>
internal sealed class KpiFacts : IQuestionFactSource
{
    private const int MostListed = 7;

    public async Task AddAsync(LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now, FactSheet into,
        CancellationToken cancellationToken)
    {
        var projects = wanted.Select(static w => w.Project).Distinct().ToList();
        var views = (await KpiBook.OfAsync(db, projects, now, cancellationToken)).Where(static v => v.Points.Count > 0)
            .ToLookup(static v => v.Kpi.ProjectId);
        if (views.Count == 0)
            return;
        var asked = (await db.KpiAsks.Where(a => a.State == KpiAskState.Open && projects.Contains(a.ProjectId))
            .Select(a => new { a.PersonId, a.ProjectId }).ToListAsync(cancellationToken))
            .Select(static a => new FactKey(a.PersonId, a.ProjectId)).ToHashSet();
        foreach (var key in wanted.Where(k => views.Contains(k.Project)))
        {
            List<KpiView> ordered = [.. DigestRule.ByUrgency(views[key.Project])];
            into.Set(key, "kpis", [.. ordered.Take(MostListed).Select(static v => new FactEntry(Key(v), v.Kpi.Name))]);
            into.Set(key, "kpi", ordered[0].Kpi.Name);
            if (asked.Contains(key) || !ordered[0].Standing.HasChanged)
                continue;
            into.Set(key, "kpi_from", TrendNumbers.Say(ordered[0].Standing.Before!.Value.Value, ordered[0].Kpi.Unit));
            into.Set(key, "kpi_to", TrendNumbers.Say(ordered[0].Standing.Last!.Value.Value, ordered[0].Kpi.Unit));
        }
    }

    /// <summary>The KPI's id as it may stand in a button.</summary>
    private static string Key(KpiView view) => $"k{view.Kpi.Id.Value:N}";
}
