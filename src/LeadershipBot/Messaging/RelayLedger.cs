using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>The relay's writes: each keeps the outbox row and the ledger in step, in one transaction.</summary>
public sealed class RelayLedger(WriteGate gate, BusinessClock clock, TimeProvider time)
{
    /// <summary>First wait after "not sent"; doubles up to <see cref="MaxBackoff"/>, never below what the platform asked for.</summary>
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MaxBackoff = TimeSpan.FromMinutes(5);

    private static readonly RawStatement Claim = new(
        "UPDATE \"Outbox\" SET \"State\" = 'Sending', \"LeaseToken\" = @p1, \"LeaseUntil\" = @p2, \"Attempts\" = \"Attempts\" + 1 "
        + "WHERE \"Seq\" = @p0 AND \"State\" = 'Pending'", 3);

    private static readonly RawStatement Mark = new(
        "UPDATE \"Outbox\" SET \"State\" = @p2, \"PlatformRef\" = COALESCE(CAST(@p3 AS TEXT), \"PlatformRef\"), "
        + "\"Reason\" = CAST(@p4 AS TEXT), \"RetryAt\" = @p5, \"DoneAt\" = @p6, \"LeaseToken\" = NULL "
        + "WHERE \"Seq\" = @p0 AND \"LeaseToken\" = @p1", 7);

    private static readonly RawStatement Settle = new(
        "UPDATE \"Outbox\" SET \"State\" = @p1, \"NotBefore\" = @p2, \"Reason\" = @p3 WHERE \"Seq\" = @p0 AND \"State\" = 'Pending'", 4);

    private static readonly RawStatement Insert = RawStatement.InsertNew("Ledger",
        "At", "Event", "Kind", "PersonId", "LogicalId", "Revision", "Reason", "CorrelationId");

    internal async Task<IReadOnlyList<Claimed>> ClaimAsync(
        List<Claimed> ready, Guid token, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (ready.Count == 0)
            return ready;
        var values = ready.ConvertAll(c => new object?[] { c.Row.Seq, token, until });
        var won = await gate.RunAsync((db, ct) => db.ExecuteManyAsync(Claim, values, ct), cancellationToken);
        return [.. ready.Where((_, i) => won[i] == 1)];
    }

    internal Task SettleAsync(List<Settled> settled, CancellationToken cancellationToken) =>
        settled.Count == 0 ? Task.CompletedTask : gate.RunAsync(async (db, ct) =>
        {
            await db.ExecuteManyAsync(Settle,
                settled.ConvertAll(s => new object?[] { s.Row.Seq, s.State, s.NotBefore ?? s.Row.NotBefore, s.Reason }), ct);
            await db.ExecuteManyAsync(Insert,
                [.. settled.Where(static s => s.Event is not null).Select(s => Entry(s.Row, s.Event!.Value, s.Reason))], ct);
        }, cancellationToken);

    internal Task RecordAsync(OutboxRow row, Guid token, DeliveryResult result, CancellationToken cancellationToken)
    {
        var (state, happened, reason, retryAt) = Judge(row, result);
        var done = state == OutboxState.Pending ? (DateTimeOffset?)null : clock.Instant;
        var reference = (result as DeliveryResult.Sent)?.PlatformRef;
        return gate.RunAsync(async (db, ct) =>
        {
            await db.ExecuteAsync(Mark, [row.Seq, token, state, reference, reason, retryAt, done], ct);
            if (happened is { } what)
                await db.ExecuteAsync(Insert, Entry(row, what, reason), ct);
            if (result is DeliveryResult.Refused { AddressIsDead: true })
                await MarkAddressAsync(db, row, reason, ct);
        }, cancellationToken);
    }

    /// <summary>Settles rows in <c>sending</c> whose sender is gone: all of them, or those whose lease had run out by an instant.</summary>
    internal Task<int> MarkInterruptedAsync(DateTimeOffset? leasedUntil, CancellationToken cancellationToken) => gate.RunAsync(async (db, ct) =>
    {
        var interrupted = await db.Outbox.AsTracking()
            .Where(r => r.State == OutboxState.Sending && (leasedUntil == null || r.LeaseUntil < leasedUntil)).ToListAsync(ct);
        foreach (var row in interrupted)
        {
            // Repeating an edit harms nobody; repeating a post would.
            row.State = row.Revision == 0 ? OutboxState.Ambiguous : OutboxState.Pending;
            row.Reason = "the process ended while this was being sent";
            row.LeaseToken = null;
            if (row.Revision == 0)
                await db.ExecuteAsync(Insert, Entry(row, LedgerEvent.Ambiguous, row.Reason), ct);
        }
        return interrupted.Count;
    }, cancellationToken);

    private (OutboxState State, LedgerEvent? Event, string? Reason, DateTimeOffset? RetryAt) Judge(OutboxRow row, DeliveryResult result) =>
        result switch
        {
            DeliveryResult.Sent => (OutboxState.Sent, row.Revision == 0 ? LedgerEvent.Sent : LedgerEvent.Edited, null, null),
            DeliveryResult.NotSent not => (OutboxState.Pending, null, Dispatcher.Cut(not.Reason), Retry(row, not.RetryAfter)),
            DeliveryResult.Refused { AddressIsDead: true } dead => (OutboxState.Parked, LedgerEvent.Parked, Dispatcher.Cut(dead.Reason), null),
            DeliveryResult.Refused no => (OutboxState.Failed, LedgerEvent.Failed, Dispatcher.Cut(no.Reason), null),
            DeliveryResult.Unknown unknown when row.Revision == 0 =>
                (OutboxState.Ambiguous, LedgerEvent.Ambiguous, Dispatcher.Cut(unknown.Reason), null),
            DeliveryResult.Unknown unknown => (OutboxState.Pending, null, Dispatcher.Cut(unknown.Reason), Retry(row, TimeSpan.Zero)),
            _ => throw new NotSupportedException(result.GetType().Name),
        };

    private DateTimeOffset Retry(OutboxRow row, TimeSpan asked)
    {
        var backoff = FirstBackoff * Math.Pow(2, Math.Min(row.Attempts, 10));
        backoff = backoff < MaxBackoff ? backoff : MaxBackoff;
        return BusinessClock.Trim(time.GetUtcNow() + (asked > backoff ? asked : backoff));
    }

    private object?[] Entry(OutboxRow row, LedgerEvent what, string? reason) =>
    [
        clock.Instant, what, row.Kind, row.PersonId.Value, row.LogicalId.Value, row.Revision, reason, row.CorrelationId,
    ];

    private static async Task MarkAddressAsync(LeadershipDb db, OutboxRow row, string? reason, CancellationToken cancellationToken)
    {
        var identity = await db.Identities.AsTracking().FirstOrDefaultAsync(
            i => i.Channel == row.Channel && i.Workspace == row.Workspace && i.UserId == row.UserId, cancellationToken);
        if (identity is not null)
            identity.DeadReason = reason;
    }
}
