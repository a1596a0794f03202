using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>What goes out, and what is known about it afterwards.</summary>
public sealed class SendingTests
{
    private static readonly Message Hello = Message.Say("The firewall owner is decided.");

    [Fact]
    public async Task A_conversation_is_made_once_and_kept()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);

        await PostAsync(house, user);
        await PostAsync(house, user);

        Assert.Equal(["v3/conversations", "v3/conversations/a%3Aada/activities", "v3/conversations/a%3Aada/activities"],
            house.Fake.Requests.Select(static r => r.Path));
        Assert.Equal(user.DirectoryId, house.Fake.Requests[0].Body!["members"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(2, house.Fake.Chats.ChatOf(user).Count);
    }

    [Fact]
    public async Task A_chat_that_the_person_deleted_is_made_once_more()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        house.Fake.Chats.DeleteConversation(user);

        var result = await PostAsync(house, user);

        Assert.IsType<DeliveryResult.Sent>(result);
        Assert.Single(house.Fake.Chats.ChatOf(user));
        Assert.Equal(2, house.Fake.Requests.Count(static r => r.Path == "v3/conversations"));
    }

    [Fact]
    public async Task The_service_address_of_the_last_activity_is_the_one_that_is_used()
    {
        await using var house = await TeamsHouse.OpenAsync(static s =>
            s.Settings["Teams:ServiceUrl"] = "https://smba.trafficmanager.net/teams/");
        var (_, user) = await house.AddAsync("Ada");
        using (await house.SendAsync(house.Activity(user, "event")))
            Assert.IsType<DeliveryResult.Sent>(await PostAsync(house, user));

        Assert.Equal("v3/conversations/a%3Aada/activities", Assert.Single(house.Fake.Requests).Path);
    }

    [Fact]
    public async Task An_edit_changes_the_post_that_was_made()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada");
        var sent = Assert.IsType<DeliveryResult.Sent>(await PostAsync(house, user));

        var edited = await house.Get<TeamsChannel>().EditAsync(
            Delivery(user, Message.Say("Decided: OT."), 1, sent.PlatformRef), TestContext.Current.CancellationToken);

        Assert.IsType<DeliveryResult.Sent>(edited);
        Assert.Equal("Decided: OT.", TeamsActivities.TextOf(TeamsActivities.CardOf(Assert.Single(house.Fake.Chats.ChatOf(user)))));
    }

    [Fact]
    public async Task A_channel_gets_a_thread_of_its_own_that_can_be_edited()
    {
        await using var house = await QuietAsync();
        var channel = new TeamsUser("", TeamsActivities.Channel, "Plant MES", "", FakeTeamsChats.Tenant);

        var sent = Assert.IsType<DeliveryResult.Sent>(await PostAsync(house, channel));
        var edited = await house.Get<TeamsChannel>().EditAsync(
            Delivery(channel, Message.Say("Decided: OT."), 1, sent.PlatformRef), TestContext.Current.CancellationToken);

        Assert.IsType<DeliveryResult.Sent>(edited);
        Assert.Equal(1, Assert.Single(house.Fake.Chats.Posts).Edits);
    }

    [Theory]
    [InlineData(400, "BadArgument", "Refused"), InlineData(403, "BotNotInConversationRoster", "Dead"),
        InlineData(403, "ConversationBlockedByUser", "Dead")]
    [InlineData(403, "BotDisabledByAdmin", "Dead"), InlineData(403, "InvalidBotApiHost", "NotSent"),
        InlineData(412, "PreconditionFailed", "NotSent")]
    [InlineData(413, "MessageSizeTooBig", "Refused"), InlineData(429, "Throttled", "NotSent"),
        InlineData(500, "ServiceError", "Unknown")]
    [InlineData(502, null, "Unknown"), InlineData(503, null, "Unknown"), InlineData(504, "GatewayTimeout", "Unknown")]
    public async Task Every_refusal_of_a_post_means_what_it_must(int status, string? code, string expected)
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        house.Fake.Next("activities", FakeTeamsReply.Status(status, code, status == 429 ? 7 : null));

        var result = await PostAsync(house, user);

        Assert.Equal(expected, Name(result));
        Assert.Single(house.Fake.Chats.ChatOf(user));
        if (status == 429)
            Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<DeliveryResult.NotSent>(result).RetryAfter);
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_recorded_with_the_reason_inside_the_text()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        house.Fake.Next("activities", FakeTeamsReply.Blocked);

        var result = Assert.IsType<DeliveryResult.Refused>(await PostAsync(house, user));

        Assert.True(result.AddressIsDead);
        Assert.Contains("MessageWritesBlocked", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_app_there_is_no_conversation_and_the_address_is_recorded_as_dead()
    {
        await using var house = await QuietAsync();
        var stranger = new TeamsUser("29:nobody", "aad-nobody", "Nobody", "", FakeTeamsChats.Tenant);

        Assert.Equal("Dead", Name(await PostAsync(house, stranger)));
    }

    [Fact]
    public async Task When_making_the_conversation_fails_the_message_is_provably_not_posted()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        house.Fake.Next("POST v3/conversations", FakeTeamsReply.Status(503));
        Assert.Equal("NotSent", Name(await PostAsync(house, user)));
        house.Fake.Next("POST v3/conversations", FakeTeamsReply.TakenAndCut);
        Assert.Equal("NotSent", Name(await PostAsync(house, user)));

        Assert.Equal("Sent", Name(await PostAsync(house, user)));
        Assert.Single(house.Fake.Chats.ChatOf(user));
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_body_left_is_never_taken_for_not_sent()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        house.Fake.Next("activities", FakeTeamsReply.TakenAndCut);

        Assert.Equal("Unknown", Name(await PostAsync(house, user)));
        Assert.Equal(2, house.Fake.Chats.ChatOf(user).Count);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_still_says_that_the_post_was_taken()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        house.Fake.Next("activities", FakeTeamsReply.CutInTheAnswer);

        Assert.Equal("Sent", Name(await PostAsync(house, user)));
    }

    [Fact]
    public async Task Nobody_at_the_other_end_means_not_sent()
    {
        await using var house = await QuietAsync(static s => s.Settings["Teams:ServiceUrl"] = "http://127.0.0.1:9/teams/");
        var (_, user) = await house.AddAsync("Ada");

        Assert.Equal("NotSent", Name(await PostAsync(house, user)));
    }

    [Fact]
    public async Task No_answer_in_time_is_unknown()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        var never = new TaskCompletionSource();
        house.Fake.Next("activities", FakeTeamsReply.After(never.Task));
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.Equal("Unknown", Name(await house.Get<TeamsChannel>().PostAsync(Delivery(user, Hello, 0, null), hurry.Token)));
    }

    [Fact]
    public async Task A_withdrawn_token_is_replaced_once_and_the_post_made()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada", open: false);
        await PostAsync(house, user);
        house.Fake.Entra.RevokeAll();

        Assert.Equal("Sent", Name(await PostAsync(house, user)));
        Assert.Equal(2, house.Fake.Entra.Issued);
        Assert.Equal(2, house.Fake.Chats.ChatOf(user).Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_leaves_and_the_channel_says_what_ails_it()
    {
        await using var house = await QuietAsync();
        var (_, user) = await house.AddAsync("Ada");
        house.Fake.Entra.Secrets.Clear();

        for (var i = 0; i < 5; i++)
            Assert.Equal("NotSent", Name(await PostAsync(house, user)));
        Assert.Empty(house.Fake.Requests);
        Assert.Single(house.Fake.Entra.UsedSecrets);
        Assert.Contains("invalid_client", house.Get<TeamsChannel>().Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", house.Get<TeamsChannel>()
            .Trouble!.Replace("client_secret", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_secret_takes_over_when_the_first_is_refused()
    {
        await using var house = await QuietAsync(static s => s.Settings["Teams:NextClientSecret"] = "second-secret");
        var (_, user) = await house.AddAsync("Ada");
        house.Fake.Entra.Secrets.Clear();
        house.Fake.Entra.Secrets["second-secret"] = true;

        Assert.Equal("Sent", Name(await PostAsync(house, user)));
        Assert.Equal(["first-secret", "second-secret"], house.Fake.Entra.UsedSecrets);
        Assert.Null(house.Get<BotTokens>().Trouble);
    }

    private static Task<TeamsHouse> QuietAsync(Action<TeamsHouseSetup>? more = null) => TeamsHouse.OpenAsync(setup =>
    {
        setup.Loops = false;
        more?.Invoke(setup);
    });

    private static Task<DeliveryResult> PostAsync(TeamsHouse house, TeamsUser to) =>
        house.Get<TeamsChannel>().PostAsync(Delivery(to, Hello, 0, null), TestContext.Current.CancellationToken);

    private static Delivery Delivery(TeamsUser to, Message message, int revision, string? reference) =>
        new(LogicalMessageId.New(), revision, TeamsHouse.AddressOf(to), message, reference);

    private static string Name(DeliveryResult result) =>
        result is DeliveryResult.Refused { AddressIsDead: true } ? "Dead" : result.GetType().Name;
}
