using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>
/// Introduces the bot to every sponsor of a started pilot, once, in their hours, and opens their cadence line. The first brief
/// comes on a later date: the first message asks for nothing but a time.
/// </summary>
public sealed class Introducer(
    LeadershipDbSource source, WriteGate gate, IOptions<PulsesOptions> options, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 100;

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
            waiting = await Waiting(db, now).Select(p => p.Id).ToListAsync(cancellationToken);
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
        return await Waiting(db, now).AnyAsync(cancellationToken) ? now : null;
    }

    /// <summary>Sponsors of started pilots who can be reached and have not met the bot, or whose line is missing.</summary>
    private static IQueryable<Person> Waiting(LeadershipDb db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.People.Where(p => p.LeftAt == null && p.StoppedAt == null && p.Identities.Any(i => i.DeadReason == null)
            && !db.CadenceLines.Any(l => l.PersonId == p.Id && l.Kind == PromptKind.Brief)
            && db.Roles.Any(r => r.PersonId == p.Id && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today)
                && db.Projects.Any(j => j.Id == r.ProjectId && j.PilotStartedAt != null && j.PausedAt == null && j.Phase != Phase.Closed)));
    }

    private async Task IntroduceAsync(LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var person in await Waiting(db, now).AsTracking().Include(p => p.Identities).Include(p => p.Absences)
            .Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken))
        {
            var at = WorkingHours.NextOpen(now, book.Of(person), now.AddDays(60)) ?? now.AddDays(60);
            var line = FirstLine(person, at);
            db.CadenceLines.Add(line);
            if (person.IntroducedAt is not null || Outbox.PreferredAddress(person) is not { } to)
                continue;
            person.IntroducedAt = now;
            person.Version++;
            outbox.Post(person, to, LogicalMessageId.New(), MessageKind.Introduction, person.Id.Value, at, null);
        }
    }

    /// <summary>Dates up to the introduction's are over, so that the first brief comes on a later day.</summary>
    private CadenceLine FirstLine(Person person, DateTimeOffset introducedAt)
    {
        var date = Zones.DateOf(introducedAt, person.Zone);
        var day = Weekdays.TryParse(options.Value.DefaultDay, out var wanted) ? wanted : DayOfWeek.Tuesday;
        var time = TimeOnly.Parse(options.Value.DefaultTime, System.Globalization.CultureInfo.InvariantCulture);
        var slot = BriefRhythm.At(Rhythm.Fortnightly, day, time, date.AddDays(7));
        return new CadenceLine
        {
            Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, Recurrence = slot.ToText(), LastDate = date,
            NextAt = introducedAt,
        };
    }
}
