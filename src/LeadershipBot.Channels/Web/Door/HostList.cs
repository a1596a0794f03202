using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>
/// The names this site answers to. A foreign Host header means somebody's page resolves its own name to this machine
/// (DNS rebinding); a foreign Origin means somebody's page posts here.
/// </summary>
internal sealed class HostList
{
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _publicOrigin;

    public HostList(IOptions<WebOptions> options)
    {
        var own = new Uri(options.Value.Url);
        _hosts.Add(own.Host);
        if (own.IsLoopback)
            _hosts.UnionWith(["localhost", "127.0.0.1", "[::1]"]);
        if (options.Value.PublicUrl is { } address)
        {
            var visible = new Uri(address);
            _hosts.Add(visible.Host);
            _publicOrigin = visible.GetLeftPart(UriPartial.Authority);
        }
        _hosts.UnionWith(options.Value.AllowedHosts);
    }

    public bool KnowsHost(HttpRequest request) => request.Host.HasValue && _hosts.Contains(request.Host.Host);

    /// <summary>
    /// True when the request comes from a page of this site. With no-referrer, browsers send <c>Origin: null</c> for a plain
    /// form post; then their own word in Sec-Fetch-Site decides. No Origin at all is no browser: the form token decides.
    /// </summary>
    public bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin switch
        {
            "" => true,
            "null" => site == "same-origin",
            _ => IsOwn(origin, request),
        };
    }

    private bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, _publicOrigin, StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
