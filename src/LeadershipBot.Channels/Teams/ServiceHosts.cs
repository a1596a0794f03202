using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams;

/// <summary>
/// The hosts that the bot's own token may go to. An activity names the address its answers are to be sent to; whoever could
/// put another one there would collect tokens.
/// </summary>
public sealed class ServiceHosts(IOptions<TeamsOptions> options)
{
    private readonly IReadOnlyList<string> _hosts = options.Value.IsDevelopmentOnly
        ? [.. options.Value.Endpoints.ServiceHosts, "localhost", "127.0.0.1"] : options.Value.Endpoints.ServiceHosts;

    /// <summary>An https address on a listed host or below one; plain http only where it does not leave this machine.</summary>
    public bool Allows(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && IsListed(url.IdnHost)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private bool IsListed(string host) => _hosts.Any(h => host.Equals(h, StringComparison.OrdinalIgnoreCase)
        || (host.Length > h.Length && host.EndsWith(h, StringComparison.OrdinalIgnoreCase) && host[^(h.Length + 1)] == '.'));
}
