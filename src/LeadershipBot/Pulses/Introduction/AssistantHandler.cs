using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>Names who sees, puts off and prepares for an executive. An assistant never decides, and is never counted.</summary>
public sealed class AssistantHandler : IOpen<NameAssistant>, IHandle<SetAssistant>
{
    public const string WhoKey = "who";

    internal static Form Form { get; } = LeadershipBot.Messaging.Form.For(
        "Your assistant", [new TextField(WhoKey, "Name or e-mail", true, 254)], "Add", new SetAssistant(),
        "They see your briefs, can put them off and prepare answers. Only you decide.");

    public Outcome<Form> Open(NameAssistant action, Actor actor, DateOnly today) => Form;

    public async Task<Outcome<Reply>> HandleAsync(SetAssistant action, Turn turn, CancellationToken cancellationToken)
    {
        var who = turn.Values.GetValueOrDefault(WhoKey, "").Trim().ToLowerInvariant();
        var found = await turn.Db.People.Include(p => p.Identities).Where(p => p.LeftAt == null && p.Id != turn.Actor.Id
            && (p.Name.ToLower() == who || (p.Email != null && p.Email.ToLower() == who))).Take(2).ToListAsync(cancellationToken);
        if (found is not [var assistant])
            return IntroductionMessages.Unknown(found.Count > 1);
        var sponsored = turn.Actor.Roles.Where(static r => r.Kind == RoleKind.Sponsor).Select(static r => r.ProjectId).Distinct()
            .ToList();
        if (sponsored.Count == 0)
            return IntroductionMessages.NoProject;
        var (today, sponsor) = (turn.RoleDay(), turn.Actor.Id);
        var already = await turn.Db.Roles.Where(r => r.PersonId == assistant.Id && r.Kind == RoleKind.Assistant
            && r.ForPersonId == sponsor
            && r.From <= today && (r.Until == null || r.Until >= today)).Select(r => r.ProjectId).ToListAsync(cancellationToken);
        var missing = sponsored.Except(already).ToList();
        if (missing.Count == 0)
            return new Reply(IntroductionMessages.AssistantAlready(assistant.Name));
        foreach (var project in missing)
            turn.Db.Roles.Add(new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = project, PersonId = assistant.Id, Kind = RoleKind.Assistant, From = today,
                ForPersonId = sponsor,
            });
        turn.Audit("role.assistant", assistant.Name, sponsor);
        return new Reply(IntroductionMessages.AssistantAdded(assistant.Name, Outbox.PreferredAddress(assistant) is not null));
    }
}
