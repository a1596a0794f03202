using LeadershipBot.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace LeadershipBot.Tests.Kit;

/// <summary>The relay and the inbox worker running as in the product, until disposed.</summary>
public sealed class HouseLoops : IAsyncDisposable
{
    private readonly BotHouse _house;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public HouseLoops(BotHouse house)
    {
        _house = house;
        _running = Task.WhenAll(
            Task.Run(() => house.Get<Relay>().RunAsync(static () => { }, _stop.Token)),
            Task.Run(() => house.Get<InboxWorker>().RunAsync(static () => { }, _stop.Token)));
    }

    /// <summary>Waits, in real time, for what the loops are about to do; fails after 20 s.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!happened())
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }

    /// <summary>Tells the loops to stop and waits until they have, as the host does.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while asking the database.
        }
    }

    /// <summary>Stops, and lets time run so that calls which hang are given up.</summary>
    public async ValueTask DisposeAsync()
    {
        var stopped = StopAsync();
        while (!stopped.IsCompleted)
        {
            (_house.Get<TimeProvider>() as FakeTimeProvider)?.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await stopped;
        _stop.Dispose();
    }
}
