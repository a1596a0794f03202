using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>A sponsor's first message and the line it opens.</summary>
/// <param name="At">When it goes out: the first instant of their hours.</param>
/// <param name="Introduces">False for somebody who met the bot before their line was lost: they are not introduced twice.</param>
public sealed record FirstMeeting(Person Person, DateTimeOffset At, CadenceLine Line, bool Introduces);

/// <summary>Who is to be introduced, when, and with which line. The preview asks it ahead of time.</summary>
public static class FirstMeetings
{
    private const int HorizonDays = 60;

    /// <summary>Sponsors of started pilots who can be reached and have no line yet.</summary>
    public static IQueryable<Person> Waiting(LeadershipDb db, PilotOptions pilot, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return Reachable(db, pilot)
            .Where(p => Sponsorships(db)
                .Any(r => r.PersonId == p.Id && r.From <= today && (r.Until == null || r.Until >= today)));
    }

    /// <summary>When the next sponsorship begins of somebody who has no line yet.</summary>
    public static async Task<DateTimeOffset?> NextStartAsync(LeadershipDb db, PilotOptions pilot, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var from = await Sponsorships(db).Where(r => r.From > today && Reachable(db, pilot).Any(p => p.Id == r.PersonId))
            .MinAsync(r => (DateOnly?)r.From, cancellationToken);
        return from is { } date ? Midnight(date) : null;
    }

    public static FirstMeeting Plan(Person person, Availability availability, PulsesOptions options, DateTimeOffset now)
    {
        var at = WorkingHours.NextOpen(now, availability, now.AddDays(HorizonDays)) ?? now.AddDays(HorizonDays);
        return new FirstMeeting(person, at, FirstLine(person, at, options), person.IntroducedAt is null);
    }

    /// <summary>First messages that will go out up to an instant, if nothing changes.</summary>
    internal static async Task<List<FirstMeeting>> ComingAsync(LeadershipDb db, IReadOnlyCollection<PersonId>? people,
        PulsesOptions options, PilotOptions pilot, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (today, last) = (DateOnly.FromDateTime(now.UtcDateTime), DateOnly.FromDateTime(until.UtcDateTime));
        var starts = (await Sponsorships(db).Where(r => r.From <= last && (r.Until == null || r.Until >= today))
            .Select(r => new { r.PersonId, r.From }).ToListAsync(cancellationToken))
            .GroupBy(static r => r.PersonId).ToDictionary(static g => g.Key, static g => g.Min(static r => r.From));
        var ids = starts.Keys.Where(id => people is null || people.Contains(id)).ToList();
        var waiting = await Reachable(db, pilot).Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        return waiting.ConvertAll(p => Plan(p, book.Of(p), options, starts[p.Id] > today ? Midnight(starts[p.Id]) : now));
    }

    private static IQueryable<Person> Reachable(LeadershipDb db, PilotOptions pilot) => pilot.Only(db.People).Where(p =>
        p.LeftAt == null && p.StoppedAt == null && p.Identities.Any(i => i.DeadReason == null)
            && !db.CadenceLines.Any(l => l.PersonId == p.Id && l.Kind == PromptKind.Brief));

    private static IQueryable<RoleAssignment> Sponsorships(LeadershipDb db) => db.Roles.Where(r => r.Kind == RoleKind.Sponsor
        && db.Projects.Any(j => j.Id == r.ProjectId && j.PilotStartedAt != null && j.PausedAt == null
            && j.Phase != Phase.Closed));

    private static DateTimeOffset Midnight(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Dates up to the introduction's are over, so that the first brief comes in a later week.</summary>
    private static CadenceLine FirstLine(Person person, DateTimeOffset introducedAt, PulsesOptions options)
    {
        var date = Zones.DateOf(introducedAt, person.Zone);
        var day = Weekdays.TryParse(options.DefaultDay, out var wanted) ? wanted : DayOfWeek.Tuesday;
        var time = TimeOnly.ParseExact(options.DefaultTime, "HH:mm", CultureInfo.InvariantCulture);
        return new CadenceLine
        {
            Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, LastDate = date, NextAt = introducedAt,
            Recurrence = BriefRhythm.At(Rhythm.Fortnightly, day, time, date.AddDays(7)).ToText(),
        };
    }
}
