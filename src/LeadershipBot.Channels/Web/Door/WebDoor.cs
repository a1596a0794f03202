using LeadershipBot.Channels.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Web.Door;

/// <summary>
/// What every request to a page passes, in this order: headers, host, size, origin, tries, form token, who it is, whether
/// they may. Endpoints behind it only show and do.
/// </summary>
internal sealed class WebDoor(
    RequestDelegate next, HostList hosts, SignInLimit limit, IAntiforgery antiforgery, VisitorReader visitors)
{
    /// <summary>A command line is 1,000 characters, a form ten fields: 64 KB is generous.</summary>
    public const int MaxBody = 64 * 1024;

    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext http)
    {
        var surface = http.GetEndpoint()!.Metadata.GetMetadata<WebSurface>()!;
        AddHeaders(http.Response.Headers);
        if (Turned(http, surface) is { } early)
        {
            await ErrorPage.ShowAsync(http, early);
            return;
        }
        var visitor = await visitors.ReadAsync(http);
        if (visitor is not null)
            http.Features.Set(visitor);
        // The token is bound to the signed-in person, so it is checked after they are known.
        if (IsUnsafe(http.Request.Method) && !await HasTokenAsync(http))
            await ErrorPage.ShowAsync(http, StatusCodes.Status400BadRequest);
        else if (surface.Entry != Entry.Anyone && visitor is null)
            SendToSignIn(http);
        else if (surface.Entry == Entry.Pmo && visitor is not { IsPmo: true })
            await ErrorPage.ShowAsync(http, StatusCodes.Status403Forbidden);
        else
            await next(http);
    }

    private int? Turned(HttpContext http, WebSurface surface)
    {
        if (!hosts.KnowsHost(http.Request))
            return StatusCodes.Status421MisdirectedRequest;
        if (!IsUnsafe(http.Request.Method))
            return surface.LimitsTries && !limit.Admits(http) ? StatusCodes.Status429TooManyRequests : null;
        if (http.Request.ContentLength > MaxBody)
            return StatusCodes.Status413PayloadTooLarge;
        if (!hosts.IsFromHere(http.Request))
            return StatusCodes.Status403Forbidden;
        return surface.LimitsTries && !limit.Admits(http) ? StatusCodes.Status429TooManyRequests : null;
    }

    private async Task<bool> HasTokenAsync(HttpContext http)
    {
        // Read here, where a body that is too long or malformed keeps its own reason; the check would hide it.
        if (http.Request.HasFormContentType)
            await http.Request.ReadFormAsync(http.RequestAborted);
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    private static void SendToSignIn(HttpContext http)
    {
        if (Enhanced.Is(http.Request))
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            http.Response.Redirect("/sign-in");
    }

    public static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // Both words: the form token asks for both and would warn on every page otherwise.
        headers.CacheControl = "no-cache, no-store";
    }
}
