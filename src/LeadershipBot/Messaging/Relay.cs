using System.Collections.Concurrent;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Messaging;

/// <summary>
/// The only sender. Each (channel, workspace) has a loop of its own, so that a platform that hangs stalls nobody else.
/// </summary>
public sealed partial class Relay(
    LeadershipDbSource source, RelayLedger ledger, RelayComposer composer, IEnumerable<IChannel> channels, Waypoints waypoints,
    Wakeups wakeups, BusinessClock clock, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(static c => c.Name.Value);
    private readonly ConcurrentDictionary<string, PartitionRelay> _partitions = new();
    private readonly ILogger _logger = loggers.CreateLogger<Relay>();

    public void Wake() => wakeups.Relay.Set();

    /// <summary>Runs until cancelled; a call that has left is waited for and its result recorded.</summary>
    public async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        var loops = new Dictionary<string, Task>();
        while (!cancellationToken.IsCancellationRequested)
        {
            beat();
            foreach (var partition in await WaitingPartitionsAsync(cancellationToken))
                if (!loops.TryGetValue(partition, out var loop) || loop.IsCompleted)
                    loops[partition] = LoopAsync(PartitionOf(partition), cancellationToken);
            await wakeups.Relay.WaitAsync(Poll, time, cancellationToken);
        }
        await Task.WhenAll(loops.Values);
        await Task.WhenAll(_partitions.Values.Select(static p => p.FinishAsync()));
    }

    public void Dispose()
    {
        foreach (var partition in _partitions.Values)
            partition.Dispose();
    }

    /// <summary>Sends everything that is due now, waits for the answers, and returns how many rows were touched.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        for (var touched = 1; touched > 0; total += touched)
        {
            touched = 0;
            foreach (var partition in await WaitingPartitionsAsync(cancellationToken))
                touched += await PartitionOf(partition).RoundAsync(cancellationToken);
            // A claimed row is no longer waiting, but its call may still be out; what it brings may make an edit due.
            await Task.WhenAll(_partitions.Values.Select(static p => p.FinishAsync()));
        }
        return total;
    }

    /// <summary>
    /// What was being sent when the process died: nobody knows whether it arrived, so it is never sent again and an operator
    /// sees it. To be called before the loops start, while no other process can be sending for this database.
    /// </summary>
    public Task<int> MarkInterruptedAsync(CancellationToken cancellationToken) => ledger.MarkInterruptedAsync(null, cancellationToken);

    private async Task<List<string>> WaitingPartitionsAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        return await db.Outbox.Where(r => r.State == OutboxState.Pending && r.NotBefore <= now)
            .Select(r => r.Partition).Distinct().ToListAsync(cancellationToken);
    }

    private PartitionRelay PartitionOf(string name) => _partitions.GetOrAdd(name, key => new PartitionRelay(
        key, _channels.GetValueOrDefault(key[..key.IndexOf('/', StringComparison.Ordinal)]), source, ledger, composer, waypoints,
        clock, time, loggers.CreateLogger<PartitionRelay>()));

    /// <summary>Ends when the partition has nothing to do, or failed; the main loop starts it again at the next turn.</summary>
    private async Task LoopAsync(PartitionRelay partition, CancellationToken cancellationToken)
    {
        try
        {
            for (var touched = 1; touched > 0 && !cancellationToken.IsCancellationRequested;)
                touched = await partition.RoundAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.PartitionFailed(_logger, error, partition.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Sending for {Partition} failed and will be taken up again")]
        public static partial void PartitionFailed(ILogger logger, Exception error, string partition);
    }
}
