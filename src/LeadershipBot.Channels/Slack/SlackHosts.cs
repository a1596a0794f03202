using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack;

/// <summary>Where an answer of Slack may send us. Anything else is refused before a byte leaves.</summary>
internal sealed class SlackHosts(IOptions<SlackOptions> options)
{
    private static readonly string[] Slacks = ["slack.com", "slack-gov.com", "slack-files.com"];

    private readonly string _api = new Uri(options.Value.ApiBaseUrl).Host;

    public bool Admits(string? address, out Uri uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri!) && IsSecret(uri) && IsKnown(uri.Host);

    private static bool IsSecret(Uri uri) => uri.Scheme is "https" or "wss" || (uri.Scheme is "http" or "ws" && uri.IsLoopback);

    private bool IsKnown(string host) =>
        string.Equals(host, _api, StringComparison.OrdinalIgnoreCase)
        || Slacks.Concat(options.Value.AllowedHosts).Any(known => string.Equals(host, known, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith($".{known}", StringComparison.OrdinalIgnoreCase));
}
