using System.ComponentModel.DataAnnotations;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Slack;

public sealed class OptionsTests
{
    [Fact]
    public void Nothing_is_asked_for_while_slack_is_off() => Assert.Empty(Wrong(new SlackOptions()));

    [Fact]
    public void A_socket_needs_both_tokens_and_no_signing_secret()
    {
        Assert.Equal(["BotToken", "AppToken"], Wrong(new SlackOptions { Enabled = true }));
        Assert.Empty(Wrong(new SlackOptions { Enabled = true, BotToken = "xoxb-1", AppToken = "xapp-1" }));
    }

    [Fact]
    public void Http_never_starts_without_a_signing_secret()
    {
        Assert.Equal(["SigningSecret"], Wrong(Http("")));
        Assert.Equal(["SigningSecret"], Wrong(Http(null)));
        Assert.Equal(["SigningSecret"], Wrong(Http("short")));
        Assert.Equal(["SigningSecret"], Wrong(Http(" 8f742231b10e8888abcd99yyyzzz85a5")));
        Assert.Empty(Wrong(Http(SlackHouse.Secret)));
    }

    [Theory]
    [InlineData("xapp-1", "xoxb-1", "BotToken,AppToken")]
    [InlineData("xoxp-1", "xapp-1", "BotToken")]
    [InlineData("xoxe.xoxb-1", "xapp-1", "BotToken")]
    public void A_token_of_another_kind_is_told(string bot, string app, string wrong) =>
        Assert.Equal(wrong.Split(','), Wrong(new SlackOptions { Enabled = true, BotToken = bot, AppToken = app }));

    [Theory]
    [InlineData("https://slack-gov.com/api/", true)]
    [InlineData("http://127.0.0.1:80/api/", true)]
    [InlineData("http://slack.com/api/", false)]
    [InlineData("slack.com", false)]
    public void A_token_travels_to_https_or_to_this_machine(string address, bool right) =>
        Assert.Equal(right ? [] : ["ApiBaseUrl"], Wrong(new SlackOptions { ApiBaseUrl = address }));

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("https://files.slack.com/upload/v1/abc", true)]
    [InlineData("wss://cerberus-xxxx.lb.slack-msgs.com/", false)]
    [InlineData("wss://slack.com.evil.example/", false)]
    [InlineData("wss://notslack.com/", false)]
    [InlineData("ws://wss-primary.slack.com/", false)]
    [InlineData("wss://mirror.example.org/", true)]
    [InlineData("not an address", false)]
    public void Only_slacks_own_hosts_and_those_allowed_are_gone_to(string address, bool admitted)
    {
        var options = new SlackOptions();
        options.AllowedHosts.Add("mirror.example.org");
        Assert.Equal(admitted, new SlackHosts(Microsoft.Extensions.Options.Options.Create(options)).Admits(address, out _));
    }

    private static SlackOptions Http(string? secret) =>
        new() { Enabled = true, Mode = SlackMode.Http, BotToken = "xoxb-1", SigningSecret = secret };

    private static IEnumerable<string> Wrong(SlackOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        Assert.All(results, static r => Assert.StartsWith("Slack:", r.ErrorMessage, StringComparison.Ordinal));
        return results.SelectMany(static r => r.MemberNames);
    }
}
