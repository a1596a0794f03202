using System.Collections.Concurrent;

namespace LeadershipBot.Host.Loops;

/// <param name="BeatAt">System time of the last sign of life; null before the first.</param>
/// <param name="FailuresInARow">Failures since the loop last ran well for a while.</param>
public sealed record LoopState(string Name, DateTimeOffset? BeatAt, int FailuresInARow, string? LastError);

/// <summary>What the supervised loops of this process are doing; kept in memory, read by health and metrics.</summary>
public sealed class LoopLedger(TimeProvider time)
{
    /// <summary>The slowest loop polls every second; a minute without a beat is a loop that hangs.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private const int TooManyFailures = 5;

    private readonly ConcurrentDictionary<string, LoopState> _loops = new();

    public IEnumerable<LoopState> All => _loops.Values.OrderBy(static l => l.Name, StringComparer.Ordinal);

    /// <summary>Makes the loop known, as having beaten just now, so that it is missed when it never begins.</summary>
    public void Announce(string name) => _loops[name] = new LoopState(name, time.GetUtcNow(), 0, null);

    public void Beat(string name)
    {
        if (_loops.TryGetValue(name, out var known))
            _loops[name] = known with { BeatAt = time.GetUtcNow() };
    }

    /// <param name="name">An announced loop.</param>
    /// <param name="error">What it fell over.</param>
    /// <param name="again">False when it had run well before: the row of failures starts anew.</param>
    public void Failed(string name, Exception error, bool again) => _loops.AddOrUpdate(name,
        key => new LoopState(key, null, 1, error.Message),
        (_, known) => known with
        {
            FailuresInARow = again ? known.FailuresInARow + 1 : 1,
            LastError = $"{error.GetType().Name}: {error.Message}",
        });

    /// <summary>The loop has run well for a while.</summary>
    public void Recovered(string name)
    {
        if (_loops.TryGetValue(name, out var known))
            _loops[name] = known with { FailuresInARow = 0 };
    }

    public bool IsTicking(LoopState loop) =>
        loop.FailuresInARow < TooManyFailures && loop.BeatAt is { } beat && time.GetUtcNow() - beat < Silence;
}
