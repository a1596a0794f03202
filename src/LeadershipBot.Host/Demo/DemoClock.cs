namespace LeadershipBot.Host.Demo;

/// <summary>Business time that stands still until it is moved, and only ever forward.</summary>
public sealed class DemoClock(DateTimeOffset start) : BusinessClock
{
    private long _ticks = Trim(start).UtcTicks;

    public override DateTimeOffset Instant => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset instant) =>
        Interlocked.Exchange(ref _ticks, Math.Max(Trim(instant).UtcTicks, Interlocked.Read(ref _ticks)));
}
