namespace LeadershipBot.Host.Loops;

/// <summary>
/// A loop that must not die: when it throws, or returns unasked, it is started again after a pause that doubles from half a
/// second to half a minute. Nothing it does ends the process.
/// </summary>
public abstract partial class SupervisedService(string name, LoopLedger ledger, TimeProvider time, ILogger logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Who ran this long without falling starts anew with the shortest pause.</summary>
    private static readonly TimeSpan RanWell = TimeSpan.FromMinutes(1);

    public string Name { get; } = name;

    /// <summary>Runs until cancelled, calling <paramref name="beat"/> at least every few seconds.</summary>
    protected abstract Task RunAsync(Action beat, CancellationToken cancellationToken);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ledger.Announce(Name);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            if (await FellAsync(started, stoppingToken) is not { } error)
                return;
            var again = time.GetElapsedTime(started) < RanWell;
            pause = again ? pause : FirstPause;
            ledger.Failed(Name, error, again);
            Log.Fell(logger, error, Name, pause);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Null when it ended because the process ends.</summary>
    private async Task<Exception?> FellAsync(long started, CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(() => Beat(started), stoppingToken);
            return stoppingToken.IsCancellationRequested ? null
                : new InvalidOperationException($"The loop {Name} ended by itself.");
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return null;
        }
        // The supervisor is the last catch: whatever it was is recorded, logged, and the loop begins again.
        catch (Exception error)
        {
            return error;
        }
    }

    private void Beat(long started)
    {
        ledger.Beat(Name);
        if (time.GetElapsedTime(started) >= RanWell)
            ledger.Recovered(Name);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The loop {Loop} fell and starts again in {Pause}")]
        public static partial void Fell(ILogger logger, Exception error, string loop, TimeSpan pause);
    }
}
