using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Channels.Teams.Setup;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>
/// Microsoft's own packages beside ours. They want Node.js; what is pinned in <c>tests/conformance/teams</c> is installed on
/// the first run.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/conformance/teams");

    private static readonly Lazy<Task> Installed = new(InstallAsync);

    [Fact]
    public async Task Microsofts_connector_lets_in_and_turns_away_the_same_but_for_what_is_explained()
    {
        await using var house = await TeamsHouse.OpenAsync();
        var user = house.Fake.Chats.Install("Ada");
        var vectors = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "vectors.json"),
            TestContext.Current.CancellationToken))!
            .AsArray().Select(static v => v!.AsObject()).ToList();
        var calls = vectors.ConvertAll(vector =>
        {
            var activity = house.Activity(user, "aTypeOfTomorrow");
            TeamsVector.Shape(activity, vector);
            return (Activity: activity, Authorization: TeamsVector.Header(vector, house.Fake.ServiceUrl, house.Time.GetUtcNow()));
        });
        var theirs = await NodeAsync("tokens.cjs", new JsonObject
        {
            ["openId"] = $"{house.Fake.Http}/openid", ["appId"] = FakeTeamsKeys.AppId,
            ["calls"] = new JsonArray([.. vectors.Select((v, i) => new JsonObject
            {
                ["name"] = v["name"]!.GetValue<string>(), ["authorization"] = calls[i].Authorization,
                    ["activity"] = calls[i].Activity.DeepClone(),
            })]),
        }.ToJsonString());
        var wrong = new List<string>();
        for (var i = 0; i < vectors.Count; i++)
        {
            using var ours = await house.SendAsync(calls[i].Activity, calls[i].Authorization);
            var their = theirs.AsArray()[i]!;
            if (Difference(vectors[i], (int)ours.StatusCode, their["verdict"]!.GetValue<string>()) is { } difference)
                wrong.Add($"{vectors[i]["name"]}: {difference} ({their["why"]})");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Microsofts_client_is_served_by_the_fake_as_by_teams()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var user = house.Fake.Chats.Install("Ada Lovelace");
        var token = (await house.Get<BotTokens>().GetAsync(false, TestContext.Current.CancellationToken)).Value.Text!;

        var got = await NodeAsync("connector.cjs", "", house.Fake.ServiceUrl, token, user.Account, user.Tenant);

        Assert.Equal(house.Fake.Chats.ConversationOf(user), got["created"]!.GetValue<string>());
        Assert.Equal(got["said"]!.GetValue<string>(), got["edited"]!.GetValue<string>());
        Assert.Equal(user.Email, got["member"]!.GetValue<string>());
        Assert.StartsWith(TeamsActivities.Channel, got["thread"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["404 ConversationNotFound", "404 ActivityNotFoundInConversation", "403 BotNotInConversationRoster"],
            got["refusals"]!.AsArray().Select(static r => r!.GetValue<string>()));
        Assert.Equal(["One, edited", "Two"], house.Fake.Chats.ChatOf(user).Select(static a => a["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Our_client_says_to_teams_what_microsofts_says()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var user = house.Fake.Chats.Install("Ada Lovelace");
        var token = (await house.Get<BotTokens>().GetAsync(false, TestContext.Current.CancellationToken)).Value.Text!;
        await NodeAsync("connector.cjs", "", house.Fake.ServiceUrl, token, user.Account, user.Tenant);
        var theirs = house.Fake.Requests[0];

        await house.Get<TeamsChannel>()
            .MakeAsync(TeamsHouse.AddressOf(user), user.Account, house.Fake.ServiceUrl, TestContext.Current.CancellationToken);

        var ours = house.Fake.Requests[^1];
        Assert.Equal((theirs.Method, theirs.Path), (ours.Method, ours.Path));
        Assert.Equal(Names(theirs.Body!), Names(ours.Body!));
    }

    [Fact]
    public async Task Every_card_of_the_gallery_fits_microsofts_types_and_parser()
    {
        await using var house = await BriefHouse.OpenAsync();
        var folder = Directory.CreateDirectory(Path.Combine(HouseFolder.New(), "cards")).FullName;
        var post = LogicalMessageId.New();
        var entries = house.Gallery().Select(static e => (e.Id, e.Message, e.Form))
            .Concat(Samples.Messages.Select(static s => (Id: $"sample.{s.Key}", Message: (Message?)s.Value, Form: (Form?)null)))
            .Append((Id: "sample.form", Message: null, Form: Samples.Form)).ToList();
        foreach (var (id, message, form) in entries)
        {
            var card = message is not null ? TeamsRenderer.Card(message, post)
                : TeamsRenderer.Card(form!, new FormEntry(post, "o", FormEntry.Nothing, FormEntry.Nothing));
            await File.WriteAllTextAsync(Path.Combine(folder, $"{id}.json"), card.ToJsonString(),
                TestContext.Current.CancellationToken);
        }

        var got = await NodeAsync("cards.cjs", "", folder);

        Assert.Empty(got["findings"]!.AsArray().Select(static f => f!.GetValue<string>()));
        Assert.Equal(entries.Count, got["cards"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_app_manifest_passes_microsofts_published_schema_and_a_wrong_one_does_not()
    {
        var manifest = TeamsPackage.Manifest(new Guid(FakeTeamsKeys.AppId), new Uri("https://bot.example.com"), "0.1.0");
        var good = await SchemaAsync(manifest);
        manifest["name"]!["short"] = new string('x', 31);
        var bad = await SchemaAsync(manifest);

        Assert.Empty(good["findings"]!.AsArray().Select(static f => f!.GetValue<string>()));
        Assert.True(good["accepted"]!.GetValue<bool>());
        Assert.False(bad["accepted"]!.GetValue<bool>());
    }

    /// <summary>Null when both did what was agreed, and where they differ somebody has said why.</summary>
    private static string? Difference(JsonObject vector, int ours, string theirs)
    {
        if (ours != vector["ours"]!.GetValue<int>() || theirs != vector["theirs"]!.GetValue<string>())
            return $"ours {ours}, theirs {theirs}";
        var same = (ours == (int)HttpStatusCode.OK) == (theirs == "accept");
        return same || vector["why"] is not null ? null : "differs, and nobody has said why";
    }

    private static async Task<JsonNode> SchemaAsync(JsonObject manifest)
    {
        var file = Path.Combine(HouseFolder.New(), "manifest.json");
        await File.WriteAllTextAsync(file, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        return await NodeAsync("manifest.cjs", "", file);
    }

    private static List<string> Names(JsonObject body) => [.. body.Select(static p => p.Key).Order(StringComparer.Ordinal)];

    private static async Task<JsonNode> NodeAsync(string script, string input, params string[] arguments)
    {
        await Installed.Value;
        return JsonNode.Parse(await RunAsync("node", [Path.Combine(Folder, script), .. arguments], input))
            ?? throw new JsonException("The script said nothing.");
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await RunAsync("npm", ["ci", "--ignore-scripts"], "");
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return output;
    }
}
