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

    private readonly SemaphoreSlim _oneRound = new(1, 1);
    private readonly HashSet<Task> _calls = [];

    public string Name => partition;

    private int Parallelism => Math.Clamp(channel?.Parallelism ?? 16, 1, 64);

    public void Dispose() => _oneRound.Dispose();

    /// <summary>
    /// Starts what is due while there are free places, so that one call that hangs holds one place and not the partition.
    /// Returns 0 when there is nothing to do and nothing under way.
    /// </summary>
    public async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        await _oneRound.WaitAsync(cancellationToken);
        try
        {
            _calls.RemoveWhere(static call => call.IsCompleted);
            var started = _calls.Count < Parallelism ? await StartAsync(Parallelism - _calls.Count, cancellationToken) : 0;
            if (started > 0 || _calls.Count == 0)
                return started;
            await Task.WhenAny(_calls);
            return 1;
        }
        finally
        {
            _oneRound.Release();
        }
    }

    /// <summary>Waits for every call that has left.</summary>
    public async Task FinishAsync()
    {
        await _oneRound.WaitAsync();
        Task[] left = [.. _calls];
        _oneRound.Release();
        await Task.WhenAll(left);
    }

    private async Task<int> StartAsync(int places, CancellationToken cancellationToken)
    {
        var chosen = await ChooseAsync(places, cancellationToken);
        if (chosen.Count == 0)
            return 0;
        waypoints.Reached(Waypoint.PostChosen);
        var (ready, settled) = await composer.ComposeAsync(chosen, channel is not null, cancellationToken);
        await ledger.SettleAsync(settled, cancellationToken);
        var token = Guid.CreateVersion7();
        var claimed = await ledger.ClaimAsync(ready, token, time.GetUtcNow() + (2 * CallTimeout), cancellationToken);
        waypoints.Reached(Waypoint.PostClaimed);
        // From here on the work is finished whatever is cancelled: a claimed row must not stay in doubt.
        foreach (var delivery in claimed)
            _calls.Add(CallAsync(delivery, token));
        return settled.Count + claimed.Count;
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
        using var limit = new CancellationTokenSource(CallTimeout, time);
        DeliveryResult result;
        try
        {
            waypoints.Reached(Waypoint.PostCalled);
            result = claimed.Row.Revision == 0
                ? await channel!.PostAsync(claimed.Delivery, limit.Token)
                : await channel!.EditAsync(claimed.Delivery, limit.Token);
        }
        // A channel promises not to throw; if it does, the only honest statement is that the outcome is unknown.
        catch (Exception error)
        {
            Log.Threw(logger, error, claimed.Row.Seq);
            result = new DeliveryResult.Unknown(error is OperationCanceledException ? "no answer in 30 s" : error.GetType().Name);
        }
        waypoints.Reached(Waypoint.PostAnswered);
        try
        {
            await ledger.RecordAsync(claimed.Row, token, result, CancellationToken.None);
            waypoints.Reached(Waypoint.PostMarked);
        }
        // The row stays claimed; when its lease runs out it is shown as being in doubt, which is what it then is.
        catch (Exception error)
        {
            Log.NotRecorded(logger, error, claimed.Row.Seq, result.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The channel threw for outbox row {Seq}")]
        public static partial void Threw(ILogger logger, Exception error, long seq);

        [LoggerMessage(2, LogLevel.Error, "What became of outbox row {Seq} ({Result}) could not be recorded")]
        public static partial void NotRecorded(ILogger logger, Exception error, long seq, string result);
    }
}
