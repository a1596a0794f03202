namespace LeadershipBot.Tests.Kit;

/// <summary>Business time that only the test moves.</summary>
public sealed class FakeBusinessClock(DateTimeOffset start) : BusinessClock
{
    private DateTimeOffset _instant = Trim(start);

    public override DateTimeOffset Instant => _instant;

    public void MoveTo(DateTimeOffset instant) => _instant = Trim(instant);

    public void Advance(TimeSpan by) => _instant = Trim(_instant + by);
}
