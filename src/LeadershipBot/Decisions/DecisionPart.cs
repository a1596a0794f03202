using LeadershipBot.Data;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>What waits on the executive, before every question: the three oldest, and what became of them since.</summary>
internal sealed class DecisionPart : IBriefPartSource
{
    public int Order => 0;

    public async Task<BriefPart?> ReadAsync(LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        var seats = await SeatsAsync(db, request, cancellationToken);
        var picked = SeatShown.Pick(seats, static s => s, request.SentAt).ToList();
        var shown = picked.Take(SeatShown.InOneBrief)
            .Where(s => !request.IsOver || s.State is not (SeatState.Open or SeatState.Overtaken)).ToList();
        if (shown.Count == 0)
            return null;
        var ids = shown.ConvertAll(static s => s.DecisionId);
        var decisions = await DecisionReading.Whole(db).Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken);
        var views = (await DecisionReading.ManyAsync(db, decisions, request.Now, cancellationToken))
            .ToDictionary(static v => v.Id);
        var more = picked.Skip(SeatShown.InOneBrief).Count(static s => s.State == SeatState.Open);
        var votes = await VotesAsync(db, request, cancellationToken);
        return DecisionMessages.Part(
            [.. shown.Select(s => (views[s.DecisionId], views[s.DecisionId].Seats.First(v => v.Id == s.Id),
                Reader(request, views[s.DecisionId].ProjectId, votes)))],
            request.IsOver ? 0 : more);
    }

    /// <summary>The executive's own, and for whoever stands in those of the projects they stand in for.</summary>
    private static async Task<List<Seat>> SeatsAsync(LeadershipDb db, BriefPartRequest request,
        CancellationToken cancellationToken)
    {
        var all = request.Capacity == AnswerCapacity.Self;
        return await db.DecisionSeats.AsNoTracking()
            .Where(s => s.PersonId == request.Executive && s.AskedAt <= request.SentAt
                && (s.ClosedAt == null || s.ClosedAt >= request.SentAt))
            .Join(db.Decisions, s => s.DecisionId, d => d.Id, (s, d) => new { Seat = s, d.ProjectId })
            .Where(x => all ? db.Projects.Any(p => p.Id == x.ProjectId && p.PilotStartedAt != null && p.PausedAt == null
                && p.Phase != Phase.Closed) : request.Projects.Contains(x.ProjectId))
            .Select(x => x.Seat).ToListAsync(cancellationToken);
    }

    private static DecisionReader Reader(BriefPartRequest request, ProjectId project, HashSet<ProjectId> votes) => new(
        request.Reader, request.Capacity == AnswerCapacity.Deputy && !votes.Contains(project) ? AnswerCapacity.Assistant
            : request.Capacity, request.Zone, request.Now);

    /// <summary>Where a deputy has a vote.</summary>
    private static async Task<HashSet<ProjectId>> VotesAsync(
        LeadershipDb db, BriefPartRequest request, CancellationToken cancellationToken)
    {
        if (request.Capacity != AnswerCapacity.Deputy)
            return [];
        var today = DateOnly.FromDateTime(request.Now.UtcDateTime);
        return [.. await db.Roles.Where(r => r.PersonId == request.Reader && r.Kind == RoleKind.Deputy && r.WithVote
            && (r.ForPersonId == null || r.ForPersonId == request.Executive) && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.ProjectId).ToListAsync(cancellationToken)];
    }
}
