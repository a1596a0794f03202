using LeadershipBot.Cadences;
using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Demo;

/// <summary>
/// Moves the company through time on the production path: from one due instant to the next, running the works that are due,
/// the inbox and the relay each time until nothing moves. However far one call goes, the ledger is the same.
/// </summary>
internal sealed class DemoStage(
    LeadershipDbSource source, WriteGate gate, IEnumerable<IScheduledWork> works, Relay relay, InboxWorker inbox, Intake intake,
    DemoPlayers players, DemoClock clock) : IDemoStage, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<(DateTimeOffset At, DemoLine Line)> _lines = new();
    private readonly Dictionary<string, PersonId> _ids = [];

    public IReadOnlyList<DemoPersona> People { get; private set; } = [];

    public DateTimeOffset Now => clock.Instant;

    public void Dispose() => _one.Dispose();

    public void Become(PersonId person) => players.Visitor = person;

    /// <summary>
    /// Founds the company and lets its time pass; the clock ends at <paramref name="today"/>. A visitor is expected
    /// <paramref name="daysOfHistory"/> days after the founding: what was typed, and how people answer, counts back from then.
    /// </summary>
    public async Task OpenAsync(DateTimeOffset today, int daysOfHistory, CancellationToken cancellationToken)
    {
        await gate.RunAsync((db, _) => DemoSeed.WriteAsync(db, clock.Instant), cancellationToken);
        await using (var db = source.Open())
        {
            foreach (var person in await db.People.ToListAsync(cancellationToken))
                _ids[person.Name] = person.Id;
        }
        var arrival = clock.Instant.AddDays(daysOfHistory);
        players.Arrival = DateOnly.FromDateTime(arrival.UtcDateTime);
        await players.MeetAsync(cancellationToken);
        People = [.. DemoCompany.People.Where(static p => p.InBar).Select(p => new DemoPersona(_ids[p.Name], p.Name, p.Title))];
        foreach (var line in DemoCompany.Lines.Concat(DemoKpis.Lines).Concat(DemoDecisions.Lines(Zones.DateOf(today, "Europe/Istanbul")))
            .OrderByDescending(static l => l.DaysAgo))
            _lines.Enqueue((arrival.AddDays(-line.DaysAgo).AddHours(1), line));
        await RunToAsync(today, cancellationToken);
    }

    public async Task<DemoProgress> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var from = clock.Instant;
            await using var db = source.Open();
            var last = await db.Ledger.MaxAsync(r => (long?)r.Seq, cancellationToken) ?? 0;
            await RunToAsync(from + by, cancellationToken);
            return new DemoProgress(from, clock.Instant, await HappenedAsync(db, last, cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RunToAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        while (await NextAsync(cancellationToken) is { } next && next <= target)
        {
            clock.MoveTo(next);
            await SettleAsync(cancellationToken);
        }
        clock.MoveTo(target);
    }

    /// <summary>The next instant after now at which anything is due: a work, a queued message, a player, a typed line.</summary>
    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var due = new List<DateTimeOffset?> { players.NextAt, _lines.TryPeek(out var line) ? line.At : null };
        foreach (var work in works)
            due.Add(await work.NextDueAsync(cancellationToken));
        await using var db = source.Open();
        due.Add(await db.Outbox.Where(r => r.State == OutboxState.Pending && r.NotBefore > now)
            .MinAsync(r => (DateTimeOffset?)r.NotBefore, cancellationToken));
        return due.Where(at => at > now).Min();
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var moved = 1;
        while (moved > 0)
        {
            moved = await TypeAsync(cancellationToken);
            foreach (var work in works)
            {
                moved += await RunAsync(work, cancellationToken);
            }
            moved += await inbox.DrainAsync(cancellationToken);
            moved += await relay.DrainAsync(cancellationToken);
            moved += await players.PlayAsync(cancellationToken);
        }
    }

    /// <summary>Runs a work that is due; 1 when that moved anything on, so that what it brought about is done at this very instant.</summary>
    private async Task<int> RunAsync(IScheduledWork work, CancellationToken cancellationToken)
    {
        var before = await work.NextDueAsync(cancellationToken);
        if (!(before <= clock.Instant))
            return 0;
        await work.RunAsync(cancellationToken);
        return await work.NextDueAsync(cancellationToken) == before ? 0 : 1;
    }

    private async Task<int> TypeAsync(CancellationToken cancellationToken)
    {
        var typed = 0;
        while (_lines.TryPeek(out var next) && next.At <= clock.Instant)
        {
            var (at, line) = _lines.Dequeue();
            await intake.AcceptAsync(new Inbound(InboundKind.Command, LocalAddress.Of(_ids[line.Person]), $"demo-line-{_lines.Count}", at, line.Text),
                cancellationToken);
            typed++;
        }
        return typed;
    }

    private static async Task<IReadOnlyList<string>> HappenedAsync(LeadershipDb db, long after, CancellationToken cancellationToken)
    {
        var rows = await db.Ledger.Where(r => r.Seq > after && r.Kind != MessageKind.Reply && r.Event != LedgerEvent.Edited && r.Event != LedgerEvent.Planned)
            .OrderBy(r => r.Seq).Take(20)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Seq, r.At, p.Name, r.Kind, r.Event, r.Reason })
            .OrderBy(r => r.Seq).ToListAsync(cancellationToken);
        return [.. rows.Select(static r => DeliveriesMessages.Sentence(new DeliveryRow(r.At, r.Name, r.Kind, r.Event, r.Reason)))];
    }
}
