using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Http;

/// <summary>
/// The second port: what is published to the internet is the platforms' routes and <c>/healthz</c>, and nothing else answers
/// there, whatever its Host header says. Which port it is was decided by the connection, so no proxy header can move it.
/// </summary>
public static class PlatformPort
{
    /// <summary>Call it before every other middleware that answers.</summary>
    /// <param name="app">Routes are known here.</param>
    /// <param name="address">The second port's address; null publishes everything on one.</param>
    public static IApplicationBuilder UsePlatformPort(this IApplicationBuilder app, string? address)
    {
        if (string.IsNullOrEmpty(address))
            return app;
        var port = new Uri(address).Port;
        return app.Use((http, next) =>
        {
            if (IsServed(http.GetEndpoint()?.Metadata.GetMetadata<PlatformRoute>(), http.Connection.LocalPort == port))
                return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static bool IsServed(PlatformRoute? route, bool onPlatformPort) => route switch
    {
        null => !onPlatformPort,
        { OnBothPorts: true } => true,
        _ => onPlatformPort,
    };
}
