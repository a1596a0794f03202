using System.Collections.Concurrent;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Messaging;

/// <summary>
/// The only sender. Each (channel, workspace) has a loop of its own, so that a platform that hangs stalls nobody else.
/// </summary>
public sealed class Relay(
    LeadershipDbSource source, RelayLedger ledger, RelayComposer composer, IEnumerable<IChannel> channels, Waypoints waypoints,
    Wakeups wakeups, BusinessClock clock, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How often rows are looked for whose sender died or could not record the answer.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(static c => c.Name.Value);
    private readonly ConcurrentDictionary<string, PartitionRelay> _partitions = new();

    /// <summary>Calls that have left and whose answer is not recorded yet.</summary>
    public int UnderWay => _partitions.Values.Sum(static p => p.UnderWay);

    public void Wake() => wakeups.Relay.Set();

    /// <summary>Runs until cancelled; a call that has left is then waited for and its result recorded.</summary>
    public async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var loops = new Dictionary<string, Task>();
        var swept = time.GetTimestamp();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                beat();
                foreach (var name in await WaitingPartitionsAsync(cancellationToken))
                {
                    var partition = PartitionOf(name);
                    if (!loops.ContainsKey(name))
                        loops.Add(name, partition.RunAsync(stop.Token));
                    partition.Wake();
                }
                if (time.GetElapsedTime(swept) >= SweepEvery)
                {
                    await ledger.MarkExpiredAsync(source, cancellationToken);
                    swept = time.GetTimestamp();
                }
                await wakeups.Relay.WaitAsync(Poll, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop in the middle of a query.
        }
        finally
        {
            // Also when this loop failed and will be started again: no partition may be left with two loops.
            await stop.CancelAsync();
            await Task.WhenAll(loops.Values);
        }
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
        while (true)
        {
            var touched = await SendDueAsync(cancellationToken);
            if (touched == 0 && UnderWay == 0)
                return total;
            total += touched;
            if (touched == 0)
                await AnswerAsync();
        }
    }

    /// <summary>Starts sending what is due now, as far as there are free places, and returns how many rows were touched.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var touched = 0;
        foreach (var partition in await WaitingPartitionsAsync(cancellationToken))
            touched += await PartitionOf(partition).SendDueAsync(cancellationToken);
        return touched;
    }

    /// <summary>Completes when a call under way has been answered and recorded; at once when there is none.</summary>
    public Task AnswerAsync()
    {
        var calls = _partitions.Values.SelectMany(static p => p.Calls).ToList();
        return calls.Count == 0 ? Task.CompletedTask : Task.WhenAny(calls);
    }

    /// <summary>
    /// What was being sent when the process died: nobody knows whether it arrived, so it is never sent again and an operator
    /// sees it. To be called before the loops start. On SQLite the file has one process, and whatever is being sent was its
    /// predecessor's; on PostgreSQL another instance may be sending, and only what outlived its lease is marked.
    /// </summary>
    public Task<int> MarkInterruptedAsync(CancellationToken cancellationToken) => ledger.MarkInterruptedAsync(cancellationToken);

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
}
