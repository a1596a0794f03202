using System.Net;
using System.Text.Json.Nodes;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>
/// Who gets in. The vectors are the ones that the official connector is asked about too, in
/// <c>tests/conformance/teams</c>, where every difference is explained.
/// </summary>
public sealed class TokenTests
{
    private static readonly JsonArray Vectors =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/conformance/teams/vectors.json")))!.AsArray();

    [Fact]
    public async Task Every_token_is_let_in_or_turned_away_as_agreed()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada");
        var wrong = new List<string>();

        foreach (var vector in Vectors.Select(static v => v!.AsObject()))
        {
            var activity = house.Activity(user, "aTypeOfTomorrow");
            TeamsVector.Shape(activity, vector);
            using var answer = await house.SendAsync(activity,
                TeamsVector.Header(vector, house.Fake.ServiceUrl, house.Time.GetUtcNow()));
            if ((int)answer.StatusCode != vector["ours"]!.GetValue<int>())
                wrong.Add($"{vector["name"]}: {(int)answer.StatusCode}");
            else if (!answer.IsSuccessStatusCode)
                Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(Vectors.Count >= 30);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_new_key_is_fetched_within_the_very_request_that_first_shows_it()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada");
        await AssertAsync(house, user, "good", HttpStatusCode.OK);
        house.Fake.Keys.Rotate();
        house.Time.Advance(TimeSpan.FromMinutes(1));

        await AssertAsync(house, user, "next", HttpStatusCode.OK);
        await AssertAsync(house, user, "good", HttpStatusCode.OK);

        Assert.Equal(2, house.Fake.Keys.Reads);
    }

    [Fact]
    public async Task Keys_nobody_knows_cannot_make_the_bot_fetch_again_and_again()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada");

        for (var i = 0; i < 20; i++)
            await AssertAsync(house, user, $"junk-{i}", HttpStatusCode.Unauthorized);

        Assert.InRange(house.Fake.Keys.Reads, 1, 2);
    }

    [Fact]
    public async Task Without_any_key_the_bot_asks_to_come_again_and_lets_nobody_in()
    {
        await using var house = await TeamsHouse.OpenAsync(static s =>
            s.Settings["Teams:OpenIdMetadataUrl"] = "http://127.0.0.1:9/openid");
        var user = house.Fake.Chats.Install("Ada");

        await AssertAsync(house, user, "good", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_tenant_that_is_not_allowed_is_turned_away()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada", tenant: "99999999-86f1-41af-91ab-2d7cd011db47");

        await AssertAsync(house, user, "good", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example/teams/"), InlineData("http://smba.trafficmanager.net/teams/"),
        InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/"), InlineData("https://evilbotframework.com/"),
        InlineData("file:///etc/passwd")]
    public async Task No_token_makes_the_bot_answer_to_a_host_that_is_not_allowed(string serviceUrl)
    {
        await using var house = await TeamsHouse.OpenAsync();
        var (_, user) = await house.AddAsync("Ada");
        var activity = house.Activity(user, "message").Saying("help");
        activity["serviceUrl"] = serviceUrl;

        using var answer = await house.SendAsync(activity);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(house.Fake.Requests);
        await using var db = house.Look();
        Assert.Empty(db.Inbox);
        Assert.Empty(db.ChatRoutes);
    }

    [Fact]
    public async Task The_development_door_is_closed_to_whoever_comes_through_a_proxy()
    {
        await using var house = await TeamsHouse.OpenAsync(static s =>
        {
            s.Environment = "Development";
            s.Settings["Teams:DevAnonymousLoopback"] = "true";
        });
        var user = house.Fake.Chats.Install("Ada");

        using var near = await house.SendAsync(house.Activity(user, "event"), null);
        using var far = await house.SendAsync(house.Activity(user, "event"), null, ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal(HttpStatusCode.OK, near.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, far.StatusCode);
    }

    [Fact]
    public async Task What_is_too_long_or_no_activity_is_refused()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada");

        using var tooLong = await house.SendAsync(house.Activity(user, "message").Saying(new string('x', 300_000)));
        using var content = new StringContent("[1,2]");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(house.Url, "/api/messages")) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x.y.z");
        using var client = new HttpClient();
        using var shapeless = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, shapeless.StatusCode);
    }

    private static async Task AssertAsync(TeamsHouse house, TeamsUser user, string key, HttpStatusCode expected)
    {
        var token = FakeTeamsKeys.Token(house.Fake.ServiceUrl, house.Time.GetUtcNow(), key);
        using var answer = await house.SendAsync(house.Activity(user, "event"), $"Bearer {token}");
        Assert.Equal(expected, answer.StatusCode);
    }
}
