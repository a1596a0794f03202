using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Audiences.Results;

public sealed class ResultsCommand(IOptions<PrivacyOptions> options) : ICommand
{
    public string Grammar => "results <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "what a project's teams answered, by audience and site";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.Project();
        if (!ResultsSight.Sees(turn.Actor, project))
            return ResultsMessages.OnlyOffice;
        turn.Audit("results.viewed", null, null, project);
        return new Reply(ResultsMessages.Results(
            await ResultsQuery.LatestAsync(turn.Db, project, options.Value, turn.Now, cancellationToken)));
    }
}

public sealed class VisibilityCommand(IOptions<PrivacyOptions> options) : ICommand
{
    public string Grammar => "visibility <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "whether a project's teams see their leaders, as they say";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.Project();
        if (!ResultsSight.Sees(turn.Actor, project))
            return ResultsMessages.OnlyOffice;
        turn.Audit("visibility.viewed", null, null, project);
        return new Reply(ResultsMessages.Visibility(
            await ResultsQuery.VisibilityAsync(turn.Db, project, options.Value, turn.Now, cancellationToken)));
    }
}

/// <summary>Who may see what a project's teams said, all of them the same.</summary>
internal static class ResultsSight
{
    public static bool Sees(Actor actor, ProjectId project) => actor.IsPmoOf(project) || actor.Roles.Any(r => r.ProjectId == project
        && r.Kind is RoleKind.Sponsor or RoleKind.SteeringChair or RoleKind.Lead or RoleKind.Deputy);
}
