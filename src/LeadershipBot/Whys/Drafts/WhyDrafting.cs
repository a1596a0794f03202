using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys.Drafts;

/// <summary>Writes a draft down: ready for the executive, or with gaps for the project office.</summary>
internal static class WhyDrafting
{
    public static async Task<Why> AddAsync(
        LeadershipDb db, Outbox outbox, TemplateSet templates, WhySubject subject, ChosenWhy chosen,
        IReadOnlyDictionary<string, string> facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = chosen.Template.Facts.Where(facts.ContainsKey).ToDictionary(static n => n, n => facts[n]);
        var isWhole = WhyFill.Missing(chosen.Template, kept).Count == 0;
        var id = WhyId.New();
        var why = new Why
        {
            Id = id, ProjectId = subject.Project, ExecutiveId = subject.Executive, TemplateId = chosen.Template.Id,
            Language = templates.Language, Occasion = chosen.Occasion, DueOn = chosen.DueOn, CreatedAt = now,
            Facts = KeptFacts.Write(kept), State = isWhole ? WhyState.Ready : WhyState.Gaps,
            Text = isWhole ? WhyFill.Fill(chosen.Template, kept) : null, ReadyAt = isWhole ? now : null,
            Targets = [.. chosen.Audiences.Select(a => new WhyTarget { WhyId = id, Function = a.Function, SiteId = a.Site })],
        };
        db.Whys.Add(why);
        await db.SaveChangesAsync(cancellationToken);
        if (!isWhole)
            await WhyCards.ShowAsync(db, outbox, why, now, cancellationToken);
        return why;
    }
}
