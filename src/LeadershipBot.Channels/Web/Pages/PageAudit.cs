using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>Keeps who looked at whose data on a page.</summary>
internal sealed class PageAudit(WriteGate gate, BusinessClock clock)
{
    public async Task SawAsync(
        Visitor reader, string page, IEnumerable<PersonId> subjects, ProjectId? project, CancellationToken cancellationToken)
    {
        var seen = subjects.Where(s => s != reader.Id).Distinct().ToList();
        if (seen.Count > 0)
            await gate.RunAsync(
                (db, unit) => Sightings.NoteAsync(db, reader.Id, page, seen, project, clock.Instant, unit), cancellationToken);
    }
}
