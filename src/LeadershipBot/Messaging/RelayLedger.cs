using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging;

/// <summary>The relay's writes: each keeps the outbox row and the ledger in step, in one transaction.</summary>
public sealed class RelayLedger(WriteGate gate, BusinessClock clock, TimeProvider time)
{
    /// <summary>First wait after "not sent"; doubles up to <see cref="MaxBackoff"/>, never below what the platform asked for.</summary>
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan MaxBackoff = TimeSpan.FromMinutes(5);

    /// <summary>Only the row as it was when it was composed: what changed meanwhile is composed again.</summary>
    private static readonly RawStatement Claim = new(
        "UPDATE \"Outbox\" SET \"State\" = 'Sending', \"LeaseToken\" = @p1, \"LeaseUntil\" = @p2, \"Attempts\" = \"Attempts\" + 1, "
        + "\"Version\" = \"Version\" + 1 WHERE \"Seq\" = @p0 AND \"State\" = 'Pending' AND \"Version\" = @p3", 4);

    private static readonly RawStatement Mark = new(
        "UPDATE \"Outbox\" SET \"State\" = @p2, \"PlatformRef\" = COALESCE(CAST(@p3 AS TEXT), \"PlatformRef\"), "
        + "\"Reason\" = CAST(@p4 AS TEXT), \"RetryAt\" = @p5, \"DoneAt\" = @p6, \"LeaseToken\" = NULL, \"Version\" = \"Version\" + 1 "
        + "WHERE \"Seq\" = @p0 AND \"LeaseToken\" = @p1", 7);

    private static readonly RawStatement Settle = new(
        "UPDATE \"Outbox\" SET \"State\" = @p1, \"NotBefore\" = @p2, \"Reason\" = @p3, \"RetryAt\" = @p4, \"DoneAt\" = @p5, "
        + "\"Attempts\" = @p6, \"Version\" = \"Version\" + 1 WHERE \"Seq\" = @p0 AND \"State\" = 'Pending' AND \"Version\" = @p7", 8);

    /// <summary>The token stays on a post, so that an answer which arrives late after all still sets the row right.</summary>
    private static readonly RawStatement Interrupt = new(
        "UPDATE \"Outbox\" SET \"State\" = @p2, \"Reason\" = @p3, \"DoneAt\" = @p4, \"Version\" = \"Version\" + 1 "
        + "WHERE \"Seq\" = @p0 AND \"LeaseToken\" = @p1 AND \"State\" = 'Sending'", 5);

    private static readonly RawStatement Insert = RawStatement.InsertNew("Ledger",
        "At", "Event", "Kind", "PersonId", "LogicalId", "Revision", "Reason", "CorrelationId");

    internal async Task<IReadOnlyList<Claimed>> ClaimAsync(
        List<Claimed> ready, Guid token, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (ready.Count == 0)
            return ready;
        var values = ready.ConvertAll(c => new object?[] { c.Row.Seq, token, until, c.Row.Version });
        var won = await gate.RunAsync((db, ct) => db.ExecuteManyAsync(Claim, values, ct), cancellationToken);
        return [.. ready.Where((_, i) => won[i] == 1)];
    }

    internal Task SettleAsync(List<Settled> settled, CancellationToken cancellationToken) =>
        settled.Count == 0 ? Task.CompletedTask : gate.RunAsync(async (db, ct) =>
        {
            var touched = await db.ExecuteManyAsync(Settle, settled.ConvertAll(SettleValues), ct);
            await db.ExecuteManyAsync(Insert, [.. settled.Where((s, i) => touched[i] == 1 && s.Event is not null && IsTold(s.Row))
                .Select(s => Entry(s.Row, s.Event!.Value, s.Reason))], ct);
        }, cancellationToken);

    internal Task RecordAsync(OutboxRow row, Guid token, DeliveryResult result, CancellationToken cancellationToken)
    {
        var (state, happened, reason, retryAt) = Judge(row, result);
        var done = state == OutboxState.Pending ? (DateTimeOffset?)null : clock.Instant;
        var reference = (result as DeliveryResult.Sent)?.PlatformRef;
        return gate.RunAsync(async (db, ct) =>
        {
            await db.ExecuteAsync(Mark, [row.Seq, token, state, reference, reason, retryAt, done], ct);
            if (happened is { } what && IsTold(row))
                await db.ExecuteAsync(Insert, Entry(row, what, reason), ct);
            if (result is DeliveryResult.Refused { AddressIsDead: true })
                await MarkAddressAsync(db, row, reason, ct);
        }, cancellationToken);
    }

    /// <summary>At the start: see <see cref="Relay.MarkInterruptedAsync"/>.</summary>
    internal Task<int> MarkInterruptedAsync(CancellationToken cancellationToken) => gate.RunAsync(
        (db, ct) => InterruptAsync(db, "the process ended while this was being sent", onlyExpired: db is not SqliteLeadershipDb, ct),
        cancellationToken);

    /// <summary>While running: rows whose sender died, or got no answer into the database, become visible to the operator.</summary>
    internal async Task<int> MarkExpiredAsync(LeadershipDbSource source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using (var look = source.Open())
            if (!await look.Outbox.AnyAsync(r => r.State == OutboxState.Sending && r.LeaseUntil < now, cancellationToken))
                return 0;
        return await gate.RunAsync(
            (db, ct) => InterruptAsync(db, "its sender went silent while this was being sent", onlyExpired: true, ct), cancellationToken);
    }

    private async Task<int> InterruptAsync(LeadershipDb db, string reason, bool onlyExpired, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await db.Outbox.AsNoTracking().Where(r => r.State == OutboxState.Sending && (!onlyExpired || r.LeaseUntil < now))
            .ToListAsync(cancellationToken);
        // Repeating an edit harms nobody; repeating a post would.
        var touched = await db.ExecuteManyAsync(Interrupt, rows.ConvertAll(r => new object?[]
        {
            r.Seq, r.LeaseToken, r.Revision == 0 ? OutboxState.Ambiguous : OutboxState.Pending, reason,
            r.Revision == 0 ? clock.Instant : null,
        }), cancellationToken);
        await db.ExecuteManyAsync(Insert, [.. rows.Where((r, i) => touched[i] == 1 && r.Revision == 0)
            .Select(r => Entry(r, LedgerEvent.Ambiguous, reason))], cancellationToken);
        return touched.Sum();
    }

    /// <summary>An edit of a confidential message would tell that its reader acted.</summary>
    private static bool IsTold(OutboxRow row) => row.Revision == 0 || !ConfidentialKinds.All.Contains(row.Kind);

    private object?[] SettleValues(Settled settled) =>
    [
        settled.Row.Seq, settled.State, settled.NotBefore ?? settled.Row.NotBefore, settled.Reason,
        settled.IsRetry ? Retry(settled.Row, TimeSpan.Zero) : settled.Row.RetryAt,
        settled.State == OutboxState.Pending ? null : clock.Instant,
        settled.Row.Attempts + (settled.IsRetry ? 1 : 0), settled.Row.Version,
    ];

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
