using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>When a decision first stood before the person who is to make it, in a message that arrived.</summary>
internal static class SeatShown
{
    /// <summary>As many as can be read in the time a brief may take; the others wait their turn.</summary>
    public const int InOneBrief = 3;

    /// <summary>Those that a brief shows, oldest first: asked before it was written and not settled by then. Pure.</summary>
    public static IEnumerable<T> Pick<T>(IEnumerable<T> seats, Func<T, Seat> seat, DateTimeOffset writtenAt) =>
        seats.Where(s => seat(s).AskedAt <= writtenAt && (seat(s).ClosedAt is not { } closed || closed >= writtenAt))
            .OrderBy(s => seat(s).AskedAt).ThenBy(s => seat(s).Id.Value);

    /// <returns>Null when no message that showed it has provably arrived.</returns>
    public static async Task<DateTimeOffset?> AtAsync(LeadershipDb db, Seat seat, CancellationToken cancellationToken)
    {
        var card = seat.CardLogicalId is { } logical
            ? await db.Outbox.Where(r => r.LogicalId == logical && r.Revision == 0 && r.State == OutboxState.Sent)
                .Select(r => (DateTimeOffset?)r.NotBefore).FirstOrDefaultAsync(cancellationToken)
            : null;
        var brief = await InBriefAsync(db, seat, cancellationToken);
        return card is { } first && (brief is null || first < brief) ? first : brief;
    }

    private static async Task<DateTimeOffset?> InBriefAsync(LeadershipDb db, Seat seat, CancellationToken cancellationToken)
    {
        var briefs = await db.Prompts.AsNoTracking()
            .Where(p => p.PersonId == seat.PersonId && p.Kind == PromptKind.Brief && p.DueAt >= seat.AskedAt
                && p.Pulses.Count > 0)
            .Join(db.Outbox.Where(r => r.Revision == 0 && r.State == OutboxState.Sent), p => p.LogicalId, r => r.LogicalId,
                (p, r) => new { Prompt = p, Post = r })
            .OrderBy(x => x.Prompt.DueAt).ToListAsync(cancellationToken);
        if (briefs.Count == 0)
            return null;
        var theirs = await db.DecisionSeats.AsNoTracking()
            .Where(s => s.PersonId == seat.PersonId && (s.ClosedAt == null || s.ClosedAt >= seat.AskedAt))
            .ToListAsync(cancellationToken);
        foreach (var brief in briefs)
            if (Pick(theirs, static s => s, brief.Prompt.DueAt).Take(InOneBrief).Any(s => s.Id == seat.Id))
                return PromptSweep.SentAt(brief.Prompt, brief.Post);
        return null;
    }
}
