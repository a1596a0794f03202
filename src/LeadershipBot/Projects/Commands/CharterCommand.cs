using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects.Commands;

/// <summary>The charter of the present phase: to sign for its sponsor, to read for the PMO and whoever stands in.</summary>
public sealed class CharterCommand : ICommand
{
    public string Grammar => "charter <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "what the sponsor agreed to for the present phase";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var mine = turn.Actor.Roles.Where(r => r.ProjectId == project.Id).ToList();
        if (mine.Exists(static r => r.Kind == RoleKind.Sponsor))
        {
            var own = await CharterProposal.ProposeAsync(turn.Db, turn.Outbox, project, turn.Actor.Id, turn.Now,
                cancellationToken);
            return new Reply(own is null
                ? CharterMessages.None(project.Name)
                : CharterMessages.Card(await CharterView.ReadAsync(turn.Db, own, cancellationToken)));
        }
        if (!turn.Actor.IsPmoOf(project.Id) && !mine.Exists(static r => r.ForPersonId is not null))
            return await turn.CheckAsync(Needs.Pmo, project.Id, cancellationToken) ?? CharterMessages.NotYours;
        var today = turn.RoleDay();
        var charter = await turn.Db.Charters
            .Where(c => c.ProjectId == project.Id && c.Phase == project.Phase && turn.Db.Roles.Any(r => r.ProjectId == project.Id
                && r.PersonId == c.PersonId && r.Kind == RoleKind.Sponsor && r.From <= today
                    && (r.Until == null || r.Until >= today)))
            .FirstOrDefaultAsync(cancellationToken);
        if (charter is null)
            return new Reply(CharterMessages.None(project.Name));
        turn.Audit("charter.seen", null, charter.PersonId, project.Id);
        return new Reply(CharterMessages.Seen(await CharterView.ReadAsync(turn.Db, charter, cancellationToken)));
    }
}
