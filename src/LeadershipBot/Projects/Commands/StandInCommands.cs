using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>The PMO names who stands in for a sponsor, or assists them.</summary>
public sealed class StandInCommand : ICommand
{
    public string Grammar => "<as:deputy|assistant> <project> <person> for <sponsor:person> [<dates>] [with vote]";

    public Needs Needs => Needs.Pmo;

    public string Help => "names a deputy (answers; with vote, also decides) or an assistant (prepares, never decides)";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var sponsor = await turn.PersonAsync(arguments.Person("sponsor"), cancellationToken);
        var sponsors = await turn.OpenRolesAsync(project.Id, RoleKind.Sponsor, cancellationToken);
        return sponsors.Exists(r => r.PersonId == sponsor.Id)
            ? await StandIns.NameAsync([project], sponsor, arguments, turn, cancellationToken)
            : ProjectMessages.HasNoSuchRole(sponsor.Name, RoleKind.Sponsor, project.Name);
    }
}

/// <summary>An executive names their own, in all projects they sponsor.</summary>
public sealed class OwnStandInCommand : ICommand
{
    public string Grammar => "<as:deputy|assistant> <person> [<dates>] [with vote]";

    public Needs Needs => Needs.Sponsor;

    public string Help => "names your deputy or assistant in the projects you sponsor";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var mine = turn.Actor.Roles.Where(static r => r.Kind == RoleKind.Sponsor).Select(static r => r.ProjectId).ToList();
        var projects = await turn.Db.Projects.Where(p => mine.Contains(p.Id) && p.Phase != Phase.Closed)
            .OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return projects.Count == 0
            ? CommandMessages.OnlySponsors
            : await StandIns.NameAsync(projects, turn.Actor.Person, arguments, turn, cancellationToken);
    }
}

internal static class StandIns
{
    /// <summary>As many as the undo step's wire text holds.</summary>
    private const int MostToUndo = 20;

    public static async Task<Outcome<Reply>> NameAsync(
        IReadOnlyList<Project> projects, Person sponsor, CommandArguments arguments, Turn turn,
            CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var kind = RoleCommand.Read(arguments.Text("as"));
        var vote = arguments.Has("with vote");
        if (person.Id == sponsor.Id)
            return ProjectMessages.OwnStandIn(sponsor.Name);
        if (kind == RoleKind.Assistant && vote)
            return ProjectMessages.AssistantsDoNotVote;
        var dates = arguments.DatesOrNull();
        List<RoleId> added = [];
        foreach (var project in projects)
        {
            var role = new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = kind, From = dates?.From
                    ?? turn.RoleDay(),
                Until = dates?.Until, WithVote = vote, ForPersonId = sponsor.Id,
            };
            if (await ExistsAsync(role, turn, cancellationToken))
                continue;
            turn.Db.Roles.Add(role);
            added.Add(role.Id);
            turn.Audit($"role.{kind}", $"{person.Name} for {sponsor.Name}{(vote ? ", with vote" : "")}", person.Id, project.Id);
            await OntoCharterAsync(role, turn, cancellationToken);
        }
        if (added.Count == 0)
            return new Reply(ProjectMessages.HasRoleAlready(person.Name, kind, projects[0].Name));
        var undo = added.Count <= MostToUndo
            ? turn.Offer($"{person.Name} as {RoleWords.Of(kind)} of {sponsor.Name}", new StandInsBack(sponsor.Id, added)) : null;
        return new Reply(ProjectMessages.StandInNamed(
            [.. projects.Select(static p => p.Name)], person.Name, sponsor.Name, kind, dates, vote, sponsor.Id == turn.Actor.Id,
                undo));
    }

    private static Task<bool> ExistsAsync(RoleAssignment role, Turn turn, CancellationToken cancellationToken) =>
        turn.Db.Roles.AnyAsync(r => r.ProjectId == role.ProjectId && r.PersonId == role.PersonId && r.Kind == role.Kind
            && r.ForPersonId == role.ForPersonId && r.From <= role.From && (r.Until == null || r.Until == role.Until)
            && r.WithVote == role.WithVote, cancellationToken);

    /// <summary>A charter that is not agreed yet shows the deputy who stands in without an end.</summary>
    private static async Task OntoCharterAsync(RoleAssignment role, Turn turn, CancellationToken cancellationToken)
    {
        if (role is not { Kind: RoleKind.Deputy, Until: null })
            return;
        foreach (var charter in await turn.Db.Charters.AsTracking()
            .Where(c => c.ProjectId == role.ProjectId && c.PersonId == role.ForPersonId && c.SignedAt == null)
                .ToListAsync(cancellationToken))
        {
            charter.DeputyId = role.PersonId;
            charter.Version++;
            if (charter.LogicalId is { } logical)
                await turn.Outbox.ReviseAsync(logical, cancellationToken);
        }
    }
}

public sealed record StandInsBack(PersonId Sponsor, IReadOnlyList<RoleId> Roles) : IAction<StandInsBack>
{
    public static string Name => "projects.stand-ins-back.1";
}

public sealed class StandInsBackHandler : IHandle<StandInsBack>
{
    public async Task<Outcome<Reply>> HandleAsync(StandInsBack action, Turn turn, CancellationToken cancellationToken)
    {
        var roles = await turn.Db.Roles.AsTracking()
            .Where(r => action.Roles.Contains(r.Id) && r.ForPersonId == action.Sponsor).ToListAsync(cancellationToken);
        foreach (var project in roles.Select(static r => r.ProjectId).Distinct())
            if (action.Sponsor != turn.Actor.Id && await turn.CheckAsync(Needs.Pmo, project, cancellationToken) is { } no)
                return no;
        turn.Db.Roles.RemoveRange(roles);
        foreach (var role in roles)
            turn.Audit($"role.{role.Kind}.undone", null, role.PersonId, role.ProjectId);
        return Reply.Nothing;
    }
}
