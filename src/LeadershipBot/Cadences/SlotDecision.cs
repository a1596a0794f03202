namespace LeadershipBot.Cadences;

/// <summary>Where one occurrence goes. The occurrence stays the same (its date and its cadence line) wherever it is
/// sent.</summary>
public abstract record SlotDecision
{
    private SlotDecision()
    {
    }

    /// <summary>When it goes out; null when it does not.</summary>
    public abstract DateTimeOffset? GoesOutAt { get; }

    /// <summary>At its own wall time.</summary>
    public sealed record Send(DateTimeOffset At) : SlotDecision
    {
        public override DateTimeOffset? GoesOutAt => At;
    }

    /// <summary>At the first open instant after its wall time, and why that was closed.</summary>
    public sealed record Moved(DateTimeOffset At, ClosedReason Reason) : SlotDecision
    {
        public override DateTimeOffset? GoesOutAt => At;
    }

    /// <summary>Not at all: why its wall time was closed, and why it was not moved.</summary>
    public sealed record Skipped(ClosedReason Reason, SkipCause Cause) : SlotDecision
    {
        public override DateTimeOffset? GoesOutAt => null;
    }
}

/// <summary>Why an occurrence was not moved. Stored as text, so names are frozen.</summary>
public enum SkipCause
{
    /// <summary>The next open instant is further away than its <see cref="StaleRule"/> allows.</summary>
    Stale,

    /// <summary>A later occurrence of the same recurrence goes out on the date it would have been moved to.</summary>
    Superseded,
}
