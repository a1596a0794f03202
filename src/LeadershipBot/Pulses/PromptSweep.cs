using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses;

/// <summary>Story one, second half: the one reminder, and the close. Looks only at prompts whose time has come.</summary>
public sealed partial class PromptSweep(
    LeadershipDbSource source, WriteGate gate, IOptions<PulsesOptions> options, Wakeups wakeups, BusinessClock clock,
    ILogger<PromptSweep> logger) : IScheduledWork
{
    private const int Chunk = 100;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private static readonly RawStatement Postpone = new("UPDATE \"Prompts\" SET \"WakeAt\" = @p1 WHERE \"Id\" = @p0", 2);

    public string Name => "sweep-prompts";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.Prompts.Where(p => p.WakeAt != null).MinAsync(p => p.WakeAt, cancellationToken);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await ChunkAsync(cancellationToken) == Chunk)
            wakeups.Relay.Set();
        wakeups.Relay.Set();
    }

    /// <summary>When the brief really went out, as far as is known: it may have waited for an absence to end.</summary>
    internal static DateTimeOffset SentAt(Prompt prompt, OutboxRow post) => post.NotBefore > prompt.DueAt ? post.NotBefore
        : prompt.DueAt;

    private async Task<int> ChunkAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return 0;
        var due = await db.Prompts.Where(p => p.WakeAt <= now).OrderBy(p => p.WakeAt).ThenBy(p => p.Id).Take(Chunk)
            .Select(p => p.Id).ToListAsync(cancellationToken);
        if (due.Count > 0)
            await SweepAsync(due, now, cancellationToken);
        return due.Count;
    }

    /// <summary>All in one transaction; where one of them fails, each in its own, so that only that one waits.</summary>
    private async Task SweepAsync(List<PromptId> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await gate.RunAsync((db, token) => new PromptSteps(db, options.Value, now).RunAsync(due, token), cancellationToken);
        }
        catch (Exception error) when (due.Count > 1 && error is not OperationCanceledException)
        {
            foreach (var one in due)
                await SweepAsync([one], now, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.PromptFailed(logger, error, due[0].Value);
            await gate.RunAsync((db, token) => db.ExecuteAsync(Postpone, [due[0].Value, now + RetryAfter], token),
                cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Prompt {Prompt} could not be reminded of or closed")]
        public static partial void PromptFailed(ILogger logger, Exception error, Guid prompt);
    }
}
