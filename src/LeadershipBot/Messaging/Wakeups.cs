namespace LeadershipBot.Messaging;

/// <summary>Tells the loops of this process that there is work, so that nobody waits for the next poll.</summary>
public sealed class Wakeups
{
    public Wakeup Inbox { get; } = new();

    public Wakeup Relay { get; } = new();
}

/// <summary>A signal for any number of waiters; set while nobody waits, it lets the next one through at once.</summary>
public sealed class Wakeup
{
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => Volatile.Read(ref _signal).TrySetResult();

    /// <summary>Returns at the signal or after <paramref name="atMost"/> of system time, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        var signal = Volatile.Read(ref _signal);
        try
        {
            await signal.Task.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        Interlocked.CompareExchange(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously), signal);
    }
}
