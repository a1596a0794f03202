using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Projects.Commands;

/// <summary>Where a project stands: facts only. What concerns reaching people and the charter is for its PMO and
/// sponsor.</summary>
public sealed class StatusCommand(IOptions<PilotOptions> pilot) : ICommand
{
    public string Grammar => "status <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "phase, approval, sponsor, charter, who can be reached, what waits";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var project = await turn.Db.Projects.Include(p => p.Sites).FirstAsync(p => p.Id == id, cancellationToken);
        var roles = await RolesAsync(turn, id, cancellationToken);
        var pmo = turn.Actor.IsPmoOf(id);
        var inside = pmo || turn.Actor.Roles.Any(r =>
            r.ProjectId == id && r.Kind is RoleKind.Sponsor or RoleKind.Deputy or RoleKind.Assistant);
        var charter = inside ? await CharterAsync(turn, project, cancellationToken) : null;
        var waits = inside ? await WaitsAsync(turn, id, cancellationToken) : null;
        var reach = pmo ? await Reachability.ReadAsync(turn.Db, pilot.Value, id, turn.Now, cancellationToken) : null;
        if (inside)
            await turn.SawAsync("project.seen", await SeenAsync(turn, id, reach, cancellationToken), id, cancellationToken);
        return new Reply(ProjectMessages.Status(new StatusView(
            project.Name, project.Phase, project.ApprovedOn, project.ComparedWithCharter, project.PilotStartedAt is not null,
            project.PausedAt is not null, [.. project.Sites.Select(static s => s.Name).Order(StringComparer.Ordinal)], roles,
                charter, waits, reach, pmo),
            turn.Actor.Person.Zone));
    }

    private static async Task<IReadOnlyList<StatusRole>> RolesAsync(Turn turn, ProjectId id, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var rows = await turn.Db.Roles
            .Where(r => r.ProjectId == id && r.Kind != RoleKind.Member && (r.Until == null || r.Until >= today))
            .Join(turn.Db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Kind, r.From, r.Until, r.WithVote, p.Name })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(static r => r.Kind).ThenBy(static r => r.From)
            .Select(r => new StatusRole(r.Kind, r.Name, r.From > today ? r.From : null, r.Until, r.WithVote))];
    }

    /// <summary>Whose data is in the answer: of those who can or cannot be reached, and of the sponsors.</summary>
    private static async Task<IEnumerable<PersonId>> SeenAsync(
        Turn turn, ProjectId id, ReachReport? reach, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var sponsors = await turn.Db.Roles.Where(r => r.ProjectId == id && r.Kind == RoleKind.Sponsor
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId).ToListAsync(cancellationToken);
        return sponsors.Concat(reach?.People.Select(static p => p.Person) ?? []);
    }

    private static async Task<string?> CharterAsync(Turn turn, Project project, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var rows = await turn.Db.Roles
            .Where(r => r.ProjectId == project.Id && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(turn.Db.Charters.Where(c => c.ProjectId == project.Id && c.Phase == project.Phase), r => r.PersonId, c =>
                c.PersonId,
                (_, c) => new { c.SignedAt, c.LogicalId })
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : ProjectMessages.CharterState(rows[0].SignedAt, rows[0].LogicalId is not null);
    }

    /// <summary>Since when the oldest open brief of this project waits.</summary>
    private static async Task<(int Count, DateOnly? Since)?> WaitsAsync(Turn turn, ProjectId id,
        CancellationToken cancellationToken)
    {
        var dates = await turn.Db.Pulses.Where(p => p.ProjectId == id)
            .Join(turn.Db.Prompts.Where(p => p.State == PromptState.Open), u => u.PromptId, p => p.Id, (_, p) => p.LocalDate)
            .ToListAsync(cancellationToken);
        return (dates.Count, dates.Count == 0 ? null : dates.Min());
    }
}

internal sealed record StatusRole(RoleKind Kind, string Name, DateOnly? From, DateOnly? Until, bool WithVote);

internal sealed record StatusView(
    string Name, Phase Phase, DateOnly? ApprovedOn, bool ComparedWithCharter, bool PilotStarted, bool Paused,
        IReadOnlyList<string> Sites,
    IReadOnlyList<StatusRole> Roles, string? Charter, (int Count, DateOnly? Since)? Waits, ReachReport? Reach, bool ForPmo);
