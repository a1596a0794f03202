using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses;

/// <summary>Tells the project office what concerns a sponsor's projects, each office person once.</summary>
public static class PmoNotices
{
    public static Task TellAsync(Turn turn, Message message, CancellationToken cancellationToken) =>
        TellAsync(turn.Db, turn.Outbox, turn.Actor.Id, turn.Now, message, cancellationToken);

    public static async Task TellAsync(LeadershipDb db, Outbox outbox, PersonId sponsor, DateTimeOffset now, Message message,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var projects = await db.Roles
            .Where(r => r.PersonId == sponsor && r.Kind == RoleKind.Sponsor && r.From <= today && (r.Until == null || r.Until >= today))
            .Select(r => r.ProjectId).ToListAsync(cancellationToken);
        var office = new Dictionary<PersonId, Person>();
        foreach (var project in projects)
            foreach (var pmo in await Pmos.OfAsync(db, project, now, cancellationToken))
                office.TryAdd(pmo.Id, pmo);
        foreach (var pmo in office.Values.Where(p => p.Id != sponsor))
            outbox.Say(pmo, MessageKind.PmoNotice, message);
    }
}
