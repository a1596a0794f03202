namespace LeadershipBot.Host.Schedules;

/// <summary>Runs one work once and records how it went. A failure stays here: the next firing tries again.</summary>
public sealed partial class WorkRunner(WorkLedger ledger, TimeProvider time, IHostApplicationLifetime lifetime,
    ILogger<WorkRunner> logger)
{
    /// <returns>False when the work failed.</returns>
    public async Task<bool> RunAsync(IScheduledWork work, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var started = time.GetTimestamp();
        ledger.Started(work.Name, time.GetUtcNow());
        try
        {
            await work.RunAsync(ending.Token);
            ledger.Succeeded(work.Name, time.GetUtcNow(), time.GetElapsedTime(started));
            return true;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return true;
        }
        // One of the three places that catch: a failing work must neither end the host nor stop the other works.
        catch (Exception error)
        {
            ledger.Failed(work.Name, time.GetUtcNow(), time.GetElapsedTime(started), error);
            Log.Failed(logger, error, work.Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Scheduled work {Work} failed; its next firing tries again")]
        public static partial void Failed(ILogger logger, Exception error, string work);
    }
}
