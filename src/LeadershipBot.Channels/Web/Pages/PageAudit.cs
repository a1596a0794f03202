using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>
/// Keeps who looked at whose data. One entry per reader, person, page and day: enough for "who looked", and a page left open
/// does not drown it.
/// </summary>
internal sealed class PageAudit(WriteGate gate, BusinessClock clock)
{
    public async Task SawAsync(
        Visitor reader, string page, IEnumerable<PersonId> subjects, ProjectId? project, CancellationToken cancellationToken)
    {
        var seen = subjects.Where(s => s != reader.Id).Distinct().ToList();
        if (seen.Count == 0)
            return;
        await gate.RunAsync(async (db, unit) =>
        {
            var now = clock.Instant;
            var since = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
            var noted = await db.Audit
                .Where(a => a.ActorId == reader.Id && a.Action == page && a.ProjectId == project && a.At >= since)
                .Select(static a => a.SubjectId).ToListAsync(unit);
            db.Audit.AddRange(seen.Where(s => !noted.Contains(s)).Select(s => new AuditEntry
            {
                At = now, ActorId = reader.Id, Action = page, SubjectId = s, ProjectId = project,
            }));
        }, cancellationToken);
    }
}
