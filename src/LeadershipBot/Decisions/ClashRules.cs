using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>A rule that applies, ready to be said.</summary>
internal sealed record ApplyingRule(string Sentence, PersonId DeciderId, string Decider);

/// <summary>Finds the rule of a project for a clash: by its words, case and accents apart.</summary>
internal static class ClashRules
{
    public static async Task<ApplyingRule?> ForAsync(
        LeadershipDb db, ProjectId project, string? area, CancellationToken cancellationToken)
    {
        if (area is null)
            return null;
        var folded = Folded.Of(area);
        var rules = await db.ClashRules.AsNoTracking().Where(r => r.ProjectId == project).ToListAsync(cancellationToken);
        if (rules.Find(r => Folded.Of(r.Clash) == folded) is not { } rule)
            return null;
        var name = await db.People.Where(p => p.Id == rule.DeciderId).Select(p => p.Name).FirstAsync(cancellationToken);
        return new ApplyingRule(RuleMessages.Sentence(rule.Clash, name, rule.WithinDays), rule.DeciderId, name);
    }
}
