using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>A role that a cell asks for. Deputies stand beside a sponsor.</summary>
internal sealed record WantedRole(Project Project, RoleKind Kind, Person? For = null, bool WithVote = false);

/// <summary>Roles from people's and projects' files: only added, never ended, and a sponsor is never replaced silently.</summary>
internal sealed class RoleCells
{
    private readonly List<RoleAssignment> _roles = [];
    private readonly DateOnly _today;

    private RoleCells(DateOnly today) => _today = today;

    public static async Task<RoleCells> LoadAsync(LeadershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var cells = new RoleCells(today);
        cells._roles.AddRange(await db.Roles.AsTracking().Where(r => r.Until == null || r.Until >= today)
            .ToListAsync(cancellationToken));
        return cells;
    }

    public PersonId? SponsorOf(Project project) =>
        _roles.Find(r => r.ProjectId == project.Id && r.Kind == RoleKind.Sponsor && r.Until is null)?.PersonId;

    /// <summary>The roles column of a person: <c>PROJECT: role</c>, parted by semicolons.</summary>
    public static List<WantedRole> ReadPersonRoles(ImportCells cells, ImportNames names)
    {
        List<WantedRole> wanted = [];
        foreach (var text in cells.List("roles"))
        {
            var colon = text.LastIndexOf(':');
            if (colon <= 0 || Kind(text[(colon + 1)..]) is not { } kind)
            {
                cells.Fault("roles",
                    $"'{ImportCells.Short(text)}' is not a project and a role. Write PROJECT: sponsor, chair, lead, member or "
                        + $"pmo.");
                continue;
            }
            if (!names.Project(text[..colon].Trim()).TryGet(out var project, out var refusal))
                cells.Fault("roles", refusal.Sentence);
            else
                wanted.Add(new WantedRole(project, kind));
        }
        return wanted;
    }

    /// <summary>Whether the project has another sponsor; then the change needs a day, which only the command takes.</summary>
    public bool HasOtherSponsor(Project project, Person? person) => SponsorOf(project) is { } sponsor && sponsor != person?.Id;

    public List<string> Apply(LeadershipDb db, Person person, List<WantedRole> wanted)
    {
        List<string> changes = [];
        foreach (var role in wanted.Where(w => !_roles.Exists(r =>
            r.ProjectId == w.Project.Id && r.PersonId == person.Id && r.Kind == w.Kind)))
        {
            var added = new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = role.Project.Id, PersonId = person.Id, Kind = role.Kind, From = _today,
                ForPersonId = role.For?.Id, WithVote = role.WithVote,
            };
            _roles.Add(added);
            db.Roles.Add(added);
            changes.Add($"{person.Name} {RoleWords.Of(role.Kind)} of {role.Project.Name}");
        }
        return changes;
    }

    private static RoleKind? Kind(string word) => word.Trim().ToLowerInvariant() switch
    {
        "sponsor" => RoleKind.Sponsor,
        "chair" => RoleKind.SteeringChair,
        "lead" => RoleKind.Lead,
        "member" => RoleKind.Member,
        "pmo" => RoleKind.Pmo,
        _ => null,
    };
}
