using LeadershipBot.Messaging;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Commands;

/// <summary>The PMO sends the waiting message under their own name.</summary>
public sealed class WhySendCommand(TemplateSet templates) : ICommand
{
    public string Grammar => "why send <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "sends the waiting message as PMO, in your name and not the sponsor's";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var why = await turn.Db.Whys.AsTracking().Include(w => w.Targets)
            .Where(w => w.ProjectId == id && (w.State == WhyState.Ready || w.State == WhyState.Declined
                || w.State == WhyState.LeftToPmo)).OrderByDescending(w => w.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return why is null
            ? WhyCommandMessages.NothingToSend
            : new Reply(await PmoHandlers.SendAsync(turn, why, templates, cancellationToken));
    }
}
