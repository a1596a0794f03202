using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Http;

/// <summary>
/// Marks an endpoint that a platform calls from outside. With a second port only these are published there, and the pages'
/// port does not know them any more.
/// </summary>
/// <param name="OnBothPorts">Also wanted inside, as <c>/healthz</c> is.</param>
public sealed record PlatformRoute(bool OnBothPorts = false);

public static class PlatformRoutes
{
    /// <summary>The group in which platforms map their routes: each of them is marked.</summary>
    public static RouteGroupBuilder MapPlatforms(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("").WithMetadata(new PlatformRoute());
}
