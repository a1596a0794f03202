using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Loops;

/// <summary>Tells the team what came of a pulse, and the PMO when nothing has.</summary>
public sealed class LoopWork(LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    public string Name => "close-loops";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<PulseLoopId> due;
        await using (var db = source.Open())
        {
            if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
                return;
            due = await Due(db, clock.Instant).Select(l => l.Id).ToListAsync(cancellationToken);
        }
        foreach (var id in due)
            await gate.RunAsync((db, token) => StepAsync(db, id, token), cancellationToken);
        if (due.Count > 0)
            wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var open = await db.PulseLoops.Where(l => l.ClosedAt == null && l.OverdueToldAt == null)
            .MinAsync(l => (DateTimeOffset?)l.DueAt, cancellationToken);
        var said = await db.PulseLoops.Where(l => l.ClosedAt != null && l.SentAt == null)
            .MinAsync(l => l.ClosedAt, cancellationToken);
        return said + UndoOffer.Time is { } send && !(open < send) ? send : open;
    }

    private static IQueryable<PulseLoop> Due(LeadershipDb db, DateTimeOffset now)
    {
        var undone = now - UndoOffer.Time;
        return db.PulseLoops.Where(l => (l.ClosedAt == null && l.OverdueToldAt == null && l.DueAt <= now)
            || (l.ClosedAt <= undone && l.SentAt == null)).OrderBy(l => l.OpenedAt);
    }

    private async Task StepAsync(LeadershipDb db, PulseLoopId id, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync(TeamBudget.Lock, cancellationToken);
        var now = clock.Instant;
        if (await Due(db, now).AsTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } loop)
            return;
        loop.Version++;
        var outbox = new Outbox(db, now, Correlation.New());
        if (loop.ClosedAt is not null)
        {
            loop.SentAt = now;
            await TellTeamAsync(db, outbox, loop, now, cancellationToken);
            return;
        }
        loop.OverdueToldAt = now;
        var project = await db.Projects.Where(p => p.Id == loop.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        foreach (var pmo in await Pmos.OfAsync(db, loop.ProjectId, now, cancellationToken))
            outbox.Say(pmo, MessageKind.PmoNotice, LoopMessages.Overdue(loop.ProjectId, project));
    }

    /// <summary>Everybody who was asked, whether or not they answered; next week where this week's message is used.</summary>
    private static async Task TellTeamAsync(
        LeadershipDb db, Outbox outbox, PulseLoop loop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = db.TeamAsks.Where(a => a.LoopId == loop.Id).Select(a => a.PersonId);
        var people = await db.People.AsNoTracking().Include(p => p.Identities)
            .Where(p => asked.Contains(p.Id) && p.LeftAt == null && p.StoppedAt == null).OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var spent = await TeamBudget.SpentAsync(db, people, now, cancellationToken);
        foreach (var person in people)
            if (Outbox.PreferredAddress(person) is { } to)
                outbox.Post(person, to, LogicalMessageId.New(), MessageKind.TeamHeard, loop.Id.Value,
                    spent.Contains(person.Id) ? TeamBudget.NextWeek(now, person.Zone) : now, now.AddDays(21));
    }
}

/// <summary>Writes it just before it leaves.</summary>
public sealed class HeardComposer : IComposer
{
    public MessageKind Kind => MessageKind.TeamHeard;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = new PulseLoopId(row.SubjectId!.Value);
        if (await db.PulseLoops.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { Heard: not null } loop)
            return new Composed.Drop("it was taken back");
        if (await TeamPulses.TeamCheck.WhyNotAsync(db, row.PersonId, loop.ProjectId, row.ExpiresAt, now, cancellationToken) is { } stop)
            return stop;
        var project = await db.Projects.Where(p => p.Id == loop.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        var by = await db.People.Where(p => p.Id == loop.ClosedById).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        return new Composed.Ready(LoopMessages.Heard(project, loop.Heard, loop.Decided!, loop.Outcome!.Value, by ?? "The project office"));
    }
}
