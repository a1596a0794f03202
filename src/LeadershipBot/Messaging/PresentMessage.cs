using System.Text.Json;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>A post as it would be drawn now, and the revision that says so.</summary>
public sealed record PresentPost(Message Message, int Revision);

/// <summary>
/// Draws a post anew for platforms that want the changed message as the answer to a press, before its edit is sent.
/// </summary>
public sealed class PresentMessage(LeadershipDbSource source, IEnumerable<IComposer> composers, BusinessClock clock)
{
    private readonly Dictionary<MessageKind, IComposer> _composers = composers.ToDictionary(static c => c.Kind);

    /// <summary>Null when there is no such post at this address, or nothing of it is left to show.</summary>
    public async Task<PresentPost?> DrawAsync(LogicalMessageId logical, Address at, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var newest = await db.Outbox.Where(r => r.LogicalId == logical && r.Partition == at.Partition && r.UserId == at.UserId)
            .OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
            return null;
        if (newest.Payload is { } said)
            return new PresentPost(JsonSerializer.Deserialize<Message>(said, Outbox.Json)!, newest.Revision);
        var composed = await _composers[newest.Kind].ComposeAsync(db, AsEdit(newest), clock.Instant, cancellationToken);
        return composed is Composed.Ready ready ? new PresentPost(ready.Message, newest.Revision) : null;
    }

    /// <summary>A first post may have to wait for hours or fall away; what stands in a chat already is only shown as it is.</summary>
    private static OutboxRow AsEdit(OutboxRow row) => row.Revision > 0 ? row : new OutboxRow
    {
        LogicalId = row.LogicalId, Revision = 1, Kind = row.Kind, PersonId = row.PersonId, Partition = row.Partition,
        Channel = row.Channel, Workspace = row.Workspace, UserId = row.UserId, SubjectId = row.SubjectId,
        NotBefore = row.NotBefore, EnqueuedAt = row.EnqueuedAt, CorrelationId = row.CorrelationId,
    };
}
