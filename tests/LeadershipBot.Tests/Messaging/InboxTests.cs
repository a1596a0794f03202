using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

public sealed class InboxTests
{
    [Fact]
    public async Task A_redelivered_act_is_handled_once()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");

        Assert.Equal(Acceptance.Stored, await house.Type(ada, "hello", dedupeKey: "evt-1"));
        Assert.Equal(Acceptance.Duplicate, await house.Type(ada, "hello", dedupeKey: "evt-1"));
        await house.SettleAsync();
        Assert.Equal(Acceptance.Duplicate, await house.Type(ada, "hello", dedupeKey: "evt-1"));
        await house.SettleAsync();

        Assert.Single(house.Posts(ada));
        Assert.Single(await house.InboxAsync());
    }

    [Fact]
    public async Task Many_people_at_once_are_each_handled_in_their_own_order()
    {
        var heard = new List<string>();
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter().On("n", (turn, text) => Hear(heard, turn)));
        var people = new List<Person>();
        for (var i = 0; i < 20; i++)
            people.Add(await house.AddPersonAsync($"P{i}"));
        for (var act = 0; act < 6; act++)
            foreach (var person in people)
                await house.Type(person, "n");
        await house.SettleAsync();

        foreach (var person in people)
            Assert.Equal(Enumerable.Range(1, 6).Select(n => $"{person.Name} {n}"), heard.Where(h => h.StartsWith(person.Name + " ", StringComparison.Ordinal)));
        Assert.All(await house.InboxAsync(), static i => Assert.Equal(InboxState.Done, i.State));
    }

    [Fact]
    public async Task Somebody_who_floods_the_inbox_does_not_hold_up_the_others()
    {
        var heard = new List<string>();
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter().On("n", (turn, _) => Hear(heard, turn)));
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        for (var i = 0; i < 300; i++)
            await house.Type(ada, "n");
        await house.Type(bob, "n");
        await house.SettleAsync();

        Assert.Equal(301, heard.Count);
        Assert.InRange(heard.IndexOf("Bob 1"), 0, 10);
    }

    [Fact]
    public async Task The_click_time_of_the_platform_reaches_the_handler_but_never_from_the_future()
    {
        var seen = new List<DateTimeOffset>();
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter().On("at", turn =>
        {
            seen.Add(turn.At);
            return Reply.Nothing;
        }));
        var ada = await house.AddPersonAsync("Ada");
        await house.Type(ada, "at", at: Some.Monday.AddMinutes(-3));
        await house.Type(ada, "at", at: Some.Monday.AddMinutes(9));
        await house.SettleAsync();

        Assert.Equal([Some.Monday.AddMinutes(-3), Some.Monday], seen);
    }

    [Fact]
    public async Task A_refusal_is_told_to_the_actor_alone()
    {
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter()
            .On("no", static _ => Refusal.NotAllowed("Only the PMO can do that; nothing was changed.")));
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        await house.Type(ada, "no");
        await house.SettleAsync();

        Assert.Equal("Only the PMO can do that; nothing was changed.", Assert.Single(house.Posts(ada)).Summary);
        Assert.Empty(house.Posts(bob));
        Assert.Equal(InboxState.Refused, Assert.Single(await house.InboxAsync()).State);
    }

    [Fact]
    public async Task An_unknown_account_changes_nothing()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        await house.Type(Some.Person("Stranger"), "hello");
        await house.SettleAsync();

        Assert.Equal(InboxState.Refused, Assert.Single(await house.InboxAsync()).State);
        Assert.Empty(house.Platform.Calls);
    }

    public static TheoryData<string> Failures => ["a defect", "a timeout"];

    [Theory, MemberData(nameof(Failures))]
    public async Task A_failing_handler_is_tried_three_times_then_kept_as_failed_and_told(string kind)
    {
        var tries = 0;
        var router = new ScriptedRouter().On("break", async (_, _) =>
        {
            tries++;
            await Task.Yield();
            throw kind == "a timeout" ? new TaskCanceledException("inside the handler") : new InvalidOperationException("boom");
        });
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = router);
        var (ada, bob) = (await house.AddPersonAsync("Ada"), await house.AddPersonAsync("Bob"));
        await house.Type(ada, "break");
        await house.Type(ada, "then this");
        await house.Type(bob, "and me");
        await house.SettleAsync();

        Assert.Equal(3, tries);
        Assert.Equal([InboxState.Failed, InboxState.Done, InboxState.Done], (await house.InboxAsync()).Select(static i => i.State));
        Assert.Collection(house.Posts(ada),
            static m => Assert.StartsWith("That did not work", m.Summary),
            static m => Assert.Equal("You said: then this", m.Summary));
        Assert.Single(house.Posts(bob));
    }

    [Fact]
    public async Task What_a_failing_handler_changed_is_undone()
    {
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter().On("half", async (turn, token) =>
        {
            turn.Audit("half.done");
            await turn.Db.SaveChangesAsync(token);
            throw new InvalidOperationException("after half of it");
        }));
        var ada = await house.AddPersonAsync("Ada");
        await house.Type(ada, "half");
        await house.SettleAsync();

        await using var db = house.Look();
        Assert.Empty(db.Audit);
    }

    [Fact]
    public async Task An_act_that_another_instance_handled_meanwhile_is_not_called_failed()
    {
        BotHouse? house = null;
        var tries = 0;
        var log = new HookedLog(() => Handled(house!, tries));
        await using var _ = house = await BotHouse.OpenAsync(setup =>
        {
            setup.Router = new ScriptedRouter().On("break", turn => ++tries > 0 ? throw new InvalidOperationException() : Reply.Nothing);
            setup.Log = log;
        });
        var ada = await house.AddPersonAsync("Ada");
        await house.Type(ada, "break");
        await house.SettleAsync();

        Assert.Equal(InboxState.Done, Assert.Single(await house.InboxAsync()).State);
        Assert.Empty(house.Posts(ada));
    }

    private static readonly LeadershipBot.Data.RawStatement Done = new("UPDATE \"Inbox\" SET \"State\" = 'Done' WHERE \"Attempts\" = @p0", 1);

    /// <summary>Between the third failure and its recording, the other instance gets through.</summary>
    private static void Handled(BotHouse house, int tries)
    {
        if (tries == 3)
            house.Gate.ExecuteAsync(Done, [2], CancellationToken.None).GetAwaiter().GetResult();
    }

    private static Task<Outcome<Reply>> Hear(List<string> heard, Turn turn)
    {
        lock (heard)
            heard.Add($"{turn.Actor.Person.Name} {heard.Count(h => h.StartsWith(turn.Actor.Person.Name + " ", StringComparison.Ordinal)) + 1}");
        return Task.FromResult<Outcome<Reply>>(Reply.Nothing);
    }
}
