using LeadershipBot.Host;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("Slack:BotToken=xoxb-1")]
    [InlineData("Slack__SigningSecret=1")]
    [InlineData("Teams:ClientSecret=1")]
    [InlineData("Database:ConnectionString=Host=db;Password=1")]
    public void A_secret_on_the_command_line_is_refused_without_repeating_it(string pair)
    {
        var refusal = AppSettings.FromCommandLine([pair]).Refusal;

        Assert.Contains("is a secret", refusal!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..],
            refusal.Sentence.Replace("__", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_name_is_no_secret() =>
        Assert.True(AppSettings.FromCommandLine(["Database:ConnectionString=Data Source=data/bot.db"]).Succeeded);

    [Fact]
    public void A_secret_file_gives_the_key_of_its_name_and_the_command_line_still_wins()
    {
        File.WriteAllText(_home.File("Slack__SigningSecret"), "from the file\n");
        File.WriteAllText(_home.File("Web__PublicUrl"), "https://file.example.org");
        using var configuration = new ConfigurationManager();

        AppSettings.AddSources(configuration, new AppSetup
        {
            Settings = new Dictionary<string, string?>
            {
                ["Secrets:Directory"] = _home.Path, ["Web:PublicUrl"] = "https://typed.example.org",
            },
        });

        Assert.Equal("from the file", configuration["Slack:SigningSecret"]);
        Assert.Equal("https://typed.example.org", configuration["Web:PublicUrl"]);
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider")]
    [InlineData("Database:ConnectionString", "", "Database:ConnectionString is empty")]
    [InlineData("Pulses:WeeklyBudget", "7", "Pulses:WeeklyBudget")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_its_key(string key, string value, string named)
    {
        var opened = await BotApp.OpenForWritingAsync(
            TestHost.Setup(_home, null, false, (key, value)), TestContext.Current.CancellationToken);

        Assert.Contains(named, opened.Refusal!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', opened.Refusal.Sentence);
    }

    [Fact]
    public async Task Questions_that_do_not_load_stop_the_start()
    {
        await File.WriteAllTextAsync(_home.File("own.yaml"), "items: [ {", TestContext.Current.CancellationToken);

        var opened = await BotApp.OpenForWritingAsync(
            TestHost.Setup(_home, null, false, ("Pulses:BankFiles:0", _home.File("own.yaml"))),
                TestContext.Current.CancellationToken);

        Assert.Contains("own.yaml", opened.Refusal!.Sentence, StringComparison.Ordinal);
    }
}
