using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>What the project commands share.</summary>
internal static class ProjectTurns
{
    public static Task<Project> ProjectAsync(this Turn turn, ProjectId id, CancellationToken cancellationToken) =>
        turn.Db.Projects.AsTracking().FirstAsync(p => p.Id == id, cancellationToken);

    /// <summary>Roles of a kind that are current or still to come.</summary>
    public static Task<List<RoleAssignment>> OpenRolesAsync(
        this Turn turn, ProjectId project, RoleKind kind, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        return turn.Db.Roles.AsTracking()
            .Where(r => r.ProjectId == project && r.Kind == kind && (r.Until == null || r.Until >= today))
            .OrderBy(r => r.From).ToListAsync(cancellationToken);
    }

    public static Task<string> NameOfAsync(this Turn turn, PersonId id, CancellationToken cancellationToken) =>
        turn.Db.People.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);

    /// <summary>A project or site name nobody could take for another: compared without case and accents.</summary>
    public static Outcome<string> CheckName(string text, string kind, IEnumerable<string> taken)
    {
        var name = text.Trim();
        if (name.Length is 0 or > Project.MaxName)
            return Refusal.Invalid($"A {kind} has a name of 1 to {Project.MaxName} characters.");
        if (name.AsSpan().IndexOfAny("\"\u201c\u201d\u201e") >= 0 || name[0] == '#' || Folded.Of(name).Length == 0)
            return Refusal.Invalid($"A {kind}'s name starts with a letter or digit and holds no quotation marks.");
        var folded = Folded.Of(name);
        return taken.FirstOrDefault(t => Folded.Of(t) == folded) is { } same
            ? Refusal.Conflict($"There is a {kind} called {same} already. Nothing was changed.")
            : name;
    }
}
