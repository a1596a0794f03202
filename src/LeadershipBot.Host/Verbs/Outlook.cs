using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace LeadershipBot.Host.Verbs;

/// <param name="HeldBack">Why it would not go out as things stand; null when nothing is in its way.</param>
internal sealed record PlannedSend(DateTime LocalTime, string Zone, string What, string Person, string? HeldBack);

/// <summary>
/// What the database already says about the days ahead: next briefs, reminders of open prompts, waiting messages.
/// </summary>
internal sealed class Outlook(LeadershipDbSource source, BusinessClock clock)
{
    public async Task<IReadOnlyList<PlannedSend>> ReadAsync(TimeSpan ahead, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var until = now + ahead;
        await using var db = source.Open();
        var paused = await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken);
        var briefs = await db.CadenceLines.Where(c => c.NextAt != null && c.NextAt <= until)
            .Select(c => new Planned(c.PersonId, c.NextAt!.Value, "brief")).ToListAsync(cancellationToken);
        var reminders = await db.Prompts.Where(p => p.State == PromptState.Open && p.WakeAt != null && p.WakeAt <= until
            && p.RemindedAt == null)
            .Select(p => new Planned(p.PersonId, p.WakeAt!.Value, "reminder")).ToListAsync(cancellationToken);
        var waiting = await db.Outbox.Where(r => r.State == OutboxState.Pending && r.Revision == 0 && r.NotBefore <= until)
            .Select(r => new Planned(r.PersonId, r.NotBefore, "message")).ToListAsync(cancellationToken);
        List<Planned> all = [.. briefs, .. reminders, .. waiting];
        var ids = all.Select(static p => p.Person).Distinct().ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).Include(p => p.Identities).Include(p => p.Absences)
            .AsSplitQuery().ToDictionaryAsync(p => p.Id, cancellationToken);
        var piloted = await PilotedAsync(db, now, cancellationToken);
        return [.. all.OrderBy(static p => p.At).Select(p => Describe(p, people[p.Person], paused, piloted.Contains(p.Person)))];
    }

    private static async Task<HashSet<PersonId>> PilotedAsync(LeadershipDb db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. await db.Roles.Where(r => r.From <= today && (r.Until == null || r.Until >= today)
                && db.Projects.Any(p => p.Id == r.ProjectId && p.PilotStartedAt != null && p.PausedAt == null
                    && p.Phase != Phase.Closed))
            .Select(r => r.PersonId).Distinct().ToListAsync(cancellationToken)];
    }

    private static PlannedSend Describe(Planned planned, Person person, bool paused, bool piloted)
    {
        var local = Instant.FromDateTimeOffset(planned.At)
            .InZone(DateTimeZoneProviders.Tzdb[person.Zone]).ToDateTimeUnspecified();
        var day = DateOnly.FromDateTime(local);
        var heldBack = person switch
        {
            _ when paused => "everything is paused",
            { LeftAt: not null } => "has left",
            { StoppedAt: not null } when planned.What != "message" => "said stop",
            _ when person.Identities.TrueForAll(static i => i.DeadReason is not null) => "no address that works",
            _ when person.Absences.Exists(a => a.From <= day && day <= a.Until) => "absent",
            _ when !piloted && planned.What != "message" => "no pilot has started",
            _ => null,
        };
        return new PlannedSend(local, person.Zone, planned.What, person.Name, heldBack);
    }

    private sealed record Planned(PersonId Person, DateTimeOffset At, string What);
}
