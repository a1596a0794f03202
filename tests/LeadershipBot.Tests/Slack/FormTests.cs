using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>Forms sent in: what is wrong stands beside its field, what is slow is said so, and nothing is lost.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task What_is_wrong_with_a_field_comes_back_at_it()
    {
        await using var house = await OpenAsync(static _ =>
            new FieldErrors(new Dictionary<string, string> { ["day"] = "Not a working day." }));

        var said = await house.Driver.PostInteractionAsync(Submission(house));

        Assert.Equal("errors", (string?)said.Json["response_action"]);
        Assert.Equal("Not a working day.", (string?)said.Json["errors"]!["day"]);
    }

    [Fact]
    public async Task After_errors_the_same_form_can_be_sent_again_and_is_another_act()
    {
        var tries = 0;
        await using var house = await OpenAsync(_ => tries++ == 0
            ? new FieldErrors(new Dictionary<string, string> { ["day"] = "Not a working day." }) : (Outcome<Reply>)Reply.Nothing);

        await house.Driver.PostInteractionAsync(Submission(house));
        var said = await house.Driver.PostInteractionAsync(Submission(house));

        Assert.Equal((200, ""), (said.Status, said.Body));
        Assert.Equal([InboxState.Refused, InboxState.Done], (await house.House.InboxAsync()).Select(static i => i.State));
    }

    [Fact]
    public async Task Values_reach_the_handler_by_field()
    {
        IReadOnlyDictionary<string, string>? seen = null;
        await using var house = await OpenAsync(turn =>
        {
            seen = turn.Values;
            return Reply.Nothing;
        });

        await house.Driver.PostInteractionAsync(Submission(house));

        Assert.Equal(("Board week", "thu", "2027-03-11", ""), (seen!["reason"], seen["day"], seen["from"], seen["remark"]));
    }

    [Fact]
    public async Task What_takes_longer_says_that_it_is_saving_and_later_how_it_ended()
    {
        var go = new TaskCompletionSource();
        await using var house = await OpenAsync(_ =>
        {
            go.Task.Wait();
            return Refusal.Conflict("Somebody was faster.");
        });

        var waiting = house.Driver.PostInteractionAsync(Submission(house));
        await HouseLoops.UntilAsync(() =>
        {
            house.House.Time.Advance(TimeSpan.FromSeconds(0.5));
            return waiting.IsCompleted;
        });
        var said = await waiting;
        go.SetResult();
        await HouseLoops.UntilAsync(() =>
        {
            house.House.Time.Advance(TimeSpan.FromSeconds(0.5));
            return house.Slack.Views("views.update").Count > 0;
        });

        Assert.Equal("update", (string?)said.Json["response_action"]);
        Assert.Equal(SlackMessages.Saving, (string?)said.Json["view"]!["blocks"]![0]!["text"]!["text"]);
        Assert.Empty(SlackLimits.OfView(said.Json["view"]!.AsObject()));
        Assert.Equal("Somebody was faster.", (string?)house.Slack.Views("views.update")[0]["blocks"]![0]!["text"]!["text"]);
        Assert.Equal("V9", house.Slack.CallsOf("views.update")[0].Args["view_id"]);
    }

    private static Task<SlackHouse> OpenAsync(Func<Turn, Outcome<Reply>> handle) =>
        SlackHouse.OpenAsync(null, services =>
            services.Replace(ServiceDescriptor.Singleton<IHandle<TypeCommand>>(new Handler(handle))));

    private static JsonObject Submission(SlackHouse house)
    {
        var form = Samples.Form with { SubmitWire = ActionCodec.Encode(new TypeCommand("help")) };
        return house.Driver.Submission(house.Meral, SlackViews.Of(form), "V9", ("reason", "Board week"), ("day", "thu"),
            ("from", "2027-03-11"));
    }

    private sealed class Handler(Func<Turn, Outcome<Reply>> handle) : IHandle<TypeCommand>
    {
        public Task<Outcome<Reply>> HandleAsync(TypeCommand action, Turn turn, CancellationToken cancellationToken) =>
            Task.FromResult(handle(turn));
    }
}
