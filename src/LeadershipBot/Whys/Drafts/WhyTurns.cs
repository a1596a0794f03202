using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Drafts;

/// <summary>What the acts on drafts share.</summary>
internal static class WhyTurns
{
    public static Task<Why?> WhyAsync(this Turn turn, WhyId id, CancellationToken cancellationToken) =>
        turn.Db.Whys.AsTracking().Include(w => w.Targets).FirstOrDefaultAsync(w => w.Id == id, cancellationToken);

    /// <summary>Null when the actor may decide about it as the executive it was written for.</summary>
    public static async Task<Refusal?> NotTheirsAsync(this Turn turn, Why why, CancellationToken cancellationToken)
    {
        if (turn.Actor.Id != why.ExecutiveId)
            return WhyReplies.SomebodyElses;
        return await Sponsors.MaySignAsync(turn.Db, why.ProjectId, turn.Actor.Id,
            DateOnly.FromDateTime(turn.Now.UtcDateTime), cancellationToken) ? null : WhyReplies.NoLongerSponsor;
    }

    /// <summary>The executive acted on a draft in their brief: it is answered by that, and shows what they did.</summary>
    public static async Task ActedAsync(this Turn turn, Why why, CancellationToken cancellationToken)
    {
        // The brief is composed from what is stored; it must not be shown before the act is.
        await turn.Db.SaveChangesAsync(cancellationToken);
        await BriefActs.ActedAsync(turn, why.ExecutiveId, counts: true, cancellationToken);
        await WhyCards.ReviseAsync(turn.Db, turn.Outbox, why.Id, cancellationToken);
    }
}

/// <summary>The cards by which project offices follow a draft.</summary>
internal static class WhyCards
{
    /// <summary>Puts the draft before the project office, once per person; whoever has it already sees it change.</summary>
    public static async Task ShowAsync(LeadershipDb db, Outbox outbox, Why why, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        why.PmoToldAt ??= now;
        await ReviseAsync(db, outbox, why.Id, cancellationToken);
        var have = await db.Outbox.Where(r => r.SubjectId == why.Id.Value && r.Kind == MessageKind.WhyDraft)
            .Select(r => r.PersonId).ToListAsync(cancellationToken);
        foreach (var pmo in await Pmos.OfAsync(db, why.ProjectId, now, cancellationToken))
            if (!have.Contains(pmo.Id) && Outbox.PreferredAddress(pmo) is { } to)
                outbox.Post(pmo, to, LogicalMessageId.New(), MessageKind.WhyDraft, why.Id.Value, now, null);
    }

    public static async Task ReviseAsync(LeadershipDb db, Outbox outbox, WhyId why, CancellationToken cancellationToken)
    {
        foreach (var logical in await db.Outbox.Where(r => r.SubjectId == why.Value && r.Kind == MessageKind.WhyDraft
                && r.Revision == 0).Select(r => r.LogicalId).ToListAsync(cancellationToken))
            await outbox.ReviseAsync(logical, cancellationToken);
    }
}
