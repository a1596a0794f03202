namespace LeadershipBot;

/// <summary>
/// Something the clock starts. The scheduler only fires; what is due is decided from the database, so a missed, doubled or
/// concurrent firing is harmless. Failures fly: the runner records them and the next firing tries again.
/// </summary>
public interface IScheduledWork
{
    /// <summary>Lower-case words with hyphens, unique; shown in health and metrics.</summary>
    string Name { get; }

    /// <summary>How often it is fired, 5 seconds to 1 day.</summary>
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>The next business instant at which there will be something to do, where the work can tell; the demo steps by it.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
}
