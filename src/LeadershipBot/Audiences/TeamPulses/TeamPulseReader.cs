using LeadershipBot.Audiences.Loops;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>A line with its person and all that decides it.</summary>
internal sealed record TeamPulseLook(CadenceLine Line, Person Person, Address? Address, TeamPulseInput Input)
{
    public DateOnly Today(DateTimeOffset now) => Zones.DateOf(now, Person.Zone);
}

/// <summary>Reads what the rule needs, for many lines in a handful of queries.</summary>
internal static class TeamPulseReader
{
    public static async Task<IReadOnlyList<TeamPulseLook>> ReadAsync(
        LeadershipDb db, IReadOnlyList<CadenceLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = lines.Select(static l => l.PersonId).ToList();
        var people = await db.People.AsNoTracking().Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .Where(p => ids.Contains(p.Id)).ToDictionaryAsync(static p => p.Id, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var projects = await ProjectsAsync(db, ids, now, cancellationToken);
        var held = await PulseLoops.OverdueAsync(db, [.. projects.SelectMany(static p => p).Distinct()], now, cancellationToken);
        var spent = await TeamBudget.SpentAsync(db, people.Values, now, cancellationToken);
        var asked = (await db.TeamAsks.Where(a => ids.Contains(a.PersonId) && a.LocalDate > DateOnly.FromDateTime(now.UtcDateTime).AddDays(-100))
            .Select(a => new { a.PersonId, a.Occasion }).ToListAsync(cancellationToken))
            .Select(static a => (a.PersonId, a.Occasion)).ToHashSet();
        return [.. lines.Select(line =>
        {
            var person = people[line.PersonId];
            var address = Outbox.PreferredAddress(person);
            var occasion = TeamPulseRule.OccasionOf(Zones.DateOf(now, person.Zone));
            return new TeamPulseLook(line, person, address, new TeamPulseInput(
                Recurrence.Parse(line.Recurrence).Value, book.Of(person), WhyNot(person, address),
                [.. projects[person.Id].Select(p => (p, held.Contains(p)))], asked.Contains((person.Id, occasion)),
                spent.Contains(person.Id)));
        })];
    }

    private static string? WhyNot(Person person, Address? address) => person switch
    {
        { LeftAt: not null } => "has left",
        { StoppedAt: not null } => "said stop",
        _ => address is null ? "no address that can be reached" : null,
    };

    private static async Task<ILookup<PersonId, ProjectId>> ProjectsAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var rows = await db.Roles.Where(r => ids.Contains(r.PersonId) && r.Kind == RoleKind.Member && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed),
                r => r.ProjectId, p => p.Id, (r, p) => new { r.PersonId, p.Id, p.Name }).ToListAsync(cancellationToken);
        return rows.OrderBy(static r => r.Name, StringComparer.OrdinalIgnoreCase).DistinctBy(static r => (r.PersonId, r.Id))
            .ToLookup(static r => r.PersonId, static r => r.Id);
    }
}
