using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Teams.Setup;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Host;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>Settings, the app package, and what the doctor says.</summary>
public sealed class SetupTests
{
    private static readonly Guid App = new(FakeTeamsKeys.AppId);

    [Fact]
    public void What_is_not_enabled_needs_no_settings() => Assert.Empty(Wrong(new TeamsOptions()));

    [Fact]
    public void Every_missing_setting_is_named_by_its_key() =>
        Assert.Equal(["Teams:AppId", "Teams:TenantId", "Teams:ClientSecret"], Wrong(new TeamsOptions { Enabled = true })
            .Select(static s => s.Split(' ')[0]));

    [Theory]
    [InlineData("http://login.example.com"), InlineData("nowhere")]
    public void An_address_that_is_not_https_is_refused(string url) =>
        Assert.Contains(Wrong(Good(o => o.LoginBaseUrl = url)), static s =>
            s.StartsWith("Teams:LoginBaseUrl", StringComparison.Ordinal));

    [Fact]
    public void Every_cloud_has_addresses_that_pass() =>
        Assert.All(Enum.GetValues<TeamsCloud>(), cloud => Assert.Empty(Wrong(Good(o => o.Cloud = cloud))));

    [Fact]
    public async Task The_doors_for_development_stop_the_start_anywhere_else()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(static () =>
            TeamsHouse.OpenAsync(static s => s.Settings["Teams:DevAnonymousLoopback"] = "true"));

        Assert.Contains("DOTNET_ENVIRONMENT=Development", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_holds_the_manifest_and_two_icons_of_the_right_size()
    {
        using var zip = new ZipArchive(new MemoryStream(TeamsPackage.Build(App, new Uri("https://bot.example.com"), "0.1.0")));

        Assert.Equal(["color.png", "manifest.json", "outline.png"], zip.Entries.Select(static e => e.FullName).Order());
        Assert.Equal((192, 192), SizeOf(zip.GetEntry("color.png")!));
        Assert.Equal((32, 32), SizeOf(zip.GetEntry("outline.png")!));
        using var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        Golden.Match("teams/setup/manifest.json", manifest.ReadToEnd());
    }

    [Fact]
    public async Task The_verb_writes_the_package_and_explains_it()
    {
        using var home = new TemporaryDirectory();
        var file = home.File("app.zip");
        var (code, said, _) = await CommandLine.RunAsync(home,
            "manifest", "teams", "--app-id", FakeTeamsKeys.AppId, "--host", "https://bot.example.com", "--out", file);
        var (wrong, _, why) = await CommandLine.RunAsync(home, "manifest", "teams", "--host", "https://bot.example.com");
        var (_, explained, _) = await CommandLine.RunAsync(home, "manifest", "teams", "--explain");

        Assert.Equal((0, $"{file} is written. Upload it as it is."), (code, said.Trim()));
        Assert.Equal(3, ZipFile.OpenRead(file).Entries.Count);
        Assert.Equal(2, wrong);
        Assert.Contains("--app-id", why, StringComparison.Ordinal);
        Assert.Contains("without it: nobody can be reached at all", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_that_teams_offers_is_a_command()
    {
        await using var house = await BriefHouse.OpenAsync();
        var grammar = house.Get<IEnumerable<ICommand>>().Select(static c => c.Grammar).ToList();

        Assert.All(TeamsPackage.Commands, c => Assert.Contains(grammar, g => g.Split(' ', '|')[0] == c.Word));
    }

    [Fact]
    public async Task The_doctor_says_with_what_the_bot_signs_in_and_until_when()
    {
        await using var house = await TeamsHouse.OpenAsync(static s =>
        {
            s.Loops = false;
            s.Settings["Teams:ClientSecretEnds"] = "2099-05-01";
        });

        var well = await FindAsync(house, "teams sign-in");
        house.Fake.Entra.Secrets.Clear();
        var ill = await FindAsync(house, "teams sign-in");

        Assert.Equal(Finding.Ok("A token was had with the first credential, which is valid until 1 May 2099."), well);
        Assert.Equal(FindingLevel.Fail, ill.Level);
    }

    [Fact]
    public async Task The_doctor_tells_per_person_who_is_found_has_the_app_and_can_be_reached()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        await house.AddAsync("Ada Lovelace", open: false);
        var (known, _) = await house.AddAsync("Grace Hopper");
        await house.WriteAsync(db =>
        {
            var uninstalled = Some.Person("Ugo", "teams", FakeTeamsChats.Tenant);
            db.Add(uninstalled);
            db.Add(Some.Person("Web Only", "web"));
        });

        var finding = await FindAsync(house, "teams people");

        Assert.Equal("Grace Hopper", known.Name);
        Assert.Equal(FindingLevel.Warn, finding.Level);
        Assert.Equal("2 of 4 people are found, have the app and can be reached. Not reachable: Ugo (403 BotNotInConversationRoster). "
            + "Without a Teams account here: Web Only.", finding.Sentence);
        Assert.Empty(house.Fake.Chats.Posts);
    }

    [Fact]
    public async Task What_the_channel_says_itself_reads_as_agreed()
    {
        await using var house = await TeamsHouse.OpenAsync(static s => s.Loops = false);
        var entries = house.Get<IEnumerable<IGallerySource>>().OfType<TeamsGallery>().SelectMany(static g => g.Entries);

        Golden.Match("teams/setup/credentials.txt", string.Join("\n\n---\n\n", entries.Select(PlainText.Of)));
    }

    private static Task<Finding> FindAsync(TeamsHouse house, string check) =>
        house.Get<IEnumerable<IDoctorCheck>>().First(c => c.Name == check).RunAsync(TestContext.Current.CancellationToken);

    private static TeamsOptions Good(Action<TeamsOptions> change)
    {
        var options = new TeamsOptions
        {
            Enabled = true, AppId = FakeTeamsKeys.AppId, TenantId = FakeTeamsChats.Tenant,
            ClientSecret = "x"
        };
        change(options);
        return options;
    }

    private static List<string> Wrong(TeamsOptions options) =>
        [.. options.Validate(new ValidationContext(options)).Select(static r => r.ErrorMessage!)];

    /// <summary>Width and height stand at a fixed place of every PNG.</summary>
    private static (int Width, int Height) SizeOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var head = new byte[24];
        stream.ReadExactly(head);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)),
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }
}
