using LeadershipBot.Messaging;

namespace LeadershipBot.Whys.Questions;

/// <summary>A question typed as a command.</summary>
public sealed class QuestionCommand : ICommand
{
    public string Grammar => "question <project> <question:text>";

    public Needs Needs => Needs.Anyone;

    public string Help => "asks the sponsor of a project of yours; your name is not shown";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        await QuestionHandlers.AskAsync(turn, arguments.Project(), null, arguments.Text("question"), false, cancellationToken);
}
