using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Messaging;

/// <summary>The sending of one platform in one workspace: choose, compose, claim, call, record.</summary>
internal sealed partial class PartitionRelay(
    string partition, IChannel? channel, LeadershipDbSource source, RelayLedger ledger, RelayComposer composer,
    Waypoints waypoints, BusinessClock clock, TimeProvider time, ILogger<PartitionRelay> logger) : IDisposable
{
    /// <summary>A platform that has not answered by then is not waited for any longer: the outcome is unknown.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What a channel gets to say how far it came, once told to give up; then it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The whole of a call and its recording fits in a lease; a row that outlives it has lost its sender.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>The relay wakes a partition that has work every second; this is only the net under that.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneRound = new(1, 1);
    private readonly HashSet<Task> _calls = [];
    private readonly Wakeup _wakeup = new();

    public int UnderWay => Calls.Count;

    /// <summary>The calls whose answer is not recorded yet.</summary>
    public IReadOnlyList<Task> Calls
    {
        get
        {
            lock (_calls)
            {
                _calls.RemoveWhere(static call => call.IsCompleted);
                return [.. _calls];
            }
        }
    }

    private int Parallelism => Math.Clamp(channel?.Parallelism ?? 16, 1, 64);

    public void Wake() => _wakeup.Set();

    public void Dispose() => _oneRound.Dispose();

    /// <summary>Sends until cancelled, woken by new work and by every answer: a call that hangs holds one place, nothing else.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await SendDueAsync(cancellationToken) == 0)
                    await _wakeup.WaitAsync(Poll, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            // The partition's trouble is its own: the others go on, and it takes up its work again.
            catch (Exception error)
            {
                Log.Failed(logger, error, partition);
                await Task.Delay(PauseAfterFailure, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Starts what is due while there are free places; returns how many rows were looked at.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        await _oneRound.WaitAsync(cancellationToken);
        try
        {
            var places = Parallelism - UnderWay;
            return places > 0 ? await StartAsync(places, cancellationToken) : 0;
        }
        finally
        {
            _oneRound.Release();
        }
    }

    /// <summary>Waits for every call that has left.</summary>
    public Task FinishAsync() => Task.WhenAll(Calls);

    private async Task<int> StartAsync(int places, CancellationToken cancellationToken)
    {
        var chosen = await ChooseAsync(places, cancellationToken);
        if (chosen.Count == 0)
            return 0;
        waypoints.Reached(Waypoint.PostChosen);
        var (ready, settled) = await composer.ComposeAsync(chosen, channel is not null, cancellationToken);
        await ledger.SettleAsync(settled, cancellationToken);
        var token = Guid.CreateVersion7();
        var claimed = await ledger.ClaimAsync(ready, token, time.GetUtcNow() + Lease, cancellationToken);
        waypoints.Reached(Waypoint.PostClaimed);
        // From here on the work is finished whatever is cancelled: a claimed row must not stay in doubt.
        foreach (var delivery in claimed)
        {
            var call = CallAsync(delivery, token);
            lock (_calls)
                _calls.Add(call);
        }
        return chosen.Count;
    }

    /// <summary>The rows whose time has come, oldest first; an edit only once its post is settled
    /// and no other revision is on its way.</summary>
    private async Task<List<OutboxRow>> ChooseAsync(int places, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var system = time.GetUtcNow();
        await using var db = source.Open();
        var paused = await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken);
        return await db.Outbox
            .Where(r => r.Partition == partition && r.State == OutboxState.Pending && r.NotBefore <= now
                && (r.RetryAt == null || r.RetryAt <= system)
                && (!paused || r.Kind == MessageKind.Reply || r.Revision > 0)
                && (r.Revision == 0 || !db.Outbox.Any(p => p.LogicalId == r.LogicalId && p.Seq != r.Seq
                    && (p.State == OutboxState.Sending || (p.Revision == 0 && p.State == OutboxState.Pending)))))
            .OrderBy(r => r.NotBefore).ThenBy(r => r.Seq).Take(places).ToListAsync(cancellationToken);
    }

    private async Task CallAsync(Claimed claimed, Guid token)
    {
        var result = await AskAsync(claimed);
        waypoints.Reached(Waypoint.PostAnswered);
        await RecordAsync(claimed.Row, token, result);
        waypoints.Reached(Waypoint.PostMarked);
        _wakeup.Set();
    }

    private async Task<DeliveryResult> AskAsync(Claimed claimed)
    {
        using var limit = new CancellationTokenSource(CallTimeout, time);
        try
        {
            waypoints.Reached(Waypoint.PostCalled);
            var call = claimed.Row.Revision == 0
                ? channel!.PostAsync(claimed.Delivery, limit.Token)
                : channel!.EditAsync(claimed.Delivery, limit.Token);
            return await call.WaitAsync(CallTimeout + Grace, time);
        }
        // A channel promises not to throw; if it does, the only honest statement is that the outcome is unknown.
        catch (Exception error)
        {
            Log.Threw(logger, error, claimed.Row.Seq);
            return new DeliveryResult.Unknown(
                error is OperationCanceledException or TimeoutException ? "no answer in 30 s" : error.GetType().Name);
        }
    }

    /// <summary>
    /// What is known must be written down: tried for some seconds. If the database takes nothing for longer, the row is left
    /// to the sweep, which calls it unknown once its lease is over.
    /// </summary>
    private async Task RecordAsync(OutboxRow row, Guid token, DeliveryResult result)
    {
        for (var pause = TimeSpan.FromSeconds(0.1); ; pause *= 4)
        {
            try
            {
                await ledger.RecordAsync(row, token, result, CancellationToken.None);
                return;
            }
            catch (Exception error)
            {
                Log.NotRecorded(logger, error, row.Seq, result.GetType().Name);
                if (pause > TimeSpan.FromSeconds(10))
                    return;
            }
            await Task.Delay(pause, time);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The channel threw for outbox row {Seq}")]
        public static partial void Threw(ILogger logger, Exception error, long seq);

        [LoggerMessage(2, LogLevel.Error, "Outbox row {Seq} ended as {Result}, which could not be recorded")]
        public static partial void NotRecorded(ILogger logger, Exception error, long seq, string result);

        [LoggerMessage(3, LogLevel.Error, "Sending for {Partition} failed and will be taken up again")]
        public static partial void Failed(ILogger logger, Exception error, string partition);
    }
}
