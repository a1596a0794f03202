using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Whys.Questions;

namespace LeadershipBot.Whys.Sends;

/// <summary>A why as the teams read it: the text, the ask, a name. Pure.</summary>
internal static class WhyMessages
{
    public static Message Why(WhyView view)
    {
        var signature = WhyText.Signature(view.Signer!, view.SignedAs!.Value, view.Project);
        return new Message(CommandMessages.Cut($"{view.Project}: {view.Text!.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal)}",
            Message.MaxSummary),
        [
            new Text(view.Text!), new Text(signature),
            new Buttons([Button.For("Ask a question…", new AskQuestion(view.ProjectId, null))]),
        ]);
    }
}
