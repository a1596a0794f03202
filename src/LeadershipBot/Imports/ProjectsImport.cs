using System.Text.RegularExpressions;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Imports;

/// <summary>Projects by name, with their sites and the people who carry them. An empty cell leaves what is known as it
/// is.</summary>
internal sealed partial class ProjectsImport : IImportWriter
{
    private static readonly (string Column, RoleKind Kind)[] RoleColumns =
    [
        ("sponsor", RoleKind.Sponsor), ("chair", RoleKind.SteeringChair), ("lead", RoleKind.Lead), ("pmo", RoleKind.Pmo),
            ("members", RoleKind.Member),
    ];

    public ImportKind Kind => ImportKind.Projects;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var roles = await RoleCells.LoadAsync(db, session.Today, cancellationToken);
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, roles);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names, RoleCells roles)
    {
        var name = cells.Required("name", Project.MaxName);
        if (name.Length > 0 && !session.First(Folded.Of(name), cells.Line, out var earlier))
            cells.Fault("name", $"The same project is on line {earlier}. Keep one of the two rows.");
        var known = name.Length > 0 ? names.ProjectOrNull(name) : null;
        if (known is null && name.Length > 0 && ProjectTurns.CheckName(name, "project", []).Refusal is { } badName)
            cells.Fault("name", badName.Sentence);
        var phase = PhaseOf(cells);
        var approved = ApprovedOn(cells, session, out var before);
        var sites = Sites(cells, names);
        var project = known ?? new Project { Id = ProjectId.New(), Name = name, CreatedAt = session.Now };
        var people = People(cells, names, roles, project);
        if (!cells.Good)
            return;
        var changes = Apply(db, project, known is null, phase, before ? DateOnly.FromDateTime(project.CreatedAt.UtcDateTime)
            : approved, before, sites, names, session);
        foreach (var (person, role) in people)
            changes.AddRange(roles.Apply(db, person, [role]));
        if (known is null)
        {
            db.Projects.Add(project);
            names.Add(project);
            if (phase is null)
                db.PhaseChanges.Add(new PhaseChange { ProjectId = project.Id, Phase = project.Phase, From = session.Today });
            session.Add(name);
            return;
        }
        project.Version += changes.Count > 0 ? 1 : 0;
        session.Change(project.Name, changes);
    }

    internal static Phase? PhaseOf(ImportCells cells)
    {
        var text = cells.Text("phase", 40)?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        if (text is null)
            return null;
        if (text == "stabilize" || Enum.GetNames<Phase>().Any(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)))
            return text == "stabilize" ? Phase.Stabilise : Enum.Parse<Phase>(text, ignoreCase: true);
        cells.Fault("phase",
            $"'{ImportCells.Short(text)}' is not a phase. Write planning, execution, go-live, stabilise, sustain or closed.");
        return null;
    }

    private static DateOnly? ApprovedOn(ImportCells cells, ImportSession session, out bool before)
    {
        before = cells.Text("approved", 40) is "--" or "before";
        var on = before ? null : cells.Date("approved");
        if (on > session.Today)
            cells.Fault("approved",
                $"{DateWords.Say(on.Value)} is still to come. Leave the cell empty until the project is approved.");
        return on;
    }

    private static List<(string Name, string? Zone)> Sites(ImportCells cells, ImportNames names)
    {
        List<(string, string?)> sites = [];
        foreach (var text in cells.List("sites"))
        {
            var match = SiteWithZone().Match(text);
            var name = match.Groups["name"].Value.Trim();
            if (match.Groups["zone"] is { Success: true } zone)
            {
                if (!Zones.Parse(zone.Value).TryGet(out var iana, out var refusal))
                    cells.Fault("sites", refusal.Sentence);
                else if (ProjectTurns.CheckName(name, "site", []).Refusal is { } bad)
                    cells.Fault("sites", bad.Sentence);
                else
                    sites.Add((name, iana));
            }
            else if (names.SiteOrNull(name) is { } known)
                sites.Add((known.Name, null));
            else
                cells.Fault("sites",
                    $"'{ImportCells.Short(text)}' is a new site and needs its time zone: {ImportCells.Short(text)} "
                        + $"(Europe/Berlin).");
        }
        return sites;
    }

    private static List<(Person Person, WantedRole Role)> People(ImportCells cells, ImportNames names, RoleCells roles,
        Project project)
    {
        List<(Person, WantedRole)> wanted = [];
        Person? sponsor = null;
        foreach (var (column, kind) in RoleColumns)
            foreach (var text in cells.List(column))
            {
                if (!names.Person(text).TryGet(out var person, out var refusal))
                    cells.Fault(column, refusal.Sentence);
                else if (kind == RoleKind.Sponsor && (sponsor is not null || roles.HasOtherSponsor(project, person)))
                    cells.Fault(column,
                        $"{project.Name} has a sponsor already. Use the sponsor command, which takes the day of the change.");
                else
                {
                    sponsor = kind == RoleKind.Sponsor ? person : sponsor;
                    wanted.Add((person, new WantedRole(project, kind)));
                }
            }
        Deputies(cells, names, roles, project, sponsor, wanted);
        return wanted;
    }

    private static void Deputies(ImportCells cells, ImportNames names, RoleCells roles, Project project, Person? sponsor,
        List<(Person, WantedRole)> wanted)
    {
        foreach (var text in cells.List("deputy"))
        {
            var vote = text.EndsWith(" with vote", StringComparison.OrdinalIgnoreCase);
            var who = vote ? text[..^" with vote".Length] : text;
            var stands = sponsor ?? (roles.SponsorOf(project) is { } id ? names.ById(id) : null);
            if (!names.Person(who).TryGet(out var person, out var refusal))
                cells.Fault("deputy", refusal.Sentence);
            else if (stands is null)
                cells.Fault("deputy", "A deputy stands in for a sponsor, and this project has none. Fill the sponsor column.");
            else if (stands.Id == person.Id)
                cells.Fault("deputy", "The sponsor cannot be their own deputy. Name somebody else or leave the cell empty.");
            else
                wanted.Add((person, new WantedRole(project, RoleKind.Deputy, stands, vote)));
        }
    }

    private static List<string> Apply(LeadershipDb db, Project project, bool isNew, Phase? phase, DateOnly? approved, bool before,
        List<(string Name, string? Zone)> sites, ImportNames names, ImportSession session)
    {
        List<string> changes = [];
        if (phase is { } next && (isNew || next != project.Phase))
        {
            db.PhaseChanges.Add(new PhaseChange { ProjectId = project.Id, Phase = next, From = session.Today });
            changes.Add($"phase {RoleWords.Of(next)}");
            project.Phase = next;
        }
        if (approved is { } on && (on != project.ApprovedOn || before != project.ComparedWithCharter && before))
        {
            project.ApprovedOn = on;
            project.ComparedWithCharter = before || ApprovalRule.IsComparedWithCharter(on, project.CreatedAt);
            var how = project.ComparedWithCharter ? ", compared with its charter, not with the past" : "";
            changes.Add($"approved {on:yyyy-MM-dd}{how}");
        }
        foreach (var (name, zone) in sites)
        {
            var site = names.SiteOrNull(name);
            if (site is null)
            {
                site = new Site { Id = SiteId.New(), Name = name, Zone = zone! };
                db.Sites.Add(site);
                names.Add(site);
            }
            if (project.Sites.Exists(s => s.Id == site.Id))
                continue;
            project.Sites.Add(site);
            changes.Add($"site {site.Name}");
        }
        return changes;
    }

    [GeneratedRegex(@"^(?<name>[^()]+?)\s*(?:\((?<zone>[^()]+)\))?$")]
    private static partial Regex SiteWithZone();
}
