namespace LeadershipBot.Crashing;

/// <summary>Business time that runs with the system's, some way ahead of it: the same in every process of a course.</summary>
public sealed class AheadClock(TimeProvider time, TimeSpan ahead) : BusinessClock
{
    public override DateTimeOffset Instant => Trim(time.GetUtcNow() + ahead);
}
