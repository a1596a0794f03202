using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>Names who sees, puts off and prepares for an executive. An assistant never decides, and is never counted.</summary>
public sealed class AssistantHandler : IOpen<NameAssistant>, IHandle<SetAssistant>
{
    public const string WhoKey = "who";

    public Outcome<Form> Open(NameAssistant action, Actor actor, DateOnly today) => Form.For(
        "Your assistant", [new TextField(WhoKey, "Name or e-mail", true, 254)], "Add", new SetAssistant(),
        "They see your briefs, can put them off and prepare answers. Only you decide.");

    public async Task<Outcome<Reply>> HandleAsync(SetAssistant action, Turn turn, CancellationToken cancellationToken)
    {
        var who = turn.Values.GetValueOrDefault(WhoKey, "").Trim();
        var lower = who.ToLowerInvariant();
        var found = await turn.Db.People.Where(p => p.LeftAt == null && p.Id != turn.Actor.Id
            && (p.Name.ToLower() == lower || (p.Email != null && p.Email.ToLower() == lower))).Take(2).ToListAsync(cancellationToken);
        if (found is not [var assistant])
            return new FieldErrors(new Dictionary<string, string>
            {
                [WhoKey] = found.Count == 0 ? "I do not know this person. Ask the PMO to add them first." : "Several people have this name; use the e-mail.",
            });
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var projects = turn.Actor.Roles.Where(static r => r.Kind == RoleKind.Sponsor).Select(static r => r.ProjectId).Distinct().ToList();
        foreach (var project in projects)
            turn.Db.Roles.Add(new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = project, PersonId = assistant.Id, Kind = RoleKind.Assistant, From = today,
                ForPersonId = turn.Actor.Id,
            });
        turn.Audit("role.assistant", assistant.Name, turn.Actor.Id);
        return Reply.Say($"{assistant.Name} now sees your briefs and can put them off or prepare them. Only you decide.");
    }
}
