using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Mondays;

/// <summary>
/// Gives every PMO of a running project a line, and queues their digest on Mondays at 09:00 of their own clock; where they are
/// not open then, at the first open instant up to Wednesday. A Monday missed by the bot is not made up for: the next tells more.
/// </summary>
public sealed class MondayWork(LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private static readonly Recurrence Mondays = new Recurrence.Weekly(WorkWeek.Of(DayOfWeek.Monday), new TimeOnly(9, 0));

    private static readonly StaleRule UntilWednesday = StaleRule.AfterWorkingDays(new WorkingDays(2));

    public string Name => "monday-digest";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await gate.RunAsync(WriteAsync, cancellationToken);
        wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        return await WithoutLine(db, now).AnyAsync(cancellationToken) ? now
            : await db.CadenceLines.Where(l => l.Kind == PromptKind.MondayDigest).MinAsync(l => l.NextAt, cancellationToken);
    }

    private async Task WriteAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync("monday-digest", cancellationToken);
        var now = clock.Instant;
        foreach (var person in await WithoutLine(db, now).Select(p => new { p.Id, p.Zone }).ToListAsync(cancellationToken))
            db.CadenceLines.Add(new CadenceLine
            {
                Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.MondayDigest, Recurrence = Mondays.ToText(),
                LastDate = Zones.DateOf(now, person.Zone), NextAt = NextAt(Zones.DateOf(now, person.Zone), person.Zone),
            });
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return;
        var lines = await db.CadenceLines.AsTracking().Where(l => l.Kind == PromptKind.MondayDigest && l.NextAt <= now)
            .ToListAsync(cancellationToken);
        var ids = lines.ConvertAll(static l => l.PersonId);
        var people = await db.People.AsNoTracking().Include(p => p.Identities).Include(p => p.Absences)
            .Where(p => ids.Contains(p.Id)).AsSplitQuery().ToDictionaryAsync(static p => p.Id, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var line in lines)
            Queue(outbox, line, people[line.PersonId], book, now);
    }

    private static void Queue(Outbox outbox, CadenceLine line, Person person, HolidayBook book, DateTimeOffset now)
    {
        var monday = MessageBudget.WeekOf(now, person.Zone);
        var slot = Cadence.Slot(Mondays, monday, book.Of(person), UntilWednesday);
        if (line.LastDate < monday && person is { LeftAt: null, StoppedAt: null } && slot.GoesOutAt is { } at
            && now <= at.AddDays(1) && Outbox.PreferredAddress(person) is { } to)
            outbox.Post(person, to, LogicalMessageId.New(), MessageKind.MondayDigest, line.Id.Value, at > now ? at : now, at.AddDays(2));
        (line.LastDate, line.NextAt, line.Version) = (monday, NextAt(monday, person.Zone), line.Version + 1);
    }

    private static DateTimeOffset NextAt(DateOnly after, string zone) =>
        Cadence.InstantOf(Cadence.NextDate(Mondays, after), Mondays.At, zone);

    private static IQueryable<Person> WithoutLine(LeadershipDb db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.People.Where(p => p.LeftAt == null && db.Roles.Any(r => r.PersonId == p.Id && r.Kind == RoleKind.Pmo && r.From <= today
                && (r.Until == null || r.Until >= today) && db.Projects.Any(j => j.Id == r.ProjectId && j.PilotStartedAt != null))
            && !db.CadenceLines.Any(l => l.PersonId == p.Id && l.Kind == PromptKind.MondayDigest));
    }
}

/// <summary>Writes the digest from the state of things at the moment it leaves.</summary>
public sealed class MondayComposer(IEnumerable<IMondaySource> sources) : IComposer
{
    private readonly IMondaySource[] _sources = [.. sources.OrderBy(static s => s.Order)];

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public MessageKind Kind => MessageKind.MondayDigest;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Absences).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (person.LeftAt is not null || person.StoppedAt is not null)
            return new Composed.Drop(person.LeftAt is null ? "said stop" : "has left");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed != ClosedReason.Open)
            return WorkingHours.NextOpen(now, availability, row.ExpiresAt ?? now.AddDays(2)) is { } open
                ? new Composed.Later(open, Pulses.Planning.BriefRule.Why(closed)) : new Composed.Drop(Pulses.Planning.BriefRule.Why(closed));
        var to = new Address(new ChannelName(row.Channel), row.Workspace, row.UserId);
        if (await Actors.FindAsync(db, to, now, cancellationToken) is not { IsPmo: true } pmo)
            return new Composed.Drop("no longer PMO");
        var sections = new List<MondaySection>(_sources.Length);
        foreach (var source in _sources)
            sections.Add(await source.ReadAsync(db, new MondayRequest(pmo, now - Week, now), cancellationToken));
        return new Composed.Ready(MondayMessages.Digest(sections));
    }
}
