using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>
/// Gives every member of a running project a line, once. A site is asked in one month (where there are fewer than three, a
/// function at a site), so that its answers come together.
/// </summary>
public sealed class TeamEnroller(LeadershipDbSource source, WriteGate gate, BusinessClock clock) : IScheduledWork
{
    private const int Chunk = 200;

    public string Name => "enrol-teams";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await gate.RunAsync(EnrolAsync, cancellationToken) == Chunk)
        {
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        return await Waiting(db, now).AnyAsync(cancellationToken) ? now : null;
    }

    private async Task<int> EnrolAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync("enrol-teams", cancellationToken);
        var now = clock.Instant;
        // By names, not ids: the same company is divided the same way wherever it is founded.
        var people = await Waiting(db, now)
            .OrderBy(p => db.Sites.Where(s => s.Id == p.SiteId).Select(s => s.Name).FirstOrDefault())
            .ThenBy(p => p.Function).ThenBy(p => p.Name).ThenBy(p => p.Id).Take(Chunk)
            .Select(p => new { p.Id, p.SiteId, p.Function, p.Zone }).ToListAsync(cancellationToken);
        if (people.Count == 0)
            return 0;
        var lines = await db.CadenceLines.Where(l => l.Kind == PromptKind.TeamPulse)
            .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => new { p.SiteId, p.Function, l.Recurrence })
            .ToListAsync(cancellationToken);
        var sites = lines.Select(static l => l.SiteId).Concat(people.Select(static p => p.SiteId)).Distinct().Count();
        var taken = lines.ConvertAll(l => (Part(l.SiteId, l.Function, sites), Month(l.Recurrence)));
        foreach (var person in people)
        {
            var part = Part(person.SiteId, person.Function, sites);
            var month = TeamPulseRule.MonthFor(part, taken);
            taken.Add((part, month));
            db.CadenceLines.Add(Line(person.Id, person.Zone, TeamPulseRule.InMonth(month), now));
        }
        return people.Count;
    }

    private static CadenceLine Line(PersonId person, string zone, Recurrence recurrence, DateTimeOffset now) => new()
    {
        Id = CadenceLineId.New(), PersonId = person, Kind = PromptKind.TeamPulse, Recurrence = recurrence.ToText(),
        NextAt = Cadence.InstantOf(Cadence.NextDate(recurrence, Zones.DateOf(now, zone)), recurrence.At, zone),
    };

    private static (SiteId?, WorkFunction?) Part(SiteId? site, WorkFunction function, int sites) =>
        (site, sites < TeamPulseRule.Months ? function : null);

    private static int Month(string recurrence) => ((Recurrence.Quarterly)Recurrence.Parse(recurrence).Value).MonthOfQuarter;

    private static IQueryable<Person> Waiting(LeadershipDb db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.People.Where(p => p.LeftAt == null
            && db.Roles.Any(r => r.PersonId == p.Id && r.Kind == RoleKind.Member && r.From <= today
                && (r.Until == null || r.Until >= today) && db.Projects.Any(j => j.Id == r.ProjectId
                    && j.PilotStartedAt != null && j.Phase != Phase.Closed))
            && !db.CadenceLines.Any(l => l.PersonId == p.Id && l.Kind == PromptKind.TeamPulse));
    }
}
