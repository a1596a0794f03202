using System.Collections.Concurrent;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Messaging;

/// <summary>Works the inbox off: in order for one person, side by side for many, each act in a transaction of its own.</summary>
public sealed partial class InboxWorker(
    LeadershipDbSource source, WriteGate gate, Dispatcher dispatcher, Waypoints waypoints, Wakeups wakeups, BusinessClock clock,
    TimeProvider time, ILogger<InboxWorker> logger)
{
    private const int MaxAttempts = 3;
    private const int People = 64;

    /// <summary>The net under a lost wake-up, and how another instance's acts are found.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Outcome<Reply>>> _expected = new();

    public void Wake() => wakeups.Inbox.Set();

    /// <summary>Runs until cancelled; finishes what it has begun.</summary>
    public async Task RunAsync(Action beat, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            beat();
            if (await RoundAsync(cancellationToken) == 0)
                await wakeups.Inbox.WaitAsync(Poll, time, cancellationToken);
        }
    }

    /// <summary>Handles everything there is and returns how many acts that were.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        while (await RoundAsync(cancellationToken) is > 0 and var handled)
            total += handled;
        return total;
    }

    internal Task<Outcome<Reply>> Expect(string dedupeKey) =>
        _expected.GetOrAdd(dedupeKey, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal void Forget(string dedupeKey) => _expected.TryRemove(dedupeKey, out _);

    private async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var waiting = await db.Inbox.Where(i => i.State == InboxState.New).OrderBy(i => i.Seq).Take(People * 4)
            .Select(i => new { i.Channel, i.Workspace, i.UserId }).ToListAsync(cancellationToken);
        var chains = waiting.Distinct().Take(People)
            .Select(a => ChainAsync(new Address(new ChannelName(a.Channel), a.Workspace, a.UserId), cancellationToken));
        return (await Task.WhenAll(chains)).Sum();
    }

    /// <summary>One person's acts, first to last.</summary>
    private async Task<int> ChainAsync(Address from, CancellationToken cancellationToken)
    {
        var handled = 0;
        while (!cancellationToken.IsCancellationRequested && await HandleFirstAsync(from, cancellationToken))
            handled++;
        return handled;
    }

    private async Task<bool> HandleFirstAsync(Address from, CancellationToken cancellationToken)
    {
        long seq = 0;
        try
        {
            var (key, outcome) = await gate.RunAsync(async (db, token) =>
            {
                seq = 0;
                if (await FirstAsync(db, from, token) is not { } item)
                    return ((string?)null, (Outcome<Reply>)Reply.Nothing);
                seq = item.Seq;
                waypoints.Reached(Waypoint.ActLoaded);
                var result = await dispatcher.DispatchAsync(db, item, token);
                waypoints.Reached(Waypoint.ActHandled);
                return (item.DedupeKey, result);
            }, cancellationToken);
            waypoints.Reached(Waypoint.ActCommitted);
            if (key is null)
                return false;
            wakeups.Relay.Set();
            if (_expected.TryGetValue(key, out var expected))
                expected.TrySetResult(outcome);
            return true;
        }
        catch (Exception error) when (seq != 0 && error is not OperationCanceledException)
        {
            Log.Failed(logger, error, seq);
            await RecordFailureAsync(seq, error, cancellationToken);
            return true;
        }
    }

    private static async Task<InboxItem?> FirstAsync(LeadershipDb db, Address from, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"inbox {from}", cancellationToken);
        return await db.Inbox.AsTracking()
            .Where(i => i.State == InboxState.New && i.Channel == from.Channel.Value && i.Workspace == from.Workspace
                && i.UserId == from.UserId)
            .OrderBy(i => i.Seq).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>An act that fails is tried again; after the last try it is kept as failed, and the person is told so.</summary>
    private Task RecordFailureAsync(long seq, Exception error, CancellationToken cancellationToken) =>
        gate.RunAsync(async (db, token) =>
        {
            var item = await db.Inbox.AsTracking().FirstAsync(i => i.Seq == seq, token);
            item.Attempts++;
            item.Reason = Dispatcher.Cut($"{error.GetType().Name}: {error.Message}");
            if (item.Attempts < MaxAttempts)
                return;
            item.State = InboxState.Failed;
            item.ProcessedAt = clock.Instant;
            var address = new Address(new ChannelName(item.Channel), item.Workspace, item.UserId);
            if (await Actors.FindAsync(db, address, clock.Instant, token) is { } actor)
                new Outbox(db, clock.Instant, item.CorrelationId).SayTo(address, actor.Id, MessageKind.Reply, Message.Say(
                    $"That did not work: something failed on my side. What you did is kept (reference {item.Seq}) and your "
                    + "administrator can see it. Please try once more later."));
        }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Inbox item {Seq} failed")]
        public static partial void Failed(ILogger logger, Exception error, long seq);
    }
}
