using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>One's own projects; all of them for a PMO.</summary>
public sealed class ProjectsCommand : ICommand
{
    private const int Most = 60;

    public string Grammar => "projects";

    public Needs Needs => Needs.Anyone;

    public string Help => "your projects: phase, sponsor, approval";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var mine = turn.Actor.IsPmo ? null : turn.Actor.Roles.Select(static r => r.ProjectId).Distinct().ToList();
        var projects = await turn.Db.Projects.Where(p => mine == null || mine.Contains(p.Id))
            .OrderBy(p => p.Phase == Phase.Closed).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        var sponsors = (await turn.Db.Roles
            .Where(r => r.Kind == RoleKind.Sponsor && r.From <= today && (r.Until == null || r.Until >= today))
            .Join(turn.Db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.ProjectId, p.Name })
            .ToListAsync(cancellationToken)).ToLookup(static s => s.ProjectId, static s => s.Name);
        return new Reply(ProjectMessages.Projects(
            [.. projects.Take(Most).Select(p => new ProjectLine(p.Name, p.Phase, [.. sponsors[p.Id]], p.ApprovedOn,
                p.PilotStartedAt is not null, p.PausedAt is not null))],
            projects.Count, turn.Actor.IsPmo));
    }
}

internal sealed record ProjectLine(
    string Name, Phase Phase, IReadOnlyList<string> Sponsors, DateOnly? ApprovedOn, bool PilotStarted, bool Paused);
