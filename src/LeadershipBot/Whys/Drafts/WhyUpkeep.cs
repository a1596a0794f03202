using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Drafts;

/// <summary>Ends drafts that have lost their time or their executive, and offers to the PMO what nobody signs.</summary>
internal static class WhyUpkeep
{
    public static async Task RunAsync(LeadershipDb db, Outbox outbox, ProjectId project, WhysOptions options,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var why in await db.Whys.AsTracking().Include(w => w.Targets)
            .Where(w => w.ProjectId == project && (w.State == WhyState.Gaps || w.State == WhyState.Ready
                || w.State == WhyState.Declined || w.State == WhyState.LeftToPmo)).ToListAsync(cancellationToken))
        {
            if (why.State == WhyState.Ready)
                await WhySignals.IgnoredAsync(db, why, now, cancellationToken);
            if (await WhyOverAsync(db, why, options, today, cancellationToken) is { } reason)
            {
                WhySteps.Drop(why, reason, now);
                await db.SaveChangesAsync(cancellationToken);
                await WhyCards.ReviseAsync(db, outbox, why.Id, cancellationToken);
            }
            else if (why.State == WhyState.Ready && today >= why.DueOn.AddDays(options.PmoMaySignAfterDays))
            {
                await WhyCards.ShowAsync(db, outbox, why, now, cancellationToken);
            }
        }
    }

    private static async Task<string?> WhyOverAsync(
        LeadershipDb db, Why why, WhysOptions options, DateOnly today, CancellationToken cancellationToken)
    {
        if (today > why.DueOn.AddDays(options.DroppedAfterDays))
            return why.State == WhyState.Gaps ? "nobody filled in what was missing" : "nobody signed it in time";
        return why.State is WhyState.Ready or WhyState.Gaps
            && !await Sponsors.MaySignAsync(db, why.ProjectId, why.ExecutiveId, today, cancellationToken)
            ? "its signer is no longer sponsor, or said stop" : null;
    }
}
