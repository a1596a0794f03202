using LeadershipBot.Data;
using LeadershipBot.Host.Loops;
using LeadershipBot.Host.Schedules;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Health;

/// <summary>
/// What an operator's monitoring watches. Counted in the database when it is asked for, so it is right after a restart.
/// </summary>
public sealed class Metrics(
    LeadershipDbSource source, WriteGate gate, LoopLedger loops, WorkLedger works, IEnumerable<IMeasured> measured,
    BusinessClock clock, TimeProvider time)
{
    private static readonly string Version = typeof(Metrics).Assembly.GetName().Version!.ToString(3);

    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var page = new PrometheusText();
        page.Gauge("leadershipbot_build_info", "The running version.").Add(1, ("version", Version));
        await WriteQueuesAsync(page, cancellationToken);
        WriteLoops(page);
        WriteWorks(page);
        WriteMeasures(page);
        page.Gauge("process_resident_memory_bytes", "Resident memory.").Add(Environment.WorkingSet);
        page.Gauge("dotnet_gc_heap_bytes", "Managed heap after the last collection.").Add(GC.GetGCMemoryInfo().HeapSizeBytes);
        return page.ToString();
    }

    private async Task WriteQueuesAsync(PrometheusText page, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        var states = await db.Outbox.GroupBy(r => r.State)
            .Select(g => new { State = g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(s => s.State, s => s.Count, cancellationToken);
        page.Gauge("leadershipbot_outbox_rows", "Outbox rows by state.");
        foreach (var state in Enum.GetValues<OutboxState>())
            page.Add(states.GetValueOrDefault(state), ("state", state.ToString()));
        page.Gauge("leadershipbot_outbox_ambiguous", "Posts of which nobody knows whether they arrived.")
            .Add(states.GetValueOrDefault(OutboxState.Ambiguous));
        var oldest = await db.Outbox.Where(r => r.State == OutboxState.Pending && r.NotBefore <= now)
            .MinAsync(r => (DateTimeOffset?)r.NotBefore, cancellationToken);
        page.Gauge("leadershipbot_outbox_oldest_due_seconds", "How long the oldest due message has waited.")
            .Add(oldest is { } since ? (now - since).TotalSeconds : 0);
        page.Gauge("leadershipbot_inbox_backlog", "What people did and nobody has handled yet.")
            .Add(await db.Inbox.LongCountAsync(i => i.State == InboxState.New, cancellationToken));
        page.Gauge("leadershipbot_gate_waiting", "Writes that wait for their turn.").Add(gate.Waiting);
    }

    private void WriteLoops(PrometheusText page)
    {
        page.Gauge("leadershipbot_loop_up", "1 while the loop ticks.");
        foreach (var loop in loops.All)
            page.Add(loops.IsTicking(loop) ? 1 : 0, ("loop", loop.Name));
        page.Gauge("leadershipbot_loop_failures_in_a_row", "Falls since the loop last ran well.");
        foreach (var loop in loops.All)
            page.Add(loop.FailuresInARow, ("loop", loop.Name));
    }

    private void WriteMeasures(PrometheusText page)
    {
        foreach (var family in measured.SelectMany(static m => m.Measures).GroupBy(static m => m.Name))
        {
            var first = family.First();
            _ = first.Grows ? page.Counter(first.Name, first.Help) : page.Gauge(first.Name, first.Help);
            foreach (var measure in family)
                page.Add(measure.Value, measure is { Label: { } label, LabelValue: { } value } ? [(label, value)] : []);
        }
    }

    private void WriteWorks(PrometheusText page)
    {
        page.Counter("leadershipbot_work_runs_total", "Firings of a scheduled work in this process.");
        foreach (var work in works.All)
            page.Add(work.Runs, ("work", work.Name));
        page.Gauge("leadershipbot_work_failures_in_a_row", "Failures since the work last succeeded.");
        foreach (var work in works.All)
            page.Add(work.FailuresInARow, ("work", work.Name));
        page.Gauge("leadershipbot_work_last_success_seconds", "Age of the last success; absent before the first.");
        foreach (var work in works.All)
            if (work.SucceededAt is { } at)
                page.Add((time.GetUtcNow() - at).TotalSeconds, ("work", work.Name));
    }
}
