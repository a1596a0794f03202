using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

public sealed class RenameProjectCommand : ICommand
{
    public string Grammar => "rename project <project> to <name:text>";

    public Needs Needs => Needs.Pmo;

    public string Help => "changes how a project is called";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var renamed = await RenameAsync(id, arguments.Text("name"), turn, cancellationToken);
        return renamed.TryGet(out var names, out var refusal)
            ? new Reply(ProjectMessages.Renamed(names.Before, names.After,
                turn.Offer($"renaming {names.Before}", new RenameProjectBack(id, names.Before))))
            : refusal;
    }

    internal static async Task<Outcome<(string Before, string After)>> RenameAsync(
        ProjectId id, string to, Turn turn, CancellationToken cancellationToken)
    {
        var taken = await turn.Db.Projects.Where(p => p.Id != id).Select(p => p.Name).ToListAsync(cancellationToken);
        if (!ProjectTurns.CheckName(to, "project", taken).TryGet(out var name, out var refusal))
            return refusal;
        var project = await turn.ProjectAsync(id, cancellationToken);
        var before = project.Name;
        project.Name = name;
        project.Version++;
        turn.Audit("project.renamed", $"{before} -> {name}", project: id);
        return (before, name);
    }
}

public sealed record RenameProjectBack(ProjectId Project, string To) : IAction<RenameProjectBack>
{
    public static string Name => "projects.rename-back.1";
}

public sealed class RenameProjectBackHandler : IHandle<RenameProjectBack>
{
    public async Task<Outcome<Reply>> HandleAsync(RenameProjectBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        return (await RenameProjectCommand.RenameAsync(action.Project, action.To, turn, cancellationToken))
            .Then<Reply>(static _ => Reply.Nothing);
    }
}
