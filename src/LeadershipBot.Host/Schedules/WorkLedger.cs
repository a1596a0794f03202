using System.Collections.Concurrent;

namespace LeadershipBot.Host.Schedules;

/// <summary>How a scheduled work fared in this process; instants are system time.</summary>
public sealed record WorkState(string Name, TimeSpan Every)
{
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    public TimeSpan? Took { get; init; }

    public string? LastError { get; init; }

    public int FailuresInARow { get; init; }

    public long Runs { get; init; }
}

/// <summary>Kept in memory, read by health and metrics. In a cluster each instance knows only what it ran itself.</summary>
public sealed class WorkLedger
{
    private readonly ConcurrentDictionary<string, WorkState> _works;

    public WorkLedger(IEnumerable<IScheduledWork> works, TimeProvider time)
    {
        Since = time.GetUtcNow();
        _works = new(works.Select(static w => KeyValuePair.Create(w.Name, new WorkState(w.Name, w.Every))));
    }

    /// <summary>When this process began to keep it.</summary>
    public DateTimeOffset Since { get; }

    public IEnumerable<WorkState> All => _works.Values.OrderBy(static w => w.Name, StringComparer.Ordinal);

    internal void Started(string name, DateTimeOffset at) => Change(name, w => w with { StartedAt = at, Runs = w.Runs + 1 });

    internal void Succeeded(string name, DateTimeOffset at, TimeSpan took) =>
        Change(name, w => w with { SucceededAt = at, Took = took, FailuresInARow = 0 });

    internal void Failed(string name, DateTimeOffset at, TimeSpan took, Exception error)
    {
        var told = $"{error.GetType().Name}: {error.Message}";
        Change(name, w => w with { FailedAt = at, Took = took, FailuresInARow = w.FailuresInARow + 1, LastError = told });
    }

    private void Change(string name, Func<WorkState, WorkState> change)
    {
        while (_works.TryGetValue(name, out var known) && !_works.TryUpdate(name, change(known), known))
        {
            // Somebody else recorded at the same moment: take theirs and add ours.
        }
    }
}
