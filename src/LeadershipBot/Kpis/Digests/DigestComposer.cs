using LeadershipBot.Data;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Notices;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Digests;

/// <summary>Writes a team's digest from the values of the moment.</summary>
public sealed class DigestComposer : IComposer
{
    public MessageKind Kind => MessageKind.KpiDigest;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = KpiDigestId.From(row.SubjectId!.Value);
        if (await db.KpiDigests.FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } digest)
            return new Composed.Drop("the digest is gone");
        var chosen = DigestRule.Choose(await KpiBook.OfAsync(db, [digest.ProjectId], now, cancellationToken));
        if (chosen.Count == 0)
            return new Composed.Drop("no KPI is left");
        var message = DigestMessages.Digest(chosen, await CallAsync(db, digest.ProjectId, chosen, cancellationToken));
        if (row.Revision > 0)
            return new Composed.Ready(message);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await db.Roles.AnyAsync(r => r.ProjectId == digest.ProjectId && r.PersonId == row.PersonId
            && r.Kind == RoleKind.Member
            && r.From <= today && (r.Until == null || r.Until >= today), cancellationToken))
            return new Composed.Drop("no longer in the team");
        return await KpiDelivery.NotNowAsync(db, digest.ProjectId, row.PersonId, now, cancellationToken)
            ?? new Composed.Ready(message);
    }

    /// <summary>The newest call on one of the KPIs shown: open with whom, or what came of it.</summary>
    private static async Task<DigestCall?> CallAsync(
        LeadershipDb db, ProjectId project, IReadOnlyList<KpiView> chosen, CancellationToken cancellationToken)
    {
        var ids = chosen.Select(static v => v.Kpi.Id).ToList();
        var ask = await db.KpiAsks.AsNoTracking().Where(a => a.ProjectId == project && ids.Contains(a.KpiId)
            && a.State != KpiAskState.Lapsed)
            .OrderByDescending(a => a.ToOn).ThenBy(a => a.State).FirstOrDefaultAsync(cancellationToken);
        if (ask is null)
            return null;
        var name = await db.People.Where(p => p.Id == (ask.DecidedById ?? ask.PersonId)).Select(p =>
            p.Name).FirstAsync(cancellationToken);
        return new(chosen.First(v => v.Kpi.Id == ask.KpiId), ask, name);
    }
}

/// <summary>The one decision a digest names: asked of somebody, or decided by them.</summary>
internal sealed record DigestCall(KpiView View, KpiAsk Ask, string Name);
