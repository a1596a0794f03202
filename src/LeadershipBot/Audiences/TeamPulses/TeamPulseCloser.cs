using LeadershipBot.Audiences.Loops;
using LeadershipBot.Audiences.Results;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>
/// Once a pulse's questions are settled: every card of it is closed with an edit of the same number, whoever answered, the
/// edits between are forgotten, and the PMO is asked what comes of it.
/// </summary>
public sealed class TeamPulseCloser(
    LeadershipDbSource source, WriteGate gate, QuestionBank bank, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private sealed record Key(ProjectId ProjectId, string Occasion);

    public string Name => "close-team-pulses";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        foreach (var key in due)
            await gate.RunAsync((db, token) => CloseAsync(db, key, token), cancellationToken);
        if (due.Count > 0)
            wakeups.Relay.Set();
    }

    /// <summary>Asked again right after the questions close.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        (await DueAsync(cancellationToken)).Count > 0 ? clock.Instant : null;

    private async Task<List<Key>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.TeamAsks.Where(a => a.ClosedAt == null && !db.ConfidentialQuestions.Any(q =>
                q.ProjectId == a.ProjectId && q.Occasion == a.Occasion && !q.Settled))
            .Select(a => new Key(a.ProjectId, a.Occasion)).Distinct().ToListAsync(cancellationToken);
    }

    private async Task CloseAsync(LeadershipDb db, Key key, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var now = clock.Instant;
        var asks = await db.TeamAsks.AsTracking()
            .Where(a => a.ProjectId == key.ProjectId && a.Occasion == key.Occasion && a.ClosedAt == null).ToListAsync(cancellationToken);
        if (asks.Count == 0)
            return;
        var loop = await PulseLoops.OpenAsync(db, key.ProjectId, now, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var ask in asks)
        {
            (ask.ClosedAt, ask.LoopId) = (now, loop.Id);
            await outbox.ReviseForGoodAsync(ask.LogicalId, cancellationToken);
        }
        await AskPmoAsync(db, outbox, key, loop, now, cancellationToken);
    }

    private async Task AskPmoAsync(
        LeadershipDb db, Outbox outbox, Key key, PulseLoop loop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var project = await db.Projects.Where(p => p.Id == key.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        var shown = await ResultsQuery.PulseAsync(db, key.ProjectId, key.Occasion, cancellationToken);
        var answers = shown.Select(static d => d.Of(Cut.Everyone)?.Answers ?? 0).DefaultIfEmpty(0).Max();
        var acts = GroupActs.Of(bank, project, shown);
        foreach (var pmo in await Pmos.OfAsync(db, key.ProjectId, now, cancellationToken))
            outbox.Say(pmo, MessageKind.PmoNotice, LoopMessages.PulseClosed(
                key.ProjectId, project, answers, loop.DueAt, pmo.Zone, acts));
    }
}
