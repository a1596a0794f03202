using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

/// <summary>
/// Whose briefs somebody may look after: an Admin everybody's; a PMO those of the people who have, had or will have a role on
/// their projects, and of these only what concerns their projects.
/// </summary>
internal sealed record Sight(bool All, IReadOnlyList<ProjectId> Projects)
{
    public static Sight Of(Actor actor) => new(actor.IsAdmin,
        [.. actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).Distinct()]);

    public bool Sees(ProjectId project) => All || Projects.Contains(project);

    public Task<bool> SeesAsync(PersonId person, Turn turn, CancellationToken cancellationToken) => All
        ? Task.FromResult(true)
        : turn.Db.Roles.AnyAsync(r => r.PersonId == person && Projects.Contains(r.ProjectId), cancellationToken);

    /// <summary>Whose brief the actor may move: of somebody who is, or is to be, sponsor of a project of theirs.</summary>
    public Task<bool> LooksAfterAsync(PersonId person, Turn turn, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        return All ? Task.FromResult(true) : turn.Db.Roles.AnyAsync(r => r.PersonId == person && r.Kind == RoleKind.Sponsor
            && Projects.Contains(r.ProjectId) && (r.Until == null || r.Until >= today), cancellationToken);
    }

    /// <summary>Null: everybody.</summary>
    public async Task<IReadOnlyCollection<PersonId>?> PeopleAsync(Turn turn, CancellationToken cancellationToken) => All
        ? null
        : await turn.Db.Roles.Where(r => Projects.Contains(r.ProjectId)).Select(r => r.PersonId).Distinct()
            .ToListAsync(cancellationToken);
}
