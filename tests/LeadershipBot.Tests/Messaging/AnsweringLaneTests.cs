using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>Form submissions, invokes and typed commands: stored and answered in one turn where it can be.</summary>
public sealed class AnsweringLaneTests
{
    private static readonly string Wire = ActionCodec.Encode(new TypeCommand("hello"));

    [Fact]
    public async Task The_answer_comes_back_in_the_same_turn()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        var answer = await house.Submit(ada, Wire);
        Assert.Equal("You said: hello", answer!.Value.Value.Message!.Summary);
    }

    [Fact]
    public async Task When_handling_takes_longer_than_the_deadline_it_goes_on_and_the_answer_comes_as_a_message()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        var answer = house.Intake.AnswerAsync(house.Act(InboundKind.Press, ada, Wire, null, null), TestContext.Current.CancellationToken);
        while (!answer.IsCompleted)
        {
            house.Time.Advance(Intake.AnswerDeadline / 4);
            await Task.Yield();
        }
        Assert.Null(await answer);
        await house.SettleAsync();
        Assert.Equal("You said: hello", Assert.Single(house.Posts(ada)).Summary);
    }

    [Fact]
    public async Task A_redelivery_while_the_first_is_answered_gets_the_same_answer_and_does_not_steal_it()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        var act = house.Act(InboundKind.Press, ada, Wire, null, "invoke-1");
        var first = house.Intake.AnswerAsync(act, TestContext.Current.CancellationToken);
        while ((await house.InboxAsync()).Count == 0)
            await Task.Yield();
        var second = house.Intake.AnswerAsync(act, TestContext.Current.CancellationToken);
        // The redelivery has been refused by the store once a later write is through.
        await house.AddPersonAsync("Bob");
        await house.SettleAsync();

        Assert.Equal("You said: hello", (await InTime(first, house))!.Value.Value.Message!.Summary);
        Assert.NotNull(await InTime(second, house));
        Assert.Single(house.Posts(ada));
    }

    [Fact]
    public async Task Whoever_waits_is_told_when_the_handler_failed_for_good()
    {
        await using var house = await BotHouse.OpenAsync(setup => setup.Router = new ScriptedRouter()
            .On("hello", static _ => throw new InvalidOperationException("boom")));
        var ada = await house.AddPersonAsync("Ada");
        var answer = house.Intake.AnswerAsync(house.Act(InboundKind.Press, ada, Wire, null, null), TestContext.Current.CancellationToken);
        while ((await house.InboxAsync()).Count == 0)
            await Task.Yield();
        await house.SettleAsync();
        Assert.Equal(RefusalKind.Unavailable, (await InTime(answer, house))!.Value.Refusal!.Kind);
    }

    /// <summary>The answer if it is there; the deadline passes when it is not.</summary>
    private static async Task<Outcome<Reply>?> InTime(Task<Outcome<Reply>?> answer, BotHouse house)
    {
        await Task.WhenAny(answer, Task.Delay(200, TestContext.Current.CancellationToken));
        house.Time.Advance(Intake.AnswerDeadline);
        return await answer;
    }
}
