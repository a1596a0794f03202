using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Drafts;

/// <summary>
/// At most one draft in a brief: what was decided since it went out, else the oldest that waits. Whoever has decided one this
/// week is not given another.
/// </summary>
public sealed class WhyBriefPart(TemplateSet templates) : IBriefPartSource
{
    public int Order => 50;

    public async Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        if (request.Capacity == AnswerCapacity.Deputy)
            return null;
        if (await OneAsync(db, request, cancellationToken) is not { } id
            || await WhyView.ReadAsync(db, templates, id, cancellationToken) is not { } view)
            return null;
        if (request.IsOver && view.State == WhyState.Ready)
            return null;
        return WhyWords.Part(view, request.Capacity, request.Zone, asks: !request.IsOver);
    }

    private static async Task<WhyId?> OneAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var theirs = db.Whys.AsNoTracking()
            .Where(w => w.ExecutiveId == request.Executive && request.Projects.Contains(w.ProjectId));
        var decided = await theirs.Where(w => w.DecidedAt != null && w.DecidedAt >= request.SentAt.AddDays(-9))
            .OrderByDescending(w => w.DecidedAt).Select(w => new { w.Id, w.DecidedAt }).FirstOrDefaultAsync(cancellationToken);
        if (decided?.DecidedAt >= request.SentAt)
            return decided.Id;
        if (decided?.DecidedAt is { } at
            && MessageBudget.WeekOf(at, request.Zone) == MessageBudget.WeekOf(request.SentAt, request.Zone))
            return null;
        return await theirs.Where(w => w.State == WhyState.Ready && w.ReadyAt <= request.SentAt).OrderBy(w => w.ReadyAt).ThenBy(w => w.Id)
            .Select(w => (WhyId?)w.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
