using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Messaging.Commands;

/// <summary>Who may do what. A refusal says who can, so that the asker knows whom to turn to.</summary>
public static class Permission
{
    private const int MostNames = 5;

    /// <summary>What the actor may do for the project at hand, or for any where there is none.</summary>
    public static bool Has(this Actor actor, Needs needs, ProjectId? project) => needs switch
    {
        Needs.Anyone => true,
        Needs.Sponsor => actor.Roles.Any(r => (project is null || r.ProjectId == project)
            && (r.Kind == RoleKind.Sponsor || r is { Kind: RoleKind.Deputy, WithVote: true })),
        Needs.Pmo => project is { } one ? actor.IsPmoOf(one) : actor.IsPmo,
        _ => actor.IsAdmin,
    };

    /// <summary>Null when the actor may.</summary>
    public static async Task<Refusal?> CheckAsync(this Turn turn, Needs needs, ProjectId? project,
        CancellationToken cancellationToken)
    {
        if (turn.Actor.Has(needs, project))
            return null;
        if (needs == Needs.Admin)
            return CommandMessages.OnlyAdmins(await AdminsAsync(turn, cancellationToken));
        if (project is not { } id)
            return needs == Needs.Sponsor ? CommandMessages.OnlySponsors
                : CommandMessages.OnlyPmos(await PmosAsync(turn, cancellationToken));
        var name = await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken)
            ?? "this project";
        return needs == Needs.Sponsor
            ? CommandMessages.OnlySponsor(name, await HoldersAsync(turn, id, RoleKind.Sponsor, cancellationToken))
            : CommandMessages.OnlyPmo(name, await HoldersAsync(turn, id, RoleKind.Pmo, cancellationToken));
    }

    private static Task<List<string>> HoldersAsync(Turn turn, ProjectId project, RoleKind kind,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        return turn.Db.Roles
            .Where(r => r.ProjectId == project && r.Kind == kind && r.From <= today && (r.Until == null || r.Until >= today))
            .Join(turn.Db.People, r => r.PersonId, p => p.Id, (_, p) => p.Name)
            .OrderBy(n => n).Take(MostNames).ToListAsync(cancellationToken);
    }

    private static Task<List<string>> AdminsAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Db.People.Where(p => p.LeftAt == null && (p.InstallationRole & InstallationRole.Admin) != 0)
            .Select(p => p.Name).OrderBy(n => n).Take(MostNames).ToListAsync(cancellationToken);

    private static async Task<List<string>> PmosAsync(Turn turn, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var pmos = await turn.Db.Roles
            .Where(r => r.Kind == RoleKind.Pmo && r.From <= today && (r.Until == null || r.Until >= today))
            .Join(turn.Db.People, r => r.PersonId, p => p.Id, (_, p) => p.Name)
            .Distinct().OrderBy(n => n).Take(MostNames).ToListAsync(cancellationToken);
        return pmos.Count > 0 ? pmos : await AdminsAsync(turn, cancellationToken);
    }
}
