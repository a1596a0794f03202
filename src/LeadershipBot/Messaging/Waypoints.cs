namespace LeadershipBot.Messaging;

/// <summary>The named instants of the delivery stories between which a process may die.</summary>
public enum Waypoint
{
    ActStored, ActLoaded, ActHandled, ActCommitted,
    PlanDecided, PlanWritten, PlanCommitted,
    PostChosen, PostClaimed, PostCalled, PostAnswered, PostMarked,
}

/// <summary>
/// Told when a story passes a waypoint. The product itself does nothing there; tests of crash safety stand at each one and
/// kill the process.
/// </summary>
public class Waypoints
{
    public virtual void Reached(Waypoint waypoint)
    {
    }
}
