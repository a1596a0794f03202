using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Privacy;

/// <summary>
/// Keeps who looked at whose data. One entry per reader, person, view, project and day: enough for "who looked", and a page left
/// open does not drown it.
/// </summary>
public static class Sightings
{
    /// <param name="turn">The act by which the data was shown.</param>
    /// <param name="view">As in <see cref="ViewWords"/>.</param>
    /// <param name="subjects">Whose data; the reader's own is nobody's business.</param>
    /// <param name="project">Where the view is of one project.</param>
    /// <param name="cancellationToken">Of the turn.</param>
    public static Task SawAsync(this Turn turn, string view, IEnumerable<PersonId> subjects, ProjectId? project,
        CancellationToken cancellationToken) =>
        NoteAsync(turn.Db, turn.Actor.Id, view, subjects, project, turn.Now, cancellationToken);

    /// <summary>For use inside a unit of work.</summary>
    public static async Task NoteAsync(LeadershipDb db, PersonId reader, string view, IEnumerable<PersonId> subjects,
        ProjectId? project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = subjects.Where(s => s != reader).Distinct().ToList();
        if (seen.Count == 0)
            return;
        var since = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var noted = await db.Audit
            .Where(a => a.ActorId == reader && a.Action == view && a.ProjectId == project && a.At >= since)
            .Select(static a => a.SubjectId).ToListAsync(cancellationToken);
        db.Audit.AddRange(seen.Where(s => !noted.Contains(s)).Select(s => new AuditEntry
        {
            At = now, ActorId = reader, Action = view, SubjectId = s, ProjectId = project,
        }));
    }
}

/// <summary>The views of people's data as the audit calls them, and as people do.</summary>
public static class ViewWords
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["people.seen"] = "the list of people",
        ["absences.seen"] = "absences",
        ["answers.seen"] = "your answers",
        ["waiting.seen"] = "what waits on you",
        ["project.seen"] = "the status of a project",
        ["charter.seen"] = "your charter",
        ["deliveries.seen"] = "deliveries to you",
        ["preview.seen"] = "when you are asked next",
        ["brief.sample"] = "a sample of your next brief",
        ["export"] = "the file with everything about you",
        ["web.people"] = "the page of people",
        ["web.projects"] = "the page of projects",
        ["web.project"] = "the page of a project",
        ["web.waiting"] = "the page of what waits",
        ["web.deliveries"] = "the page of deliveries",
    };
}
