using System.Collections.Concurrent;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Lets a test do something at the instant a story passes a waypoint, as another process might.</summary>
public sealed class HookedWaypoints : Waypoints
{
    private readonly ConcurrentDictionary<Waypoint, Action> _hooks = new();
    private readonly ConcurrentDictionary<Waypoint, CountdownEvent> _gatherings = new();

    /// <summary>At the next passing only.</summary>
    public void Once(Waypoint waypoint, Action hook) => _hooks[waypoint] = hook;

    /// <summary>Holds each that comes there until so many have come, once.</summary>
    public void Gather(Waypoint waypoint, int count) => _gatherings[waypoint] = new CountdownEvent(count);

    public override void Reached(Waypoint waypoint)
    {
        if (_hooks.TryRemove(waypoint, out var hook))
            hook();
        if (_gatherings.TryGetValue(waypoint, out var missing) && Joins(missing) && !missing.Wait(TimeSpan.FromSeconds(30)))
            throw new InvalidOperationException($"Not all of them came to {waypoint}.");
    }

    /// <summary>Whoever comes after all have come, as when one of them is decided once more, passes.</summary>
    private static bool Joins(CountdownEvent missing)
    {
        lock (missing)
        {
            if (missing.IsSet)
                return false;
            missing.Signal();
            return true;
        }
    }
}
