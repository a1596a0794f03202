using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>
/// Introduces the bot to every sponsor of a started pilot, once, in their hours, and opens their cadence line. The first brief
/// comes on a later date: the first message asks for nothing but a time. One that provably did not arrive is tried again.
/// </summary>
public sealed class Introducer(
    LeadershipDbSource source, WriteGate gate, IOptions<PulsesOptions> options, IOptions<PilotOptions> pilot, Wakeups wakeups,
    BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 100;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromDays(1);

    private static readonly OutboxState[] Lost =
        [OutboxState.Failed, OutboxState.Parked, OutboxState.Expired, OutboxState.Withdrawn];

    public string Name => "introduce";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        List<PersonId> waiting;
        await using (var db = source.Open())
        {
            if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
                return;
            waiting = await FirstMeetings.Waiting(db, pilot.Value, now).Select(p => p.Id).ToListAsync(cancellationToken);
            waiting.AddRange(await NotArrived(db, now).Select(p => p.Id).ToListAsync(cancellationToken));
        }
        foreach (var chunk in waiting.Chunk(Chunk))
            await gate.RunAsync((db, token) => IntroduceAsync(db, [.. chunk], now, token), cancellationToken);
        if (waiting.Count > 0)
            wakeups.Relay.Set();
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        return await FirstMeetings.Waiting(db, pilot.Value, now).AnyAsync(cancellationToken) || await NotArrived(db, now)
            .AnyAsync(cancellationToken)
            ? now
            : await FirstMeetings.NextStartAsync(db, pilot.Value, now, cancellationToken);
    }

    /// <summary>Introduced, as was thought, but no post of it arrived or may have; reachable now, and not tried since
    /// yesterday.</summary>
    private IQueryable<Person> NotArrived(LeadershipDb db, DateTimeOffset now)
    {
        var before = now - TryAgainAfter;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var posts = db.Outbox.Where(r => r.Kind == MessageKind.Introduction && r.Revision == 0);
        return pilot.Value.Only(db.People).Where(p => p.LeftAt == null && p.StoppedAt == null && p.IntroducedAt != null
            && p.Identities.Any(i => i.DeadReason == null)
            && db.CadenceLines.Any(l => l.PersonId == p.Id && l.Kind == PromptKind.Brief)
            && posts.Any(r => r.PersonId == p.Id) && posts.Where(r => r.PersonId == p.Id)
                .All(r => Lost.Contains(r.State) && r.EnqueuedAt <= before)
            && db.Roles.Any(r => r.PersonId == p.Id && r.Kind == Projects.RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today)
                && db.Projects.Any(j => j.Id == r.ProjectId && j.PilotStartedAt != null && j.PausedAt == null
                    && j.Phase != Projects.Phase.Closed)));
    }

    private async Task IntroduceAsync(LeadershipDb db, List<PersonId> ids, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var person in await People(FirstMeetings.Waiting(db, pilot.Value, now), ids).ToListAsync(cancellationToken))
        {
            var meeting = FirstMeetings.Plan(person, book.Of(person), options.Value, now);
            db.CadenceLines.Add(meeting.Line);
            if (meeting.Introduces)
                Introduce(outbox, meeting, now);
        }
        foreach (var person in await People(NotArrived(db, now), ids).ToListAsync(cancellationToken))
            await AgainAsync(db, outbox, FirstMeetings.Plan(person, book.Of(person), options.Value, now), now, cancellationToken);
    }

    private static async Task AgainAsync(
        LeadershipDb db, Outbox outbox, FirstMeeting meeting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Introduce(outbox, meeting, now);
        var line = await db.CadenceLines.AsTracking().FirstAsync(
            l => l.PersonId == meeting.Person.Id && l.Kind == PromptKind.Brief, cancellationToken);
        line.LastDate = line.LastDate > meeting.Line.LastDate ? line.LastDate : meeting.Line.LastDate;
        line.Version++;
    }

    private static IQueryable<Person> People(IQueryable<Person> people, List<PersonId> ids) =>
        people.AsTracking().Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery().Where(p => ids.Contains(p.Id));

    private static void Introduce(Outbox outbox, FirstMeeting meeting, DateTimeOffset now)
    {
        if (Outbox.PreferredAddress(meeting.Person) is not { } to)
            return;
        meeting.Person.IntroducedAt = now;
        meeting.Person.Version++;
        outbox.Post(meeting.Person, to, LogicalMessageId.New(), MessageKind.Introduction, meeting.Person.Id.Value, meeting.At,
            null);
    }
}
