namespace LeadershipBot;

/// <summary>
/// The clock of the business: cadences, absences, phases, expiry of asks. The demo moves it; leases, HTTP,
/// authentication and signatures use the system's <see cref="TimeProvider"/> instead, which nobody moves.
/// </summary>
public abstract class BusinessClock
{
    /// <summary>The present business instant in UTC, whole microseconds (what both databases can store).</summary>
    public abstract DateTimeOffset Instant { get; }

    /// <summary>Cuts an instant to whole microseconds, so that what is stored equals what was decided on.</summary>
    public static DateTimeOffset Trim(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>Business time as the system tells it.</summary>
public sealed class SystemBusinessClock(TimeProvider time) : BusinessClock
{
    public override DateTimeOffset Instant => Trim(time.GetUtcNow());
}
