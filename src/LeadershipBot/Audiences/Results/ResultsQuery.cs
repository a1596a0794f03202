using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Results;

/// <summary>One question with its cells, the names its cuts go by, and what it said a quarter earlier.</summary>
public sealed record QuestionResult(Disclosed Now, Cell? EveryoneBefore);

/// <summary>What may be shown of a project's team answers.</summary>
/// <param name="Sites">Names of the sites that cells or members have.</param>
/// <param name="TooFew">Sites and functions with members of which nothing can be shown on any question.</param>
public sealed record ResultsView(
    string Project, string? Occasion, IReadOnlyList<QuestionResult> Questions, IReadOnlyDictionary<SiteId, string> Sites,
    IReadOnlyList<string> TooFew, Thresholds Thresholds);

public static class ResultsQuery
{
    /// <summary>Do they hear why, and do they see obstacles cleared? What the visibility of a sponsor is read from.</summary>
    public static readonly IReadOnlyList<string> VisibilityItems = ["WHY-03", "DEC-10"];

    /// <summary>The newest quarter that anything was asked in.</summary>
    public static async Task<ResultsView> LatestAsync(
        LeadershipDb db, ProjectId project, PrivacyOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var occasions = await db.ConfidentialQuestions
            .Where(q => q.ProjectId == project && q.Occasion.StartsWith(TeamPulseRule.Prefix)).Select(q => q.Occasion).Distinct()
            .OrderByDescending(o => o).Take(2).ToListAsync(cancellationToken);
        var latest = occasions.Count > 0 ? await PulseAsync(db, project, occasions[0], cancellationToken) : [];
        var before = occasions.Count > 1 ? await PulseAsync(db, project, occasions[1], cancellationToken) : [];
        return await ViewAsync(db, project, occasions.FirstOrDefault(), latest, before, options, now, cancellationToken);
    }

    /// <summary>The newest asking of each question that tells whether leaders are seen, wherever it was asked.</summary>
    public static async Task<ResultsView> VisibilityAsync(
        LeadershipDb db, ProjectId project, PrivacyOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var items = VisibilityItems;
        var asked = (await db.ConfidentialQuestions.Where(q => q.ProjectId == project && items.Contains(q.ItemId))
            .OrderByDescending(q => q.OpenedAt).Select(q => new { q.Id, q.ItemId }).ToListAsync(cancellationToken))
            .GroupBy(static q => q.ItemId).Select(static g => g.Take(2).ToList()).ToList();
        var latest = await Disclosure.ReadAsync(db, asked.ConvertAll(static a => a[0].Id), cancellationToken);
        var before = await Disclosure.ReadAsync(
            db, [.. asked.Where(static a => a.Count > 1).Select(static a => a[1].Id)], cancellationToken);
        return await ViewAsync(db, project, null, latest, before, options, now, cancellationToken);
    }

    internal static async Task<IReadOnlyList<Disclosed>> PulseAsync(
        LeadershipDb db, ProjectId project, string occasion, CancellationToken cancellationToken) => await Disclosure.ReadAsync(
            db, await db.ConfidentialQuestions.Where(q => q.ProjectId == project && q.Occasion == occasion).Select(q => q.Id)
                .ToListAsync(cancellationToken), cancellationToken);

    private static async Task<ResultsView> ViewAsync(LeadershipDb db, ProjectId project, string? occasion,
        IReadOnlyList<Disclosed> latest, IReadOnlyList<Disclosed> before, PrivacyOptions options, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var name = await db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);
        var sites = await db.Sites.Select(s => new { s.Id, s.Name }).ToDictionaryAsync(static s => s.Id, static s => s.Name, cancellationToken);
        var sizes = await AudienceBook.SizesAsync(db, project, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        var shown = latest.SelectMany(static d => d.Cells).Select(static c => c.Cut).ToHashSet();
        var tooFew = sizes.Keys.Select(static k => k.Site).OfType<SiteId>().Distinct()
            .Where(site => !shown.Contains(new Cut(site, null))).Select(site => sites[site]).Order(StringComparer.Ordinal)
            .Concat(sizes.Keys.Select(static k => k.Function!.Value).Distinct()
                .Where(f => f != WorkFunction.Unsaid && !shown.Contains(new Cut(null, f))).Order().Select(FunctionWords.Of));
        return new ResultsView(name, occasion,
            [.. latest.Select(d => new QuestionResult(d,
                before.FirstOrDefault(b => b.Asked.Item == d.Asked.Item)?.Of(Cut.Everyone)))],
            sites, [.. tooFew], await Thresholds.ReadAsync(db, options, cancellationToken));
    }
}

/// <summary>Audiences by name.</summary>
public static class FunctionWords
{
    public static string Of(WorkFunction function) => function switch
    {
        WorkFunction.It => "IT",
        WorkFunction.PlantManagers => "Plant managers",
        WorkFunction.Unsaid => "Not said",
        _ => function.ToString(),
    };
}
