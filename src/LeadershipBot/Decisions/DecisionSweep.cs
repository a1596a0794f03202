using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>
/// What the clock does to decisions: tells those who wait once the undo time is over, notes what was not decided in time, and
/// reminds the office of what it promised to bring.
/// </summary>
public sealed class DecisionSweep(LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock)
    : IScheduledWork
{
    private const int Most = 200;

    public string Name => "decisions";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return new[]
        {
            await db.Decisions.MinAsync(d => d.TellAt, cancellationToken),
            await db.DecisionSeats.MinAsync(s => s.WakeAt, cancellationToken),
            await db.DecisionSeats.MinAsync(s => s.NeedDueAt, cancellationToken),
        }.Min();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var due = await DueAsync(now, cancellationToken);
        // Each in a transaction of its own, so that none waits for another's trouble.
        foreach (var id in due)
            await gate.RunAsync((db, token) => new DecisionSteps(db, now).RunAsync(id, token), cancellationToken);
        if (due.Count > 0)
            wakeups.Relay.Set();
    }

    private async Task<List<DecisionId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var told = await db.Decisions.Where(d => d.TellAt <= now).OrderBy(d => d.TellAt).Select(d => d.Id).Take(Most)
            .ToListAsync(cancellationToken);
        var woken = await db.DecisionSeats.Where(s => s.WakeAt <= now || s.NeedDueAt <= now).OrderBy(s => s.WakeAt)
            .Select(s => s.DecisionId).Take(Most).ToListAsync(cancellationToken);
        return [.. told.Concat(woken).Distinct()];
    }
}
