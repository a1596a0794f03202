using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Gives the deputies of one brief a copy that they can answer; their answers are marked as a deputy's.</summary>
public sealed class PassToDeputyHandler : IHandle<PassToDeputy>
{
    public async Task<Outcome<Reply>> HandleAsync(PassToDeputy action, Turn turn, CancellationToken cancellationToken)
    {
        var prompt = await turn.Db.Prompts.Include(p => p.Pulses)
            .FirstOrDefaultAsync(p => p.Id == action.Prompt, cancellationToken);
        if (prompt is null || prompt.PersonId != turn.Actor.Id)
            return BriefReplies.NotYoursToPassOn;
        if (prompt.State != PromptState.Open || turn.Now >= prompt.ClosesAt)
            return BriefReplies.NothingToPassOn;
        var deputies = (await DeputiesAsync(turn, prompt, cancellationToken))
            .FindAll(static d => Outbox.PreferredAddress(d) is not null);
        var have = await turn.Db.Outbox
            .Where(r => r.SubjectId == prompt.Id.Value && r.Kind == MessageKind.BriefCopy && r.Revision == 0)
            .Select(r => r.PersonId).ToListAsync(cancellationToken);
        var fresh = deputies.FindAll(d => !have.Contains(d.Id));
        foreach (var deputy in fresh)
            turn.Outbox.Post(deputy, Outbox.PreferredAddress(deputy)!, LogicalMessageId.New(), MessageKind.BriefCopy,
                prompt.Id.Value,
                turn.Now, prompt.ClosesAt);
        return (deputies.Count, fresh.Count) switch
        {
            (0, _) => BriefReplies.NoDeputy,
            (_, 0) => new Reply(BriefReplies.AlreadyPassedOn(deputies.ConvertAll(static d => d.Name))),
            _ => new Reply(BriefReplies.PassedOn(fresh.ConvertAll(static d => d.Name))),
        };
    }

    private static Task<List<Person>> DeputiesAsync(Turn turn, Prompt prompt, CancellationToken cancellationToken)
    {
        var projects = prompt.Pulses.ConvertAll(static p => p.ProjectId);
        var (today, sponsor) = (turn.RoleDay(), turn.Actor.Id);
        return turn.Db.People.Include(p => p.Identities)
            .Where(p => p.LeftAt == null && p.StoppedAt == null && p.Id != sponsor
                && turn.Db.Roles.Any(r => r.PersonId == p.Id && r.Kind == RoleKind.Deputy && projects.Contains(r.ProjectId)
                    && (r.ForPersonId == null || r.ForPersonId == sponsor) && r.From <= today
                        && (r.Until == null || r.Until >= today)))
            .OrderBy(p => p.Name).ToListAsync(cancellationToken);
    }
}
