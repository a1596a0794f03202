using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Keeps every message about one prompt true: the brief, its reminder, and the copies that others hold.</summary>
internal static class PromptMessages
{
    public static Task ReviseAsync(Turn turn, Prompt prompt, CancellationToken cancellationToken) =>
        ReviseAsync(turn.Db, turn.Outbox, prompt, cancellationToken);

    public static async Task ReviseAsync(
        Data.LeadershipDb db, Outbox outbox, Prompt prompt, CancellationToken cancellationToken)
    {
        var about = await db.Outbox.Where(r => r.SubjectId == prompt.Id.Value && r.Revision == 0
                && (r.Kind == MessageKind.Brief || r.Kind == MessageKind.Reminder))
            .Select(r => r.LogicalId).ToListAsync(cancellationToken);
        foreach (var logical in about)
            await outbox.ReviseAsync(logical, cancellationToken);
    }
}
