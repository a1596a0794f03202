using System.Net;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>What comes in, and what becomes of it.</summary>
public sealed class ReceivingTests
{
    [Fact]
    public async Task A_typed_line_is_stored_and_answered_in_the_same_chat()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, user) = await house.AddAsync("Ada");

        using var answer = await house.SendAsync(house.Activity(user, "message").Saying("help"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        Assert.Contains("Basics", TeamsActivities.TextOf(TeamsActivities.CardOf(house.Fake.Chats.ChatOf(user)[0])),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_activity_twice_is_one_act()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var (_, user) = await house.AddAsync("Ada");
        var activity = house.Activity(user, "message").Saying("help");

        using var first = await house.SendAsync(activity);
        using var second = await house.SendAsync(activity);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        await using var db = house.Look();
        Assert.Single(db.Inbox);
    }

    [Fact]
    public async Task In_a_channel_the_answer_is_private_and_the_channel_sees_only_that()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, user) = await house.AddAsync("Ada");
        house.Fake.Chats.AddConversation($"{TeamsActivities.Channel};messageid=1");

        using var answer = await house.SendAsync(house.Activity(user, "message").InChannel("help"));

        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        var shared = Assert.Single(house.Fake.Chats.Posts, static p =>
            p.Conversation.StartsWith(TeamsActivities.Channel, StringComparison.Ordinal));
        Assert.Equal(TeamsMessages.SentPrivately, shared.Activity["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_said_in_a_channel_without_naming_the_bot_is_none_of_its_business()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var (_, user) = await house.AddAsync("Ada");
        var activity = house.Activity(user, "message").InChannel("help");
        activity.Remove("entities");

        using var answer = await house.SendAsync(activity);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var db = house.Look();
        Assert.Empty(db.Inbox);
    }

    [Theory]
    [InlineData("messageReaction"), InlineData("messageUpdate"), InlineData("messageDelete"), InlineData("typing"),
        InlineData("event")]
    [InlineData("somethingNew"), InlineData("")]
    public async Task What_asks_for_nothing_is_taken_and_let_pass(string type)
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var (_, user) = await house.AddAsync("Ada");

        using var answer = await house.SendAsync(house.Activity(user, type).Saying("help"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var db = house.Look();
        Assert.Empty(db.Inbox);
    }

    [Fact]
    public async Task A_question_of_teams_that_is_not_ours_is_answered_as_not_implemented()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, user) = await house.AddAsync("Ada");
        var activity = house.Activity(user, "invoke");
        activity["name"] = "composeExtension/query";

        using var answer = await house.SendAsync(activity);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_unknown_hears_what_to_do()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Stranger", open: true);

        using var answer = await house.SendAsync(house.Activity(user, "message").Saying("help"));

        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        Assert.Equal(Dispatcher.Unknown.Sentence, house.Fake.Chats.ChatOf(user)[0]["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_account_is_known_by_the_address_that_the_roster_vouches_for()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var person = Some.Person("Meral Kaya", "web");
        person.Email = "Meral.Kaya@example.com";
        await house.WriteAsync(db => db.Add(person));
        var user = house.Fake.Chats.Install("Meral Kaya", open: true);

        using var answer = await house.SendAsync(house.Activity(user, "message").Saying("help"));

        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        await using var db = house.Look();
        var identities = await db.Identities.Where(i => i.PersonId == person.Id).OrderBy(i => i.Channel)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("teams", user.DirectoryId, false), ("web", "U-meral-kaya", true)],
            identities.Select(static i => (i.Channel, i.UserId, i.Preferred)));
    }

    [Theory]
    [InlineData("guest", FakeTeamsChats.Tenant, null),
        InlineData("user", FakeTeamsChats.Tenant, "meral.kaya_home.com#EXT#@example.com")]
    public async Task A_guest_is_never_known_by_an_address(string role, string tenant, string? email)
    {
        await using var house = await TeamsHouse.OpenAsync();
        var person = Some.Person("Meral Kaya", "web");
        person.Email = email ?? "meral.kaya@example.com";
        await house.WriteAsync(db => db.Add(person));
        var user = house.Fake.Chats.Install("Meral Kaya", open: true, role, tenant, email);

        using var answer = await house.SendAsync(house.Activity(user, "message").Saying("help"));

        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        await using var db = house.Look();
        Assert.DoesNotContain(db.Identities, static i => i.Channel == "teams");
    }

    [Fact]
    public async Task Removing_the_app_is_recorded_and_installing_it_sends_what_was_kept()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (person, user) = await house.AddAsync("Ada");
        var removed = house.Activity(user, "installationUpdate");
        removed["action"] = "remove";
        using (await house.SendAsync(removed))
            await SayAsync(house, person, "The firewall owner is decided.");
        await TeamsHouse.EventuallyAsync(() => StateOf(house) == OutboxState.Parked);
        var installed = house.Activity(user, "installationUpdate");
        installed["action"] = "add";

        using var answer = await house.SendAsync(installed);

        await TeamsHouse.EventuallyAsync(() => StateOf(house) == OutboxState.Sent);
        Assert.Single(house.Fake.Chats.ChatOf(user));
    }

    internal static Task SayAsync(TeamsHouse house, LeadershipBot.People.Person person, string text) =>
        house.WriteAsync(db => new Outbox(db, house.Clock.Instant, Correlation.New())
            .Say(person, MessageKind.PmoNotice, Message.Say(text)));

    internal static OutboxState StateOf(TeamsHouse house)
    {
        using var db = house.Look();
        return db.Outbox.OrderByDescending(r => r.Seq).First().State;
    }
}
