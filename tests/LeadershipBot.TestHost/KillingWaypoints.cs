using System.Diagnostics;
using LeadershipBot.Messaging;

namespace LeadershipBot.Crashing;

/// <summary>Kills its own process, as the kernel would: no handler runs, nothing is flushed.</summary>
public sealed class KillingWaypoints(Waypoint? at, int passing) : Waypoints
{
    private int _passed;

    public override void Reached(Waypoint waypoint)
    {
        if (waypoint != at || Interlocked.Increment(ref _passed) != passing)
            return;
        // SIGKILL on Unix; nothing after it is meant to run.
        Process.GetCurrentProcess().Kill();
        Thread.CurrentThread.Join();
    }
}
