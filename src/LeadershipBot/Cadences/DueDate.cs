namespace LeadershipBot.Cadences;

/// <summary>What is to be recorded for an occurrence whose time has come. Stored as text, so names are frozen.</summary>
public enum DueState
{
    /// <summary>Send it now.</summary>
    Send,

    /// <summary>The bot was not there in time: nobody's fault but its own, and nobody's opportunity.</summary>
    Missed,

    /// <summary>Held back for the person's sake; the reason says why.</summary>
    Skipped,
}

/// <summary>
/// One occurrence (its recipient-local date) and what becomes of it. <see cref="PlannedFor"/> is the instant it was to go
/// out, or for a skipped one its own wall time. <see cref="Reason"/> is why its wall time was closed,
/// <see cref="ClosedReason.Open"/> if it was not.
/// </summary>
public readonly record struct DueDate(DateOnly Date, DueState State, DateTimeOffset PlannedFor, ClosedReason Reason);
