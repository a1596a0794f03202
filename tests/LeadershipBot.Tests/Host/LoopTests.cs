using LeadershipBot.Host.Loops;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class LoopTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_loop_that_falls_starts_again_after_a_pause_that_doubles()
    {
        var ledger = new LoopLedger(_time);
        using var loop = new Scripted(ledger, _time, static _ => throw new InvalidOperationException("no"));
        await loop.StartAsync(TestContext.Current.CancellationToken);
        await TestHost.EventuallyAsync(() => loop.Starts == 1);

        await AdvanceAsync(0.5, () => loop.Starts == 2);
        await AdvanceAsync(0.5, null);
        Assert.Equal(2, loop.Starts);
        await AdvanceAsync(0.5, () => loop.Starts == 3);

        Assert.Equal(3, Assert.Single(ledger.All).FailuresInARow);
        Assert.Contains("InvalidOperationException: no", Assert.Single(ledger.All).LastError, StringComparison.Ordinal);
        await loop.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_loop_that_returns_unasked_is_started_again()
    {
        var ledger = new LoopLedger(_time);
        using var loop = new Scripted(ledger, _time, static _ => Task.CompletedTask);
        await loop.StartAsync(TestContext.Current.CancellationToken);

        await AdvanceAsync(0.5, () => loop.Starts == 2);

        await loop.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_minute_without_a_beat_is_a_loop_that_hangs()
    {
        var ledger = new LoopLedger(_time);
        using var loop = new Scripted(ledger, _time, static stop => Task.Delay(Timeout.Infinite, stop));
        await loop.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(ledger.IsTicking(Assert.Single(ledger.All)));

        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.False(ledger.IsTicking(Assert.Single(ledger.All)));
        await loop.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_loop_that_ran_well_is_forgiven()
    {
        var ledger = new LoopLedger(_time);
        ledger.Announce("scripted");
        ledger.Failed("scripted", new InvalidOperationException(), again: true);
        ledger.Failed("scripted", new InvalidOperationException(), again: true);

        ledger.Failed("scripted", new InvalidOperationException(), again: false);

        Assert.Equal(1, Assert.Single(ledger.All).FailuresInARow);
        await Task.CompletedTask;
    }

    private async Task AdvanceAsync(double seconds, Func<bool>? until)
    {
        // The loop arms its timer on another thread: give it the moment it needs before time moves.
        await Task.Delay(50, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        if (until is not null)
            await TestHost.EventuallyAsync(until);
        else
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private sealed class Scripted(LoopLedger ledger, TimeProvider time, Func<CancellationToken, Task> run)
        : SupervisedService("scripted", ledger, time, NullLogger.Instance)
    {
        private int _starts;

        public int Starts => Volatile.Read(ref _starts);

        protected override Task RunAsync(Action beat, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _starts);
            beat();
            return run(cancellationToken);
        }
    }
}
