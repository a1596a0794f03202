using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>Gives the deputies of one brief a copy that they can answer; their answers are marked as a deputy's.</summary>
public sealed class PassToDeputyHandler : IHandle<PassToDeputy>
{
    public async Task<Outcome<Reply>> HandleAsync(PassToDeputy action, Turn turn, CancellationToken cancellationToken)
    {
        var prompt = await turn.Db.Prompts.Include(p => p.Pulses).FirstOrDefaultAsync(p => p.Id == action.Prompt, cancellationToken);
        if (prompt is null || prompt.PersonId != turn.Actor.Id)
            return Refusal.NotAllowed("Only the person who was asked can pass a brief on.");
        var projects = prompt.Pulses.ConvertAll(static p => p.ProjectId);
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var deputies = await turn.Db.People.Include(p => p.Identities)
            .Where(p => p.LeftAt == null && turn.Db.Roles.Any(r => r.PersonId == p.Id && r.Kind == RoleKind.Deputy
                && projects.Contains(r.ProjectId) && (r.ForPersonId == null || r.ForPersonId == turn.Actor.Id)
                && r.From <= today && (r.Until == null || r.Until >= today)))
            .ToListAsync(cancellationToken);
        var reached = deputies.Where(d => Pass(turn, prompt, d)).Select(static d => d.Name).ToList();
        return reached.Count == 0
            ? Refusal.NotFound("No deputy of yours can be reached here. Name one with: deputy NAME.")
            : Reply.Say($"{BriefMessages.Names(reached)} has this brief now. What they answer is marked as your deputy's.");
    }

    private static bool Pass(Turn turn, Prompt prompt, People.Person deputy)
    {
        if (Outbox.PreferredAddress(deputy) is not { } to)
            return false;
        turn.Outbox.Post(deputy, to, LogicalMessageId.New(), MessageKind.Brief, prompt.Id.Value, turn.Now, prompt.ClosesAt);
        return true;
    }
}
