using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Benchmarks;

/// <summary>One platform swallows everything and never answers, a thousand messages wait for it: what the other one feels.</summary>
internal static class IsolationBench
{
    private const int Queued = 1000;
    private const int Good = 500;

    public static async Task<int> RunAsync()
    {
        var table = new Table("the other platform's messages, ms from queued to sent", "p50", "p99", "max");
        var alone = await SendAsync(0);
        table.Add("alone", $"{alone[Good / 2]:F0}", $"{alone[Good * 99 / 100]:F0}", $"{alone[^1]:F0}");
        var beside = await SendAsync(Queued);
        table.Add($"beside a black hole with {Queued} waiting", $"{beside[Good / 2]:F0}", $"{beside[Good * 99 / 100]:F0}", $"{beside[^1]:F0}");
        table.Print("Isolation");
        var held = beside[Good * 99 / 100] <= 2000;
        Console.WriteLine(held ? "p99 is within 2 s" : "p99 is above 2 s");
        return held ? 0 : 1;
    }

    private static async Task<List<double>> SendAsync(int waiting)
    {
        var (good, hole) = (new QuickChannel("good", TimeSpan.FromMilliseconds(20)), new BlackHole("hole"));
        await using var house = await BenchHouse.OpenAsync(null, [good, hole]);
        var lucky = await house.AddPeopleAsync(50, "good");
        var swallowed = await house.AddPeopleAsync(50, "hole");
        await SayAsync(house, Enumerable.Range(0, waiting).Select(i => swallowed[i % 50]));
        house.StartRelay();
        while (waiting > 0 && hole.Open < hole.Parallelism)
            await Task.Delay(10);
        for (var i = 0; i < Good; i++)
        {
            await SayAsync(house, [lucky[i % 50]]);
            house.Get<Relay>().Wake();
            await Task.Delay(5);
        }
        await using var db = house.Look();
        while (await db.Outbox.CountAsync(r => r.Channel == "good" && r.State == OutboxState.Sent) < Good)
            await Task.Delay(20);
        var rows = await db.Outbox.Where(r => r.Channel == "good").Select(r => new { r.EnqueuedAt, r.DoneAt }).ToListAsync();
        return [.. rows.Select(static r => (r.DoneAt!.Value - r.EnqueuedAt).TotalMilliseconds).Order()];
    }

    private static Task SayAsync(BenchHouse house, IEnumerable<People.Person> people) => house.Gate.RunAsync((db, _) =>
    {
        var outbox = new Outbox(db, house.Get<BusinessClock>().Instant, Correlation.New());
        foreach (var person in people)
            outbox.Say(person, MessageKind.PmoNotice, Message.Say("The firewall owner is decided."));
        return Task.CompletedTask;
    }, CancellationToken.None);
}
