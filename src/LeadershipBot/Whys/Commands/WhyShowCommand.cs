using LeadershipBot.Messaging;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Commands;

/// <summary>The newest message of a project, with what can be done about it.</summary>
public sealed class WhyShowCommand(TemplateSet templates) : ICommand
{
    public string Grammar => "why show <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "the newest message that says why, whole, and what can be done about it";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var why = await turn.Db.Whys.Where(w => w.ProjectId == id)
            .OrderBy(w => w.State == WhyState.Sent || w.State == WhyState.Dropped).ThenByDescending(w => w.CreatedAt)
            .Select(w => (WhyId?)w.Id).FirstOrDefaultAsync(cancellationToken);
        if (why is not { } newest)
            return WhyCommandMessages.NoneYet(await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name)
                .FirstAsync(cancellationToken));
        var view = await WhyView.ReadAsync(turn.Db, templates, newest, cancellationToken);
        return new Reply(WhyWords.Card(view!, templates, turn.Actor.Person.Zone));
    }
}
