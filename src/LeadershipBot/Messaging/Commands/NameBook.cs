using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging.Commands;

/// <summary>The names a line may use, and who <c>me</c> is.</summary>
public sealed record NameBook(NameList Projects, NameList People, NameList Sites, NameEntry? Me)
{
    /// <summary>
    /// Everyone who has not left, every site; projects only as far as the actor has something to do with them, so that a typed
    /// name cannot be used to find out what other projects there are.
    /// </summary>
    public static async Task<NameBook> LoadAsync(LeadershipDb db, Actor actor, CancellationToken cancellationToken)
    {
        var mine = actor.IsPmo ? null : actor.Roles.Select(static r => r.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => mine == null || mine.Contains(p.Id))
            .Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        var people = await db.People.Where(p => p.LeftAt == null)
            .Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(cancellationToken);
        var sites = await db.Sites.Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var everyone = people.ConvertAll(static p => new NameEntry(p.Id, p.Id.Value, p.Name, p.Email));
        return new NameBook(
            new NameList(projects.ConvertAll(static p => new NameEntry(p.Id, p.Id.Value, p.Name))),
            new NameList(everyone),
            new NameList(sites.ConvertAll(static s => new NameEntry(s.Id, s.Id.Value, s.Name))),
            everyone.Find(e => e.Key == actor.Id.Value));
    }
}
