using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>The only way out: rows added to the unit of work at hand, sent by the relay after its commit.</summary>
public sealed class Outbox(LeadershipDb db, DateTimeOffset now, string correlationId)
{
    /// <summary>Above any number that edits one by one reach.</summary>
    public const int LastRevision = 1_000_000;

    public static readonly JsonSerializerOptions Json = new() { Converters = { new TypedIdJson() } };

    /// <summary>Says something once. Null when the person has no address that could be reached.</summary>
    public LogicalMessageId? Say(Person person, MessageKind kind, Message message, DateTimeOffset? notBefore = null,
        DateTimeOffset? expiresAt = null)
    {
        var to = PreferredAddress(person);
        if (to is null)
            return null;
        var logical = LogicalMessageId.New();
        Add(to, person.Id, logical, 0, kind, null, JsonSerializer.Serialize(message, Json), notBefore, expiresAt);
        return logical;
    }

    /// <summary>Says something once, at the very address the person just used.</summary>
    public LogicalMessageId SayTo(Address to, PersonId person, MessageKind kind, Message message)
    {
        var logical = LogicalMessageId.New();
        Add(to, person, logical, 0, kind, null, JsonSerializer.Serialize(message, Json), null, null);
        return logical;
    }

    /// <summary>Posts a message that is composed from its subject just before it is sent.</summary>
    public void Post(Person person, Address to, LogicalMessageId logical, MessageKind kind, Guid subject,
        DateTimeOffset notBefore, DateTimeOffset? expiresAt) =>
        Add(to, person.Id, logical, 0, kind, subject, null, notBefore, expiresAt);

    /// <summary>
    /// Has the message composed and shown anew, at the address it was posted to. Does nothing if it never was queued; a post
    /// still waiting is only marked as changed, so that a relay which has just composed it composes it again.
    /// </summary>
    public async Task ReviseAsync(LogicalMessageId logical, CancellationToken cancellationToken)
    {
        // What this unit has queued itself is not in the database yet, and what it happens to track may be an old revision.
        var stored = await db.Outbox.AsNoTracking().Where(r => r.LogicalId == logical).OrderByDescending(r => r.Revision)
            .FirstOrDefaultAsync(cancellationToken);
        var queued = db.Outbox.Local.Where(r => r.LogicalId == logical).MaxBy(static r => r.Revision);
        var newest = queued?.Revision > (stored?.Revision ?? -1) ? queued : stored;
        if (newest is not { SubjectId: not null })
            return;
        if (newest is { Revision: 0, State: OutboxState.Pending } && (newest == queued || await TouchAsync(newest.Seq, cancellationToken)))
            return;
        var to = new Address(new ChannelName(newest.Channel), newest.Workspace, newest.UserId);
        Add(to, newest.PersonId, logical, newest.Revision + 1, newest.Kind, newest.SubjectId, null, null, null);
    }

    /// <summary>
    /// The last edit of a confidential message. Its number is the same for everybody and the edits before it are forgotten, so
    /// that nothing is left of how often, or whether, somebody acted on it.
    /// </summary>
    public async Task ReviseForGoodAsync(LogicalMessageId logical, CancellationToken cancellationToken)
    {
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(r => r.LogicalId == logical && r.Revision == 0, cancellationToken)
            is not { } post)
            return;
        await db.Outbox.Where(r => r.LogicalId == logical && r.Revision > 0).ExecuteDeleteAsync(cancellationToken);
        var to = new Address(new ChannelName(post.Channel), post.Workspace, post.UserId);
        Add(to, post.PersonId, logical, LastRevision, post.Kind, post.SubjectId, null, null, null);
    }

    /// <summary>False when the relay was faster and the post is on its way.</summary>
    private async Task<bool> TouchAsync(long seq, CancellationToken cancellationToken) =>
        await db.Outbox.Where(r => r.Seq == seq && r.State == OutboxState.Pending)
            .ExecuteUpdateAsync(static set => set.SetProperty(r => r.Version, r => r.Version + 1), cancellationToken) == 1;

    public static Address? PreferredAddress(Person person) =>
        person.Identities.Where(static i => i.DeadReason is null).OrderByDescending(static i => i.Preferred)
            .ThenBy(static i => i.LinkedAt).Select(ToAddress).FirstOrDefault();

    public static Address ToAddress(ChatIdentity identity) =>
        new(new ChannelName(identity.Channel), identity.Workspace, identity.UserId);

    private void Add(Address to, PersonId person, LogicalMessageId logical, int revision, MessageKind kind, Guid? subject,
        string? payload, DateTimeOffset? notBefore, DateTimeOffset? expiresAt) =>
        db.Outbox.Add(new OutboxRow
        {
            LogicalId = logical,
            Revision = revision,
            Kind = kind,
            PersonId = person,
            Partition = to.Partition,
            Channel = to.Channel.Value,
            Workspace = to.Workspace,
            UserId = to.UserId,
            SubjectId = subject,
            Payload = payload,
            NotBefore = notBefore ?? now,
            ExpiresAt = expiresAt,
            EnqueuedAt = now,
            CorrelationId = correlationId,
        });
}
