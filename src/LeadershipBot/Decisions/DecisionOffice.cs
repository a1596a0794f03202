using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;

namespace LeadershipBot.Decisions;

/// <summary>The office that runs a decision: its project's PMO.</summary>
internal static class DecisionOffice
{
    public static Task<List<Person>> OfAsync(
        LeadershipDb db, Decision decision, DateTimeOffset now, CancellationToken cancellationToken) =>
        Pmos.OfAsync(db, decision.ProjectId, now, cancellationToken);

    /// <summary>Tells everybody of the office but the actor.</summary>
    public static async Task TellAsync(Turn turn, Decision decision, Message message, CancellationToken cancellationToken)
    {
        foreach (var pmo in await OfAsync(turn.Db, decision, turn.Now, cancellationToken))
            if (pmo.Id != turn.Actor.Id)
                turn.Outbox.Say(pmo, MessageKind.PmoNotice, message);
    }
}
