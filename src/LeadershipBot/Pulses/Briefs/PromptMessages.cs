using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Keeps every message about one prompt true: the brief, its reminder, and the copies that others hold.</summary>
internal static class PromptMessages
{
    public static Task ReviseAsync(Turn turn, Prompt prompt, CancellationToken cancellationToken) =>
        ReviseAsync(turn.Db, turn.Outbox, prompt, cancellationToken);

    public static async Task ReviseAsync(LeadershipDb db, Outbox outbox, Prompt prompt, CancellationToken cancellationToken)
    {
        var about = await db.Outbox.Where(r => r.SubjectId == prompt.Id.Value && r.Revision == 0
                && (r.Kind == MessageKind.Brief || r.Kind == MessageKind.BriefCopy || r.Kind == MessageKind.Reminder))
            .Select(r => r.LogicalId).ToListAsync(cancellationToken);
        foreach (var logical in about)
            await outbox.ReviseAsync(logical, cancellationToken);
    }

    /// <summary>Puts aside what is open for a person: it asks no more and counts for nobody. A late answer is still
    /// taken.</summary>
    public static async Task ReleaseAllAsync(Turn turn, PersonId person, string reason, CancellationToken cancellationToken)
    {
        var open = await turn.Db.Prompts.AsTracking().Where(p => p.PersonId == person && p.State == PromptState.Open)
            .ToListAsync(cancellationToken);
        // What this very turn has settled is no longer open, though the database does not know yet.
        foreach (var prompt in open.Where(static p => p.State == PromptState.Open))
        {
            (prompt.State, prompt.WakeAt, prompt.Reason) = (PromptState.Skipped, null, reason);
            prompt.Version++;
            await ReviseAsync(turn, prompt, cancellationToken);
        }
    }

    /// <summary>Ends the line's latest offer with what became of it.</summary>
    public static async Task SettleOfferAsync(Turn turn, CadenceLineId line, string chosen, CancellationToken cancellationToken)
    {
        var offer = await turn.Db.Prompts.AsTracking()
            .Where(p => p.CadenceLineId == line && p.Pulses.Count == 0
                && (p.State == PromptState.Open || p.State == PromptState.Closed))
            .OrderByDescending(p => p.LocalDate).FirstOrDefaultAsync(cancellationToken);
        if (offer is null)
            return;
        (offer.State, offer.AnsweredAt, offer.WakeAt, offer.Reason) = (PromptState.Answered, turn.At, null, chosen);
        offer.Version++;
        await ReviseAsync(turn, offer, cancellationToken);
    }
}
