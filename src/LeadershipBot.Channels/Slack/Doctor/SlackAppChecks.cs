using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Setup;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack.Doctor;

/// <summary>Whose token it is, and whether Slack takes it. Asked first: the other checks read what it learned.</summary>
internal sealed class SlackTokenCheck(SlackClient client, SlackInstallation installation) : IDoctorCheck
{
    public string Name => "slack token";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        switch (await client.CallAsync(new SlackCall("auth.test", []), cancellationToken))
        {
            case SlackAnswer.Ok { Body: var me }:
                var workspace = new SlackWorkspace(me.Text("enterprise_id"), me.Text("team_id"));
                installation.Is(workspace, me.Text("user_id"), me.Text("app_id"));
                return Finding.Ok($"Slack knows the bot in {me.Text("team") ?? "the workspace"} ({workspace}).");
            case SlackAnswer.No { Error: var error }:
                return Finding.Fail($"Slack refuses the bot's token: {error}.",
                    "Install the app from 'manifest slack' and set Slack:BotToken to its Bot User OAuth Token.");
            case SlackAnswer.Later later:
                return Finding.Fail($"Slack was not reached: {later.Why}.", "See the network, the proxy, and Slack:ApiBaseUrl.");
            default:
                return Finding.Fail("Slack answered something else than Slack does.",
                    "See what stands between: a proxy, a portal.");
        }
    }
}

/// <summary>Too few scopes stop something from working; too many are more than anybody agreed to.</summary>
internal sealed class SlackScopeCheck(SlackInstallation installation) : IDoctorCheck
{
    public string Name => "slack scopes";

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(Judge(installation.Scopes));

    internal static Finding Judge(IReadOnlySet<string>? granted)
    {
        const string again = "Update the app from 'manifest slack' and install it again.";
        if (granted is null)
            return Finding.Warn("Slack did not tell the scopes.", "Mend the token first.");
        var missing = SlackScopes.All.Where(s => !granted.Contains(s.Name)).ToList();
        if (missing.Find(static s => !s.Optional) is { } needed)
            return Finding.Fail($"{needed.Name} is missing: {needed.Without}.", again);
        if (missing is [var optional, ..])
            return Finding.Warn($"{optional.Name} is missing: {optional.Without}.", $"{again} Or leave it so.");
        var more = granted.Except(SlackScopes.All.Select(static s => s.Name)).Order(StringComparer.Ordinal).ToList();
        return more.Count == 0 ? Finding.Ok($"Exactly the {granted.Count} scopes that are used.")
            : Finding.Warn($"The app may do more than it needs: {string.Join(", ", more)}.", again);
    }
}

/// <summary>
/// How Slack reaches the bot. The socket is only asked for and not opened: a second one would take from the running bot what is
/// meant for it.
/// </summary>
internal sealed class SlackWayInCheck(SlackClient client, SlackHosts hosts, IOptions<SlackOptions> options) : IDoctorCheck
{
    public string Name => "slack way in";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Mode == SlackMode.Http)
            return options.Value.SigningSecret is { Length: 32 } secret && secret.All(char.IsAsciiHexDigitLower)
                ? Finding.Ok("The signing secret has the form of Slack's; Slack shows beside the request URLs whether it is right.")
                : Finding.Warn("The signing secret does not look like Slack's 32 digits.",
                    "Copy Signing Secret from Basic Information; it is neither the client secret nor the verification token.");
        var answer = await client.CallAsync(new SlackCall("apps.connections.open", [], AsApp: true), cancellationToken);
        return answer switch
        {
            SlackAnswer.Ok { Body: var body } when hosts.Admits(body.Text("url"), out _) =>
                Finding.Ok("Slack grants a connection."),
            SlackAnswer.Ok => Finding.Fail("Slack names a connection that is not at Slack.",
                "Add its host to Slack:AllowedHosts, if it is right."),
            SlackAnswer.No { Error: var error } => Finding.Fail(SlackMessages.NotConnected(error),
                "Basic Information, App-Level Tokens: make one with connections:write; and see that Socket Mode is on."),
            _ => Finding.Fail("Slack did not grant a connection.", "See the network and the proxy, then ask again."),
        };
    }
}

/// <summary>A request that is five minutes off is refused, on either side.</summary>
internal sealed class SlackClockCheck(SlackInstallation installation) : IDoctorCheck
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(60);

    public string Name => "slack clock";

    public Task<Finding> RunAsync(CancellationToken cancellationToken) => Task.FromResult(installation.Skew switch
    {
        null => Finding.Warn("Slack did not tell its time.", "Mend the token first."),
        { } skew when skew.Duration() >= SlackSignature.Window => Finding.Fail(
            $"This clock and Slack's differ by {skew.TotalSeconds:0} s: everything Slack sends is refused.",
                "Synchronise the clock (NTP)."),
        { } skew when skew.Duration() > Noticed => Finding.Warn(
            $"This clock and Slack's differ by {skew.TotalSeconds:0} s.", "Synchronise the clock (NTP)."),
        _ => Finding.Ok("This clock agrees with Slack's."),
    });
}
