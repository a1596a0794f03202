using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Whys.Sends;

/// <summary>
/// Sends what is signed and can no longer be taken back, to the audiences in chunks. A message begins once, under the
/// project's lock; its chunks may be repeated, since a reader's row is only ever inserted once.
/// </summary>
public sealed partial class WhySender(
    LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock, ILogger<WhySender> logger) : IScheduledWork
{
    public string Name => "send-whys";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var now = clock.Instant;
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return;
        foreach (var id in await db.Whys.Where(w => (w.State == WhyState.Approved || w.State == WhyState.Sending)
            && w.SendsAt <= now).OrderBy(w => w.SendsAt).Select(w => w.Id).ToListAsync(cancellationToken))
            await SendAsync(id, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        return await db.Whys.Where(w => w.State == WhyState.Approved || w.State == WhyState.Sending)
            .MinAsync(w => w.SendsAt, cancellationToken) ?? DateTimeOffset.MaxValue;
    }

    private async Task SendAsync(WhyId id, CancellationToken cancellationToken)
    {
        try
        {
            if (!await gate.RunAsync((db, token) => WhyBeginning.BeginAsync(db, id, clock.Instant, token), cancellationToken))
                return;
            while (!cancellationToken.IsCancellationRequested
                && await gate.RunAsync((db, token) => WhyFanOut.ChunkAsync(db, id, clock.Instant, token), cancellationToken) > 0)
                wakeups.Relay.Set();
            await gate.RunAsync((db, token) => WhyBeginning.EndAsync(db, id, clock.Instant, token), cancellationToken);
            wakeups.Relay.Set();
        }
        // One message that cannot be sent keeps none of the others back; the next firing tries it again.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotSent(logger, error, id.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Why message {Why} could not be sent to all of its readers")]
        public static partial void NotSent(ILogger logger, Exception error, Guid why);
    }
}
