using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys;

/// <summary>A message with everything that is shown of it. Values only.</summary>
/// <param name="Audience">Whom it goes to, as a phrase: operators in Bursa.</param>
/// <param name="Missing">Facts the PMO is asked for, by name.</param>
/// <param name="Signer">Whose tap stands, by name; null while none does.</param>
public sealed record WhyView(
    WhyId Id, ProjectId ProjectId, string Project, string TemplateId, string TemplateName, WhyState State, string? Text,
    string Audience, PersonId ExecutiveId, string Executive, DateOnly DueOn, IReadOnlyList<string> Missing, string? PreparedBy,
    string? Signer, WhySigner? SignedAs, DateTimeOffset? SendsAt, DateTimeOffset? SentAt, int Readers, string? Reason)
{
    /// <summary>Heads of shifts that were to be told, and how many were.</summary>
    public int Heads { get; init; }

    public int Told { get; init; }

    /// <summary>Tells one wording from another, so that a tap signs the text it stood under.</summary>
    public string Mark => WhyText.Mark(Text ?? "");

    public static async Task<WhyView?> ReadAsync(
        LeadershipDb db, TemplateSet templates, WhyId id, CancellationToken cancellationToken)
    {
        var why = await db.Whys.AsNoTracking().Include(w => w.Targets)
            .FirstOrDefaultAsync(w => w.Id == id, cancellationToken);
        if (why is null)
            return null;
        var project = await db.Projects.Where(p => p.Id == why.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        PersonId?[] named = [why.ExecutiveId, why.PreparedById, why.SignerId];
        var names = await db.People.Where(p => named.Contains(p.Id)).ToDictionaryAsync(
            static p => p.Id, static p => p.Name, cancellationToken);
        var sites = await db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Name, cancellationToken);
        var template = templates.Find(why.TemplateId);
        return new WhyView(why.Id, why.ProjectId, project, why.TemplateId, template?.Name ?? why.TemplateId, why.State, why.Text,
            WhyText.Audience(template, [.. why.Targets.Select(static t => new TeamCell(t.Function, t.SiteId))], sites),
            why.ExecutiveId, names[why.ExecutiveId], why.DueOn,
            template is null || why.State != WhyState.Gaps ? [] : WhyFill.Missing(template, KeptFacts.Read(why.Facts)),
            Name(names, why.PreparedById), Name(names, why.SignerId), why.SignedAs, why.SendsAt, why.SentAt, why.Readers,
            why.Reason)
        {
            Heads = await db.TalkCards.Where(c => c.WhyId == id).SumAsync(c => c.Heads, cancellationToken),
            Told = await db.TalkCards.Where(c => c.WhyId == id).SumAsync(c => c.Told ?? 0, cancellationToken),
        };
    }

    private static string? Name(Dictionary<PersonId, string> names, PersonId? id) =>
        id is { } known ? names.GetValueOrDefault(known) : null;
}
