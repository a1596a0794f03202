using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Does what the loops and the scheduler would do, until nothing moves.</summary>
internal static class Settling
{
    private const int Patience = 200;

    public static async Task RunAsync(BotHouse house)
    {
        await RunAlwaysAsync(house);
        for (var turn = 0; turn < Patience; turn++)
        {
            var moved = await house.Get<InboxWorker>().DrainAsync(CancellationToken.None);
            moved += await RunDueAsync(house);
            moved += await SendAsync(house);
            if (moved == 0)
                return;
        }
        throw new InvalidOperationException($"The house did not settle in {Patience} turns: something keeps making work.");
    }

    /// <summary>Works that cannot tell when they have something to do are fired once.</summary>
    private static async Task RunAlwaysAsync(BotHouse house)
    {
        foreach (var work in house.Get<IEnumerable<IScheduledWork>>())
            if (await work.NextDueAsync(CancellationToken.None) is null)
                await work.RunAsync(CancellationToken.None);
    }

    private static async Task<int> RunDueAsync(BotHouse house)
    {
        var moved = 0;
        foreach (var work in house.Get<IEnumerable<IScheduledWork>>())
        {
            if (await work.NextDueAsync(CancellationToken.None) is not { } due || due > house.Clock.Instant)
                continue;
            await work.RunAsync(CancellationToken.None);
            // A work that leaves its due time standing has nothing it could do now (all is paused).
            moved += await work.NextDueAsync(CancellationToken.None) == due ? 0 : 1;
        }
        return moved;
    }

    /// <summary>Sends what is due and waits for the answers, except those that the fake platforms hold back.</summary>
    private static async Task<int> SendAsync(BotHouse house)
    {
        var relay = house.Get<Relay>();
        var moved = 0;
        for (var touched = 1; touched > 0; moved += touched)
        {
            touched = await relay.SendDueAsync(CancellationToken.None);
            while (relay.UnderWay > house.Channels.Sum(static c => c.Open))
                await relay.AnswerAsync();
        }
        return moved;
    }
}
