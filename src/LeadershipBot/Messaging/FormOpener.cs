using LeadershipBot.Cadences;

namespace LeadershipBot.Messaging;

/// <summary>The ephemeral lane: a button's form for whoever pressed it.</summary>
public sealed class FormOpener(ActionRegistry registry, ActorSnapshot actors, BusinessClock clock)
{
    public async Task<Outcome<Form>> OpenAsync(string wire, Address from, CancellationToken cancellationToken)
    {
        if (registry.Find(wire, out var payload) is not { } route)
            return ActionRoute.Stale;
        var actor = await actors.FindAsync(from, cancellationToken);
        return actor is null ? Dispatcher.Unknown : route.Open(payload, actor, Zones.DateOf(clock.Instant, actor.Person.Zone));
    }
}
