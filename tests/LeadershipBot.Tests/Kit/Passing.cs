using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Tests.Kit;

/// <summary>Time that passes as it would: from one due instant to the next, doing at each what is due.</summary>
internal static class Passing
{
    public static async Task PassAsync(this BotHouse house, DateTimeOffset until)
    {
        await house.SettleAsync();
        while (await NextAsync(house) is { } next && next <= until)
        {
            Move(house, next);
            await house.SettleAsync();
        }
        Move(house, until);
        await house.SettleAsync();
    }

    private static void Move(BotHouse house, DateTimeOffset to)
    {
        house.Time.Advance(to > house.Time.GetUtcNow() ? to - house.Time.GetUtcNow() : TimeSpan.Zero);
        house.Clock.MoveTo(to);
    }

    private static async Task<DateTimeOffset?> NextAsync(BotHouse house)
    {
        var now = house.Clock.Instant;
        var due = new List<DateTimeOffset?>();
        foreach (var work in house.Get<IEnumerable<IScheduledWork>>())
            due.Add(await work.NextDueAsync(CancellationToken.None));
        await using var db = house.Look();
        due.Add(await db.Outbox.Where(r => r.State == OutboxState.Pending && r.NotBefore > now)
            .MinAsync(r => (DateTimeOffset?)r.NotBefore));
        return due.Where(at => at > now).Min();
    }
}
