using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Languages;

/// <summary>
/// Who may not get a text because it is not in their language. Their site's lead is asked once per language; until there is
/// an answer nothing goes there, and what was held goes out if the answer comes within days.
/// </summary>
internal static class LanguageGate
{
    /// <summary>An answer within so many days still lets the message go that raised the question.</summary>
    public const int HoldsForDays = 7;

    /// <summary>A region of a language is the language: <c>en-GB</c> reads <c>en</c>.</summary>
    public static bool Reads(string person, string text) => Primary(person) == Primary(text);

    /// <summary>Sites and languages that wait for a lead's word. Asks the lead where nobody has asked before.</summary>
    public static async Task<HashSet<(SiteId? Site, string Language)>> WaitingAsync(LeadershipDb db, Why why,
        IReadOnlySet<TeamCell> cells, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await WhyTeams.Members(db, why.ProjectId, today)
            .Select(static p => new { p.Function, p.SiteId, p.Language }).ToListAsync(cancellationToken);
        var others = members.Where(m => cells.Contains(new TeamCell(m.Function, m.SiteId)) && !Reads(m.Language, why.Language))
            .GroupBy(static m => (m.SiteId, m.Language)).Select(static g => (g.Key, Count: g.Count())).ToList();
        var asks = await AsksAsync(db, why, cancellationToken);
        foreach (var ((site, language), _) in others)
            if (!asks.Exists(a => a.SiteId == site && a.Reads == language))
                asks.Add(await AskAsync(db, why, site, language, today, now, cancellationToken));
        return [.. asks.Where(static a => a.Choice == LanguageChoice.Undecided).Select(static a => (a.SiteId, a.Reads))];
    }

    /// <summary>Sites and languages whose lead chose that nothing comes.</summary>
    public static async Task<HashSet<(SiteId? Site, string Language)>> NothingAsync(
        LeadershipDb db, Why why, CancellationToken cancellationToken) =>
        [.. (await AsksAsync(db, why, cancellationToken)).Where(static a => a.Choice == LanguageChoice.Nothing)
            .Select(static a => (a.SiteId, a.Reads))];

    private static Task<List<LanguageAsk>> AsksAsync(LeadershipDb db, Why why, CancellationToken cancellationToken) =>
        db.LanguageAsks.Where(a => a.ProjectId == why.ProjectId && a.Written == why.Language).ToListAsync(cancellationToken);

    private static async Task<LanguageAsk> AskAsync(LeadershipDb db, Why why, SiteId? site, string language, DateOnly today,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ask = new LanguageAsk
        {
            Id = LanguageAskId.New(), ProjectId = why.ProjectId, SiteId = site, Reads = language, Written = why.Language,
            AskedAt = now,
        };
        db.LanguageAsks.Add(ask);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var lead in await SiteLeads.OfAsync(db, why.ProjectId, site, today, now, cancellationToken))
            if (Outbox.PreferredAddress(lead) is { } to)
                outbox.Post(lead, to, LogicalMessageId.New(), MessageKind.LanguageAsk, ask.Id.Value, now, now.AddDays(30));
        await db.SaveChangesAsync(cancellationToken);
        return ask;
    }

    private static string Primary(string language) => language.Split('-')[0];
}

/// <summary>The leads of a site; where it has none the project's, where the project has none its PMO.</summary>
internal static class SiteLeads
{
    public static async Task<IReadOnlyList<Person>> OfAsync(LeadershipDb db, ProjectId project, SiteId? site, DateOnly today,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = await db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Lead && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.People.Include(p => p.Identities).Where(p => p.LeftAt == null && p.StoppedAt == null),
                r => r.PersonId, p => p.Id, (_, p) => p).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        var here = leads.FindAll(p => p.SiteId == site);
        return here.Count > 0 ? here : leads.Count > 0 ? leads : await Pmos.OfAsync(db, project, now, cancellationToken);
    }
}
