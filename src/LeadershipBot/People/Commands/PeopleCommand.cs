using LeadershipBot.Messaging;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.People.Commands;

/// <summary>Who is known, in which roles, and who cannot be reached.</summary>
public sealed class PeopleCommand(IOptions<PilotOptions> pilot) : ICommand
{
    private const int Most = 60;

    public string Grammar => "people [<project>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "who is known to the bot, and who cannot be reached";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var project = arguments.ProjectOrNull();
        var roles = await turn.Db.Roles
            .Where(r => (project == null || r.ProjectId == project) && r.From <= today && (r.Until == null || r.Until >= today))
            .Join(turn.Db.Projects, r => r.ProjectId, p => p.Id, (r, p) => new { r.PersonId, r.Kind, p.Name })
            .ToListAsync(cancellationToken);
        var byPerson = roles.ToLookup(static r => r.PersonId, r =>
            project is null ? $"{RoleWords.Of(r.Kind)} of {r.Name}" : RoleWords.Of(r.Kind));
        var wanted = project is null ? null : roles.Select(static r => r.PersonId).Distinct().ToList();
        var people = await turn.Db.People.Where(p => p.LeftAt == null && (wanted == null || wanted.Contains(p.Id)))
            .Include(p => p.Identities).OrderBy(p => p.Name).ToListAsync(cancellationToken);
        var name = project is null ? null
            : await turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);
        await turn.SawAsync("people.seen", people.Take(Most).Select(static p => p.Id), project, cancellationToken);
        return new Reply(PeopleMessages.People(name,
            [.. people.Take(Most).Select(p => new PersonLine(p.Name, p.Zone, [.. byPerson[p.Id]], Reach.Why(p) ?? pilot.Value.WhyNot(p)))], people.Count));
    }
}

internal sealed record PersonLine(string Name, string Zone, IReadOnlyList<string> Roles, string? Unreachable);
