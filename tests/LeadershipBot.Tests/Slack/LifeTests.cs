using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>What happens to people, channels and the app in Slack is recorded, and told to whoever must act.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task A_deactivated_account_is_recorded_once_and_the_pmo_is_told()
    {
        await using var house = await SlackHouse.OpenAsync();
        for (var times = 0; times < 2; times++)
            await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", UserChange(house.Meral, deleted: true)));
        house.House.Get<Relay>().Wake();

        Assert.Contains("Meral Kaya cannot be reached any more", (await house.NewestAsync(house.Ali)).Text,
            StringComparison.Ordinal);
        Assert.Single(await house.House.OutboxAsync());
        Assert.Contains("user_disabled", (await IdentityAsync(house, house.Meral)).DeadReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_back_is_written_to_again()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", UserChange(house.Meral, deleted: true)));
        await house.Driver.PostEventAsync(SlackDriver.Event("Ev2", UserChange(house.Meral, deleted: false)));

        Assert.Null((await IdentityAsync(house, house.Meral)).DeadReason);
    }

    [Theory]
    [InlineData("channel_archive", "is_archived"), InlineData("channel_deleted", "channel_not_found"),
        InlineData("group_archive", "is_archived")]
    public async Task A_channel_that_is_gone_is_recorded(string type, string reason)
    {
        await using var house = await SlackHouse.OpenAsync();
        var board = await AddChannelAsync(house);

        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1",
            new() { ["type"] = type, ["channel"] = "C77", ["user"] = "U1" }));

        Assert.Contains(reason, (await IdentityAsync(house, board)).DeadReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_followed_to_its_new_id_and_its_new_name_is_noted()
    {
        await using var house = await SlackHouse.OpenAsync();
        var board = await AddChannelAsync(house);

        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1", new()
        {
            ["type"] = "channel_id_changed", ["old_channel_id"] = "C77", ["new_channel_id"] = "C78",
        }));
        await house.Driver.PostEventAsync(SlackDriver.Event("Ev2", new()
        {
            ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = "C78", ["name"] = "steering" },
        }));

        Assert.Equal("C78", (await IdentityAsync(house, board)).UserId);
        await using var db = house.House.Look();
        Assert.Equal(["slack.moved", "slack.renamed"],
            await db.Audit.OrderBy(a => a.Seq).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("app_uninstalled", "{}"), InlineData("tokens_revoked", """{"oauth":["U1"],"bot":["UBOT"]}""")]
    public async Task An_app_that_is_shut_out_is_told_to_the_admin_elsewhere_and_in_readiness(string type, string tokens)
    {
        await using var house = await SlackHouse.OpenAsync();
        var admin = Some.Admin("Ada");
        await house.House.AddAsync(admin);

        for (var times = 0; times < 2; times++)
            await house.Driver.PostEventAsync(SlackDriver.Event("Ev1",
                new() { ["type"] = type, ["tokens"] = JsonNode.Parse(tokens) }));
        house.House.Get<Relay>().Wake();
        await HouseLoops.UntilAsync(() => house.House.Posts(admin).Count == 1);

        Assert.StartsWith("Slack has shut me out", house.House.Posts(admin)[0].Summary, StringComparison.Ordinal);
        Assert.NotNull(house.House.Get<SlackChannel>().Trouble);
    }

    [Fact]
    public async Task A_token_that_a_person_revoked_is_their_own_affair()
    {
        await using var house = await SlackHouse.OpenAsync();

        await house.Driver.PostEventAsync(SlackDriver.Event("Ev1",
            new() { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U1") } }));

        Assert.Null(house.House.Get<SlackChannel>().Trouble);
    }

    [Fact]
    public async Task People_are_linked_by_the_address_that_slack_has_confirmed_and_by_no_other()
    {
        await using var house = await SlackHouse.OpenAsync();
        var people = new[] { Known("Right"), Known("Bot"), Known("Gone"), Known("Unconfirmed"), Known("Foreign"),
            Known("Absent") };
        await house.House.AddAsync([.. people]);
        house.Slack.Users["U01"] = Account("U01", "right@example.com");
        house.Slack.Users["U02"] = Account("U02", "bot@example.com", ("is_bot", true));
        house.Slack.Users["U03"] = Account("U03", "gone@example.com", ("deleted", true));
        house.Slack.Users["U04"] = Account("U04", "unconfirmed@example.com", ("is_email_confirmed", false));
        house.Slack.Users["U05"] = Account("U05", "foreign@example.com", ("team_id", "T9"));

        await house.House.Get<SlackLinks>().RunAsync(TestContext.Current.CancellationToken);
        await house.House.Get<SlackLinks>().RunAsync(TestContext.Current.CancellationToken);

        await using var db = house.House.Look();
        var linked = await db.Identities.Where(i => i.Channel == "slack"
            && i.UserId.StartsWith("U0")).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal((people[0].Id, "T1", "U01", true),
            linked.Select(static i => (i.PersonId, i.Workspace, i.UserId, i.Preferred)).Single());
        Assert.Equal(6, house.Slack.CallsOf("users.lookupByEmail").Count);
    }

    [Fact]
    public async Task Somebody_known_by_e_mail_who_types_a_command_is_linked_and_answered()
    {
        await using var house = await SlackHouse.OpenAsync();
        await house.GreetAsync();
        var eve = Known("Eve");
        await house.House.AddAsync(eve);
        house.Slack.Users["U09"] = Account("U09", "EVE@example.com");
        var command = SlackDriver.Command(house.Meral, "projects", "1.2.a");
        command["user_id"] = "U09";

        var said = await house.Driver.PostCommandAsync(command);

        Assert.Equal(SlackMessages.SentPrivately, (string?)said.Json["text"]);
        await HouseLoops.UntilAsync(() => house.Slack.Chat("U09").Count == 1);
    }

    [Fact]
    public async Task In_an_organisation_both_ids_are_in_every_address()
    {
        await using var house = await SlackHouse.OpenAsync();
        (house.Slack.Enterprise, house.Slack.Team) = ("E1", "T1");
        await house.GreetAsync();

        await house.Driver.PostCommandAsync(SlackDriver.Command(house.Meral, "help", "1.2.a"));

        Assert.Equal("E1.T1", Assert.Single(await house.House.InboxAsync()).Workspace);
    }

    private static Person Known(string name)
    {
        var person = Some.Person(name);
        person.Identities.Clear();
        person.Email = $"{name.ToLowerInvariant()}@example.com";
        return person;
    }

    private static JsonObject Account(string id, string email, params (string Key, JsonNode Value)[] more)
    {
        var user = new JsonObject
        {
            ["id"] = id, ["team_id"] = "T1", ["deleted"] = false,
            ["profile"] = new JsonObject { ["email"] = email }
        };
        foreach (var (key, value) in more)
            user[key] = value;
        return user;
    }

    private static JsonObject UserChange(Person person, bool deleted) => new()
    {
        ["type"] = "user_change",
        ["user"] = new JsonObject { ["id"] = SlackHouse.User(person), ["team_id"] = "T1", ["deleted"] = deleted },
    };

    /// <summary>A channel as an address: whose it is does not matter here.</summary>
    private static async Task<Person> AddChannelAsync(SlackHouse house)
    {
        var board = Some.Person("Board", "slack", "T1");
        board.Identities.Clear();
        board.Identities.Add(new ChatIdentity
        {
            Id = IdentityId.New(), PersonId = board.Id, Channel = "slack", Workspace = "T1", UserId = "C77", Preferred = true,
            LinkedAt = Some.Monday,
        });
        await house.House.AddAsync(board);
        return board;
    }

    private static async Task<ChatIdentity> IdentityAsync(SlackHouse house, Person person)
    {
        await using var db = house.House.Look();
        return await db.Identities.FirstAsync(i => i.PersonId == person.Id);
    }
}
