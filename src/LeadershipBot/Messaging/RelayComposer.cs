using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Messaging;

/// <summary>A row with what is to be said, ready for the call.</summary>
internal sealed record Claimed(OutboxRow Row, Delivery Delivery);

/// <summary>A row that ends, or waits on, without a call; <paramref name="IsRetry"/> when composing it failed.</summary>
internal sealed record Settled(
    OutboxRow Row, OutboxState State, DateTimeOffset? NotBefore, LedgerEvent? Event, string Reason, bool IsRetry = false);

/// <summary>Decides for each chosen row, from the state of things now, whether it is said, waits or falls away.</summary>
public sealed partial class RelayComposer(
    LeadershipDbSource source, IEnumerable<IComposer> composers, IOptions<PilotOptions> pilot, BusinessClock clock,
    ILogger<RelayComposer> logger)
{
    /// <summary>A message that cannot be composed so many times, over some 15 s, is a defect and not a passing trouble.</summary>
    private const int MaxAttempts = 5;

    /// <summary>What waits at least this long cannot keep the relay busy by asking for "now" again and again.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);

    /// <summary>How long something that may yet go out waits for the pilot group to grow.</summary>
    private static readonly TimeSpan GroupMayGrow = TimeSpan.FromDays(1);

    private readonly Dictionary<MessageKind, IComposer> _composers = composers.ToDictionary(static c => c.Kind);

    internal async Task<(List<Claimed> Ready, List<Settled> Settled)> ComposeAsync(
        List<OutboxRow> rows, bool hasChannel, CancellationToken cancellationToken)
    {
        var ready = new List<Claimed>(rows.Count);
        var settled = new List<Settled>();
        await using var db = source.Open();
        var posts = await PostsAsync(db, rows, cancellationToken);
        foreach (var row in rows)
        {
            try
            {
                if (await DecideAsync(db, row, posts, hasChannel, cancellationToken) is { } end)
                    settled.Add(end);
                else
                    await ComposeOneAsync(db, row, posts, ready, settled, cancellationToken);
            }
            // One message that cannot be composed is its own trouble; those beside it go out.
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.NotComposed(logger, error, row.Seq);
                settled.Add(NotComposed(row, error));
            }
        }
        return (ready, settled);
    }

    private static Settled NotComposed(OutboxRow row, Exception error)
    {
        var reason = Dispatcher.Cut($"could not be composed: {error.GetType().Name}");
        return row.Attempts + 1 < MaxAttempts
            ? new Settled(row, OutboxState.Pending, null, null, reason, IsRetry: true)
            : new Settled(row, OutboxState.Failed, null, LedgerEvent.Failed, reason);
    }

    /// <summary>For the edits among the rows: what became of the post, and the newest revision queued.</summary>
    private static async Task<Dictionary<LogicalMessageId, PostState>> PostsAsync(
        LeadershipDb db, List<OutboxRow> rows, CancellationToken cancellationToken)
    {
        var edited = rows.Where(static r => r.Revision > 0).Select(static r => r.LogicalId).Distinct().ToList();
        if (edited.Count == 0)
            return [];
        var all = await db.Outbox.Where(r => edited.Contains(r.LogicalId))
            .Select(r => new { r.LogicalId, r.Revision, r.State, r.PlatformRef }).ToListAsync(cancellationToken);
        return all.GroupBy(static r => r.LogicalId).ToDictionary(static g => g.Key, static g => new PostState(
            g.First(static r => r.Revision == 0).State, g.First(static r => r.Revision == 0).PlatformRef, g.Max(static r => r.Revision)));
    }

    private Task<Settled?> DecideAsync(LeadershipDb db, OutboxRow row, Dictionary<LogicalMessageId, PostState> posts,
        bool hasChannel, CancellationToken cancellationToken)
    {
        if (row.ExpiresAt <= clock.Instant)
            return Done(new Settled(row, OutboxState.Expired, null, LedgerEvent.Expired, "its time had passed"));
        if (row.Revision > 0 && posts[row.LogicalId] is var post)
        {
            if (post.Newest > row.Revision)
                return Done(new Settled(row, OutboxState.Superseded, null, null, "a newer edit is queued"));
            if (post.State != OutboxState.Sent)
                return Done(new Settled(row, OutboxState.Withdrawn, null, null, $"its post is {post.State}"));
        }
        if (!hasChannel)
            return Done(new Settled(row, OutboxState.Parked, null, LedgerEvent.Parked, $"the channel {row.Channel} is not enabled"));
        return row.Revision == 0 ? NobodyThereAsync(db, row, cancellationToken) : Done(null);
    }

    private async Task<Settled?> NobodyThereAsync(LeadershipDb db, OutboxRow row, CancellationToken cancellationToken) =>
        await OutsidePilotAsync(db, row, cancellationToken) ?? await DeadAddressAsync(db, row, cancellationToken);

    /// <summary>Answers go to whoever asked; everything else only to the pilot group, where there is one.</summary>
    private async Task<Settled?> OutsidePilotAsync(LeadershipDb db, OutboxRow row, CancellationToken cancellationToken)
    {
        if (pilot.Value.IsOpen || row.Kind is MessageKind.Reply or MessageKind.Sample
            || pilot.Value.WhyNot(await db.People.FirstAsync(p => p.Id == row.PersonId, cancellationToken)) is not { } why)
            return null;
        return row.ExpiresAt is null
            ? new Settled(row, OutboxState.Withdrawn, null, LedgerEvent.Withdrawn, why)
            : new Settled(row, OutboxState.Pending, clock.Instant + GroupMayGrow, LedgerEvent.HeldBack, why);
    }

    private static async Task<Settled?> DeadAddressAsync(LeadershipDb db, OutboxRow row, CancellationToken cancellationToken)
    {
        var reason = await db.Identities
            .Where(i => i.Channel == row.Channel && i.Workspace == row.Workspace && i.UserId == row.UserId)
            .Select(i => i.DeadReason).FirstOrDefaultAsync(cancellationToken);
        return reason is null ? null : new Settled(row, OutboxState.Parked, null, LedgerEvent.Parked, reason);
    }

    private async Task ComposeOneAsync(LeadershipDb db, OutboxRow row, Dictionary<LogicalMessageId, PostState> posts,
        List<Claimed> ready, List<Settled> settled, CancellationToken cancellationToken)
    {
        var composed = row.Payload is not null
            ? new Composed.Ready(JsonSerializer.Deserialize<Message>(row.Payload, Outbox.Json)!)
            : await _composers[row.Kind].ComposeAsync(db, row, clock.Instant, cancellationToken);
        switch (composed)
        {
            case Composed.Ready said:
                var to = new Address(new ChannelName(row.Channel), row.Workspace, row.UserId);
                var platformRef = row.Revision == 0 ? null : posts[row.LogicalId].PlatformRef;
                ready.Add(new Claimed(row, new Delivery(row.LogicalId, row.Revision, to, said.Message, platformRef, row.Kind)));
                break;
            case Composed.Later later:
                var soonest = clock.Instant + ShortestWait;
                settled.Add(new Settled(row, OutboxState.Pending, later.NotBefore > soonest ? later.NotBefore : soonest,
                    LedgerEvent.HeldBack, later.Reason));
                break;
            case Composed.Drop drop:
                settled.Add(new Settled(row, OutboxState.Withdrawn, null, LedgerEvent.Withdrawn, drop.Reason));
                break;
        }
    }

    private static Task<Settled?> Done(Settled? settled) => Task.FromResult(settled);

    private sealed record PostState(OutboxState State, string? PlatformRef, int Newest);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Outbox row {Seq} could not be composed")]
        public static partial void NotComposed(ILogger logger, Exception error, long seq);
    }
}
