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

    /// <summary>Acts of one person per round: who floods the inbox holds a place in each round, never the whole of it.</summary>
    private const int InARow = 4;

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

    /// <param name="dedupeKey">The act to be answered.</param>
    /// <param name="first">False when somebody waits for it already; only the first may <see cref="Forget"/> it.</param>
    internal Task<Outcome<Reply>> Expect(string dedupeKey, out bool first)
    {
        var mine = new TaskCompletionSource<Outcome<Reply>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var expected = _expected.GetOrAdd(dedupeKey, mine);
        first = expected == mine;
        return expected.Task;
    }

    internal void Forget(string dedupeKey) => _expected.TryRemove(dedupeKey, out _);

    private async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var waiting = await db.Inbox.Where(i => i.State == InboxState.New)
            .GroupBy(i => new { i.Channel, i.Workspace, i.UserId })
            .Select(g => new { g.Key.Channel, g.Key.Workspace, g.Key.UserId, First = g.Min(i => i.Seq), Count = g.Count() })
            .OrderBy(g => g.First).Take(People).ToListAsync(cancellationToken);
        var chains = waiting.Select(a => ChainAsync(
            new Address(new ChannelName(a.Channel), a.Workspace, a.UserId), Math.Min(a.Count, InARow), cancellationToken));
        return (await Task.WhenAll(chains)).Sum();
    }

    /// <summary>One person's acts, first to last.</summary>
    private async Task<int> ChainAsync(Address from, int most, CancellationToken cancellationToken)
    {
        var handled = 0;
        while (handled < most && !cancellationToken.IsCancellationRequested && await HandleFirstAsync(from, cancellationToken))
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
            Answer(key, outcome);
            return true;
        }
        // Once the act was read, whatever ended its handling counts against it: also a timeout inside the handler, which
        // looks like a cancellation and would otherwise be tried for ever.
        catch (Exception error) when (seq != 0)
        {
            Log.Failed(logger, error, seq);
            await RecordFailureAsync(from, seq, error, cancellationToken);
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
    private async Task RecordFailureAsync(Address from, long seq, Exception error, CancellationToken cancellationToken)
    {
        var given = await gate.RunAsync(async (db, token) =>
        {
            await db.SerialiseAsync($"inbox {from}", token);
            var item = await db.Inbox.AsTracking().FirstAsync(i => i.Seq == seq, token);
            // Another instance may have handled it meanwhile.
            if (item.State != InboxState.New)
                return null;
            item.Attempts++;
            item.Reason = Dispatcher.Cut($"{error.GetType().Name}: {error.Message}");
            if (item.Attempts < MaxAttempts)
                return null;
            item.State = InboxState.Failed;
            item.ProcessedAt = clock.Instant;
            var sorry = Refusal.Unavailable(
                $"That did not work: something failed on my side. What you did is kept (reference {item.Seq}) and your "
                + "administrator can see it. Please try once more later.");
            if (await Actors.FindAsync(db, from, clock.Instant, token) is { } actor)
                new Outbox(db, clock.Instant, item.CorrelationId)
                    .SayTo(from, actor.Id, MessageKind.Reply, Message.Say(sorry.Sentence));
            return new { item.DedupeKey, Sorry = sorry };
        }, cancellationToken);
        if (given is null)
            return;
        wakeups.Relay.Set();
        Answer(given.DedupeKey, given.Sorry);
    }

    private void Answer(string dedupeKey, Outcome<Reply> outcome)
    {
        if (_expected.TryGetValue(dedupeKey, out var expected))
            expected.TrySetResult(outcome);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Inbox item {Seq} failed")]
        public static partial void Failed(ILogger logger, Exception error, long seq);
    }
}
