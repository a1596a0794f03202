using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions.Commitments;

/// <summary>What the executive said they would do by a day that has come: asked about once, after what waits on them.</summary>
internal sealed class CommitmentPart : IBriefPartSource
{
    /// <summary>As many as a brief has time for; the others come with the next.</summary>
    private const int InOneBrief = 2;

    public int Order => 1;

    public async Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var day = Zones.DateOf(request.SentAt, request.Zone);
        var projects = request.Projects;
        var due = await db.Commitments.AsNoTracking()
            .Where(c => c.PersonId == request.Executive && projects.Contains(c.ProjectId)
                && (c.ActedAt >= request.SentAt || (c.State == CommitmentState.Open && c.DueOn <= day)))
            .OrderBy(c => c.FirstDueOn).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return null;
        var before = await BriefsBeforeAsync(db, request, due.Min(static c => c.DueOn), cancellationToken);
        var asked = due.Where(c => c.ActedAt >= request.SentAt || !before.Exists(d => d >= c.DueOn)).Take(InOneBrief)
            .Where(c => !request.IsOver || c.ActedAt >= request.SentAt).ToList();
        return asked.Count == 0 ? null
            : CommitmentMessages.Part(asked, request, await MayActAsync(db, request, cancellationToken));
    }

    /// <summary>
    /// The local days of the briefs since then that arrived before this one: what those asked is not asked again.
    /// </summary>
    private static Task<List<DateOnly>> BriefsBeforeAsync(
        LeadershipDb db, BriefPartRequest request, DateOnly since, CancellationToken cancellationToken) => db.Prompts
        .Where(p => p.PersonId == request.Executive && p.Kind == PromptKind.Brief && p.Pulses.Count > 0
            && p.DueAt < request.SentAt && p.LocalDate >= since)
        .Join(db.Outbox.Where(r => r.Revision == 0 && r.State == OutboxState.Sent), p => p.LogicalId, r => r.LogicalId,
            (p, _) => p.LocalDate).ToListAsync(cancellationToken);

    private static async Task<bool> MayActAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken) =>
        request.Capacity == AnswerCapacity.Self || (request.Capacity == AnswerCapacity.Deputy && await db.Roles.AnyAsync(
            r => r.PersonId == request.Reader && r.Kind == RoleKind.Deputy && r.WithVote
                && (r.ForPersonId == null || r.ForPersonId == request.Executive), cancellationToken));
}
