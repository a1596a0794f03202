using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Doctor;
using LeadershipBot.Channels.Slack.Setup;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Slack;

/// <summary>The manifest asks for exactly what the code uses, and doctor tells what is missing.</summary>
public sealed partial class SetupTests
{
    private static readonly Uri Host = new("https://bot.example.com");

    [Fact]
    public void Every_method_that_the_code_calls_has_a_scope_and_every_scope_a_use()
    {
        var called = Repository.Sources("src/LeadershipBot.Channels/Slack").Where(static f =>
            !f.Contains("/Setup/", StringComparison.Ordinal)
                && !f.EndsWith("SlackPace.cs", StringComparison.Ordinal))
            .SelectMany(static f =>
                Calls().Matches(File.ReadAllText(f)).Select(static m => m.Groups["method"].Value)).ToHashSet();

        Assert.Empty(called.Except(SlackScopes.All.SelectMany(static s => s.Methods)).Except(SlackScopes.Free));
        Assert.Empty(SlackScopes.All.SelectMany(static s => s.Methods).Concat(SlackScopes.Free).Except(called));
    }

    [Fact]
    public void Every_event_that_the_code_reads_is_subscribed_to_and_no_other()
    {
        string[] others = ["app_home_opened", "message.im"];
        Assert.Equal(SlackReader.Changes.Concat(others).Order(StringComparer.Ordinal),
            SlackSubscriptions.All.Select(static e => e.Name));
    }

    [Fact]
    public void The_manifests_are_as_agreed()
    {
        Golden.Match("slack/manifest.host.json", new SlackManifest().Write(new ManifestRequest(Host, false)).Value);
        Golden.Match("slack/manifest.socket.json", new SlackManifest().Write(new ManifestRequest(null, true)).Value);
    }

    [Fact]
    public void The_manifests_in_the_repository_are_these()
    {
        var folder = Path.Combine(Repository.Root, "manifests/slack");
        var host = new Uri("https://leadershipbot.example.com");
        Assert.Equal(new SlackManifest().Write(new ManifestRequest(host, false)).Value,
            File.ReadAllText(Path.Combine(folder, "manifest.host.json")).TrimEnd());
        Assert.Equal(new SlackManifest().Write(new ManifestRequest(null, true)).Value,
            File.ReadAllText(Path.Combine(folder, "manifest.socket.json")).TrimEnd());
    }

    [Fact]
    public void Over_a_socket_no_address_is_named()
    {
        var manifest = new SlackManifest().Write(new ManifestRequest(null, true)).Value;
        Assert.DoesNotContain("url", manifest, StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse(manifest)!["settings"]!["socket_mode_enabled"]!);
    }

    [Theory]
    [InlineData(null, false), InlineData("https://bot.example.com", true), InlineData("http://bot.example.com", false),
        InlineData("https://bot.example.com/x", false)]
    public void A_wish_that_cannot_be_is_refused_with_the_way_to_say_it(string? host, bool socket)
    {
        var refused = new SlackManifest().Write(new ManifestRequest(host is null ? null : new Uri(host), socket));
        Assert.Contains("--host", refused.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_everything_well_where_it_is()
    {
        await using var house = await SlackHouse.OpenAsync();
        foreach (var who in new[] { house.Ali, house.Meral })
            house.Slack.Users[SlackHouse.User(who)] = new() { ["id"] = SlackHouse.User(who), ["team_id"] = "T1" };

        var findings = await ExamineAsync(house);

        Assert.All(findings.Where(static f => f.Key is not ("slack way in" or "slack clock")), static f =>
            Assert.Equal(FindingLevel.Ok, f.Value.Level));
    }

    [Fact]
    public async Task Doctor_tells_a_token_that_is_refused()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Plan("auth.test", SlackTakes.Error("invalid_auth"));

        var finding = (await ExamineAsync(house))["slack token"];

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("Slack:BotToken", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_names_people_whom_slack_does_not_reach()
    {
        await using var house = await SlackHouse.OpenAsync();
        house.Slack.Users[SlackHouse.User(house.Ali)] = new() { ["id"] = SlackHouse.User(house.Ali), ["deleted"] = true };

        var finding = (await ExamineAsync(house))["slack people"];

        Assert.Equal("Not reached on Slack: Ali Demir (deactivated), Meral Kaya (user_not_found).", finding.Sentence);
    }

    [Theory]
    [InlineData("chat:write", nameof(FindingLevel.Fail)), InlineData("dnd:read", nameof(FindingLevel.Warn)),
        InlineData("", nameof(FindingLevel.Ok))]
    public void Doctor_weighs_a_missing_scope_by_what_stops_working(string missing, string level)
    {
        var granted = SlackScopes.All.Select(static s => s.Name).Where(s => s != missing).ToHashSet();
        Assert.Equal(level, SlackScopeCheck.Judge(granted).Level.ToString());
    }

    [Fact]
    public void Doctor_warns_of_scopes_that_nobody_needs() => Assert.Contains("channels:manage",
        SlackScopeCheck.Judge(SlackScopes.All.Select(static s => s.Name).Append("channels:manage").ToHashSet()).Sentence,
            StringComparison.Ordinal);

    private static async Task<Dictionary<string, Finding>> ExamineAsync(SlackHouse house)
    {
        var findings = new Dictionary<string, Finding>();
        foreach (var check in house.House.Get<IEnumerable<IDoctorCheck>>())
            findings[check.Name] = await check.RunAsync(TestContext.Current.CancellationToken);
        return findings;
    }

    [GeneratedRegex("""SlackCall\("(?<method>[A-Za-z.]+)"|"(?<method>(?:chat|files|users|conversations|views|dnd|auth|apps)\.[A-Za-z.]+)"(?!\))""")]
    private static partial Regex Calls();
}
