using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Calls;

/// <summary>The KPIs in an executive's brief, after its questions: one line, at most one picture, and the one call.</summary>
internal sealed class KpiPart : IBriefPartSource
{
    public int Order => 10;

    public async Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var ask = await db.KpiAsks.AsNoTracking().Where(a => a.PersonId == request.Executive
            && request.Projects.Contains(a.ProjectId)
                && a.AskedAt <= request.SentAt && (a.State == KpiAskState.Open || a.ClosedAt >= request.SentAt))
            .OrderByDescending(a => a.ClosedAt != null).ThenByDescending(a => a.ClosedAt).FirstOrDefaultAsync(cancellationToken);
        if (request.IsOver && ask?.State != KpiAskState.Decided)
            return null;
        var views = await KpiBook.OfAsync(db, request.Projects, request.Now, cancellationToken);
        var asked = ask is null ? null : views.FirstOrDefault(v => v.Kpi.Id == ask.KpiId);
        if (views.All(static v => v.Points.Count == 0))
            return null;
        return ask is null || asked is null || ask.State == KpiAskState.Lapsed ? CallMessages.OnlyLine(views)
            : ask.State == KpiAskState.Decided
                ? CallMessages.Done(views, asked, ask, await ByAsync(db, ask, request, cancellationToken), CanUndo(ask, request))
                : CallMessages.Asked(views, asked, ask, await MayAsync(db, ask, request, cancellationToken));
    }

    private static bool CanUndo(KpiAsk ask, BriefPartRequest request) => request.Now <= ask.ClosedAt + UndoOffer.Time
        && !request.IsOver
        && ask.DecidedById == request.Reader;

    /// <summary>The name of who decided, where it was not the reader.</summary>
    private static async Task<string?> ByAsync(LeadershipDb db, KpiAsk ask, BriefPartRequest request,
        CancellationToken cancellationToken) =>
        ask.DecidedById == request.Reader ? null
            : await db.People.Where(p => p.Id == ask.DecidedById).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> MayAsync(LeadershipDb db, KpiAsk ask, BriefPartRequest request,
        CancellationToken cancellationToken)
    {
        if (request.Capacity != AnswerCapacity.Deputy)
            return request.Capacity == AnswerCapacity.Self;
        var today = DateOnly.FromDateTime(request.Now.UtcDateTime);
        return await db.Roles.AnyAsync(r => r.ProjectId == ask.ProjectId && r.PersonId == request.Reader
            && r.Kind == RoleKind.Deputy
            && r.WithVote && (r.ForPersonId == null || r.ForPersonId == request.Executive) && r.From <= today
            && (r.Until == null || r.Until >= today), cancellationToken);
    }
}
