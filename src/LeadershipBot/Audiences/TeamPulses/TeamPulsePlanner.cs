using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>Finds the team members whose time has come, opens the quarter's questions, and queues what goes out.</summary>
public sealed class TeamPulsePlanner(
    LeadershipDbSource source, WriteGate gate, QuestionBank bank, QuestionFactBook facts, IOptions<PulsesOptions> pulses,
    IOptions<PrivacyOptions> privacy, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 200;

    private static readonly RawStatement MoveLine = new(
        "UPDATE \"CadenceLines\" SET \"NextAt\" = @p2, \"Version\" = \"Version\" + 1 WHERE \"Id\" = @p0 AND \"Version\" = @p1", 3);

    private static readonly RawStatement InsertAsk = RawStatement.InsertNew(
        "TeamAsks", "Id", "PersonId", "ProjectId", "Occasion", "LocalDate", "LogicalId", "DueAt");

    public string Name => "plan-team-pulses";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await gate.RunAsync(PlanAsync, cancellationToken) > 0)
            wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.CadenceLines.Where(l => l.Kind == PromptKind.TeamPulse && l.NextAt != null)
            .MinAsync(l => l.NextAt, cancellationToken);
    }

    /// <summary>A chunk in one transaction, since the week's one message is counted and queued in the same breath.</summary>
    private async Task<int> PlanAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var now = clock.Instant;
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return 0;
        var lines = await db.CadenceLines.AsNoTracking().Where(l => l.Kind == PromptKind.TeamPulse && l.NextAt <= now)
            .OrderBy(l => l.NextAt).ThenBy(l => l.Id).Take(Chunk).ToListAsync(cancellationToken);
        if (lines.Count == 0)
            return 0;
        var looks = await TeamPulseReader.ReadAsync(db, lines, now, cancellationToken);
        var decided = looks.Select(look => (Look: look, Decision: TeamPulseRule.Decide(look.Input, now))).ToList();
        await db.ExecuteManyAsync(MoveLine, decided.ConvertAll(static d => new object?[]
        {
            d.Look.Line.Id.Value, d.Look.Line.Version, d.Decision.NextAt,
        }), cancellationToken);
        foreach (var (look, decision) in decided.Where(static d => d.Decision.Step == TeamPulseStep.HoldBack))
            Note(db, look, LedgerEvent.HeldBack, decision.Reason, now);
        foreach (var group in decided.Where(static d => d.Decision.Step == TeamPulseStep.Send)
            .GroupBy(d => (Project: d.Decision.Project!.Value, Occasion: TeamPulseRule.OccasionOf(d.Look.Today(now)))))
            await SendAsync(db, group.Key.Project, group.Key.Occasion, [.. group.Select(static d => d.Look)], now, cancellationToken);
        return lines.Count;
    }

    private async Task SendAsync(LeadershipDb db, ProjectId project, string occasion, List<TeamPulseLook> to, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var closes = to.Max(look => PromptRule.FairClose(now, look.Input.Availability, pulses.Value));
        var asked = await new TeamQuestions(bank, facts, privacy.Value).OpenAsync(db, project, occasion, closes, now, cancellationToken);
        if (asked == 0)
            return;
        List<(TeamPulseLook Look, TeamAskId Id, LogicalMessageId Logical)> asks =
            [.. to.Select(static look => (look, TeamAskId.New(), LogicalMessageId.New()))];
        var inserted = await db.ExecuteManyAsync(InsertAsk, asks.ConvertAll(a => new object?[]
        {
            a.Id.Value, a.Look.Person.Id.Value, project.Value, occasion, a.Look.Today(now), a.Logical.Value, now,
        }), cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var (look, id, logical) in asks.Where((_, i) => inserted[i] == 1))
        {
            outbox.Post(look.Person, look.Address!, logical, MessageKind.TeamPulse, id.Value, now, closes);
            Note(db, look, LedgerEvent.Planned, null, now);
        }
    }

    private static void Note(LeadershipDb db, TeamPulseLook look, LedgerEvent what, string? reason, DateTimeOffset now) =>
        db.Ledger.Add(new LedgerRow
        {
            At = now, Event = what, Kind = MessageKind.TeamPulse, PersonId = look.Person.Id, LocalDate = look.Today(now),
            Reason = reason,
        });
}
