using System.Collections.Concurrent;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Lets a test do something at the instant a story passes a waypoint, as another process might.</summary>
public sealed class HookedWaypoints : Waypoints
{
    private readonly ConcurrentDictionary<Waypoint, Action> _hooks = new();

    /// <summary>At the next passing only.</summary>
    public void Once(Waypoint waypoint, Action hook) => _hooks[waypoint] = hook;

    /// <summary>Holds each that comes there until so many have come, once.</summary>
    public void Gather(Waypoint waypoint, int count)
    {
        var missing = new CountdownEvent(count);
        _hooks[waypoint] = () => Arrive(waypoint, missing);
    }

    public override void Reached(Waypoint waypoint)
    {
        if (_hooks.TryRemove(waypoint, out var hook))
            hook();
    }

    private void Arrive(Waypoint waypoint, CountdownEvent missing)
    {
        if (missing.CurrentCount > 1)
            _hooks[waypoint] = () => Arrive(waypoint, missing);
        missing.Signal();
        if (!missing.Wait(TimeSpan.FromSeconds(30)))
            throw new InvalidOperationException($"Not all of them came to {waypoint}.");
    }
}
