using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Projects.Commands;

/// <summary>Sets t0: the day the decision to fund was taken. <c>--</c> says it was before the bot came and no date is at
/// hand.</summary>
public sealed class ApproveCommand : ICommand
{
    public string Grammar => "approve <project> [<on:past> | before|--|—]";

    public Needs Needs => Needs.Pmo;

    public string Help => "the day the project was approved; everything after is compared with before";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        var unknown = arguments.Has("before|--|—");
        var on = unknown ? DateOnly.FromDateTime(project.CreatedAt.UtcDateTime) : arguments.DateOrNull("on") ?? today;
        if (on > today)
            return ProjectMessages.NotApprovedYet(project.Name, on);
        var (before, compared) = (project.ApprovedOn, project.ComparedWithCharter);
        project.ApprovedOn = on;
        project.ComparedWithCharter = unknown || ApprovalRule.IsComparedWithCharter(on, project.CreatedAt);
        project.Version++;
        turn.Audit("project.approved", project.ComparedWithCharter ? $"{IsoDate(on)}, compared with its charter"
            : IsoDate(on), project: project.Id);
        var undo = turn.Offer($"approval of {project.Name}", new ApprovalBack(project.Id, before, compared));
        return new Reply(ProjectMessages.Approved(project.Name, unknown ? null
            : on, before, project.ComparedWithCharter, project.Phase, undo));
    }

    private static string IsoDate(DateOnly date) =>
        date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record ApprovalBack(ProjectId Project, DateOnly? ApprovedOn, bool ComparedWithCharter) : IAction<ApprovalBack>
{
    public static string Name => "projects.approval-back.1";
}

public sealed class ApprovalBackHandler : IHandle<ApprovalBack>
{
    public async Task<Outcome<Reply>> HandleAsync(ApprovalBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var project = await turn.ProjectAsync(action.Project, cancellationToken);
        (project.ApprovedOn, project.ComparedWithCharter) = (action.ApprovedOn, action.ComparedWithCharter);
        project.Version++;
        turn.Audit("project.approval.undone", null, project: project.Id);
        return Reply.Nothing;
    }
}
