using System.Net;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>Buttons and forms: what Teams shows in place of the card that was pressed.</summary>
public sealed class AnsweringTests
{
    [Fact]
    public async Task A_pressed_button_is_answered_and_the_reply_follows_as_a_message()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (user, card) = await ShownAsync(house, TeamsActivities.WithButton("What now?", "Help", "help"));

        var body = await InvokeAsync(house, house.Activity(user, "invoke").Pressing(TeamsActivities.ButtonOf(card, "Help")));

        Assert.Equal("application/vnd.microsoft.activity.message", body["type"]!.GetValue<string>());
        Assert.Equal(TeamsMessages.Done, body["value"]!.GetValue<string>());
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 2);
    }

    [Fact]
    public async Task A_button_of_an_older_client_does_the_same()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (user, card) = await ShownAsync(house, TeamsActivities.WithButton("What now?", "Help", "help"));
        var fallback = TeamsActivities.ButtonOf(card, "Help")["fallback"]!.AsObject();

        using var answer = await house.SendAsync(house.Activity(user, "message").Pressing(fallback));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 2);
    }

    [Fact]
    public async Task The_card_of_a_changed_message_is_the_answer_and_everybody_gets_it_as_an_edit()
    {
        var logical = LogicalMessageId.New();
        await using var house = await TeamsHouse.OpenAsync(s => s.Services = services => Revising(services, logical));
        var (person, user) = await house.AddAsync("Ada");
        await house.WriteAsync(db => new Outbox(db, house.Clock.Instant, Correlation.New())
            .Post(person, TeamsHouse.AddressOf(user), logical,
            MessageKind.Sample, Guid.CreateVersion7(), house.Clock.Instant, null));
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        var card = TeamsActivities.CardOf(house.Fake.Chats.ChatOf(user)[0]);

        var body = await InvokeAsync(house, house.Activity(user, "invoke").Pressing(TeamsActivities.ButtonOf(card, "Again")));

        Assert.Equal("application/vnd.microsoft.card.adaptive", body["type"]!.GetValue<string>());
        Assert.StartsWith("revision 1", TeamsActivities.TextOf(body["value"]!.AsObject()), StringComparison.Ordinal);
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.Posts[0].Edits == 1);
        Assert.Equal(body["value"]!.ToJsonString(), TeamsActivities.CardOf(house.Fake.Chats.ChatOf(user)[0]).ToJsonString());
    }

    [Fact]
    public async Task What_takes_too_long_is_stored_and_said_to_be_saved()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var (user, card) = await ShownAsync(house, TeamsActivities.WithButton("What now?", "Help", "help"));

        var body = await InvokeAsync(house, house.Activity(user, "invoke").Pressing(TeamsActivities.ButtonOf(card, "Help")));

        Assert.Equal(TeamsMessages.Saving, body["value"]!.GetValue<string>());
        await using (var db = house.Look())
            Assert.Single(db.Inbox);
        house.StartLoops();
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 2);
    }

    [Fact]
    public async Task A_question_that_does_not_read_is_answered_with_an_error()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, user) = await house.AddAsync("Ada");
        var activity = house.Activity(user, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = "nothing" } };

        using var answer = await house.SendAsync(activity);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("application/vnd.microsoft.error", body["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_strangers_press_is_told_at_once()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, card) = await ShownAsync(house, TeamsActivities.WithButton("What now?", "Help", "help"));
        var stranger = house.Fake.Chats.Install("Stranger", open: true);

        var body = await InvokeAsync(house, house.Activity(stranger, "invoke").Pressing(TeamsActivities.ButtonOf(card, "Help")));

        Assert.Equal(Dispatcher.Unknown.Sentence, body["value"]!.GetValue<string>());
    }

    internal static async Task<JsonObject> InvokeAsync(TeamsHouse house, JsonObject activity)
    {
        using var answer = await house.SendAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        return body;
    }

    /// <summary>Somebody in whose chat the message stands, and its card.</summary>
    private static async Task<(TeamsUser User, JsonObject Card)> ShownAsync(TeamsHouse house, Message message)
    {
        var (person, user) = await house.AddAsync("Ada");
        var sent = await house.Get<TeamsChannel>().PostAsync(
            new Delivery(LogicalMessageId.New(), 0, TeamsHouse.AddressOf(user), message, null),
                TestContext.Current.CancellationToken);
        Assert.IsType<DeliveryResult.Sent>(sent);
        Assert.Equal(person.Identities[0].UserId, user.DirectoryId);
        return (user, TeamsActivities.CardOf(house.Fake.Chats.ChatOf(user)[0]));
    }

    /// <summary>One message whose button has it shown anew.</summary>
    private static void Revising(IServiceCollection services, LogicalMessageId logical)
    {
        services.Only(new ScriptedComposer
        {
            Compose = static row => Task.FromResult<Composed>(
                new Composed.Ready(TeamsActivities.WithButton($"revision {row.Revision}", "Again", "again"))),
        });
        services.Replace(ServiceDescriptor.Singleton<ICommandRouter>(new ScriptedRouter().On("again", async (turn, token) =>
        {
            await turn.Outbox.ReviseAsync(logical, token);
            return Reply.Nothing;
        })));
    }
}
