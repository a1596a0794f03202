using LeadershipBot.Data;
using LeadershipBot.Host.Loops;
using LeadershipBot.Host.Schedules;
using LeadershipBot.Messaging;

namespace LeadershipBot.Host.Health;

/// <summary>Degraded: it works, and somebody should look. Down: it does not work.</summary>
public enum HealthLevel { Ok, Degraded, Down }

public sealed record HealthPart(string Name, HealthLevel Level, string Sentence);

public sealed record HealthReport(HealthLevel Level, IReadOnlyList<HealthPart> Parts)
{
    public static HealthReport Of(IReadOnlyList<HealthPart> parts) =>
        new(parts.Count == 0 ? HealthLevel.Ok : parts.Max(static p => p.Level), parts);
}

/// <summary>Is the process alive (its loops tick), and is it ready (database, schema, loops; channels may be ill)?</summary>
public sealed class Readiness(
    LeadershipDbSource source, LoopLedger loops, WorkLedger works, IEnumerable<IChannel> channels, AppSetup setup,
    TimeProvider time)
{
    private static readonly TimeSpan DatabaseDeadline = TimeSpan.FromSeconds(3);

    public HealthReport Alive() => HealthReport.Of([.. Loops(), .. Works()]);

    public async Task<HealthReport> ReadyAsync(CancellationToken cancellationToken) =>
        HealthReport.Of([await DatabaseAsync(cancellationToken), .. Loops(), .. Works(), .. Channels()]);

    private IEnumerable<HealthPart> Loops() => loops.All.Select(loop => loops.IsTicking(loop)
        ? new HealthPart($"loop {loop.Name}", HealthLevel.Ok, "ticks")
        : new HealthPart($"loop {loop.Name}", HealthLevel.Down,
            $"last sign of life {loop.BeatAt:O}, {loop.FailuresInARow} failures in a row"));

    /// <summary>A work that keeps failing is told; one that is not fired any more means that the scheduler is dead.</summary>
    private IEnumerable<HealthPart> Works()
    {
        if (!setup.Background)
            yield break;
        foreach (var work in works.All)
        {
            if (work.FailuresInARow >= 3)
                yield return new HealthPart($"work {work.Name}", HealthLevel.Degraded,
                    $"{work.FailuresInARow} failures in a row");
            else if (source.IsSqlite && time.GetUtcNow() - (work.StartedAt ?? works.Since) > work.Every * 3
                + TimeSpan.FromMinutes(1))
                yield return new HealthPart($"work {work.Name}", HealthLevel.Down, "is not fired any more");
        }
    }

    /// <summary>A channel that cannot reach its platform is no reason to take the others down with it.</summary>
    private IEnumerable<HealthPart> Channels() => channels.Select(static channel =>
        channel is IReportsTrouble { Trouble: { } trouble }
            ? new HealthPart($"channel {channel.Name}", HealthLevel.Degraded, trouble)
            : new HealthPart($"channel {channel.Name}", HealthLevel.Ok, "no trouble known"));

    private async Task<HealthPart> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var schema = await Schema.ReadAsync(source, cancellationToken).WaitAsync(DatabaseDeadline, time, cancellationToken);
            return schema.Refusal is { } refusal
                ? new HealthPart("database", HealthLevel.Down, refusal.Sentence)
                : new HealthPart("database", HealthLevel.Ok, $"answers, schema {schema.Applied}");
        }
        // A database that cannot be asked is an answer here, not a failure of the page; the text stays inside, it may name hosts.
        catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return new HealthPart("database", HealthLevel.Down, $"does not answer ({error.GetType().Name})");
        }
    }
}
