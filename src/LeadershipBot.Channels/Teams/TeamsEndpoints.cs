using LeadershipBot.Channels.Http;
using LeadershipBot.Channels.Teams.Acts;
using LeadershipBot.Channels.Teams.Token;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams;

/// <summary>
/// <c>POST /api/messages</c>. In this order: size, shape, who calls, which tenant, where answers would go; only then does
/// anything act. A refused caller is told a status and nothing else.
/// </summary>
internal sealed partial class TeamsEndpoints(
    CallerCheck callers, ServiceHosts hosts, TeamsActs acts, IOptions<TeamsOptions> options, TimeProvider time,
    ILogger<TeamsEndpoints> logger)
{
    public const string Path = "/api/messages";

    /// <summary>Teams itself allows about 100 KB for a message; twice that holds every activity there is.</summary>
    public const int MaxBody = 256 * 1024;

    /// <summary>What is not stored by then is not acknowledged; Teams gives up after 10 to 15 s and shows that it failed.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost(Path, static (HttpContext http, TeamsEndpoints teams) => teams.TakeAsync(http)).DisableAntiforgery();

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0 && !options.Value.DevAnonymousLoopback)
            return Refuse(StatusCodes.Status401Unauthorized, "no token");
        if (await BodyReader.ReadAsync(http.Request, MaxBody, http.RequestAborted) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (TeamsActivity.Read(body) is not { } activity)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        using var limit = new CancellationTokenSource(Deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, http.RequestAborted);
        try
        {
            return await CheckedAsync(http, authorization, activity, both.Token)
                ?? await ActAsync(activity, body, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Log.Late(logger);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        // The signing keys were never read and cannot be now: nobody can be let in, and Teams may come again.
        catch (HttpRequestException error)
        {
            Log.NoKeys(logger, error);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Null when the call may act.</summary>
    private async Task<IResult?> CheckedAsync(
        HttpContext http, string authorization, TeamsActivity activity, CancellationToken cancellationToken)
    {
        var check = await callers.CheckAsync(authorization, new CallerClaims(activity.ChannelId, activity.ServiceUrl),
            IsFromHere(http),
            cancellationToken);
        if (check.Verdict != TokenVerdict.Accepted)
            return Refuse(check.Verdict == TokenVerdict.Forbidden ? StatusCodes.Status403Forbidden
                : StatusCodes.Status401Unauthorized, check.Reason);
        if (activity.ChannelId != "msteams")
            return Refuse(StatusCodes.Status403Forbidden, "not from Teams");
        if (!options.Value.AllowsTenant(activity.TenantId))
            return Refuse(StatusCodes.Status403Forbidden, "a tenant that is not allowed");
        return hosts.Allows(activity.ServiceUrl) ? null
            : Refuse(StatusCodes.Status403Forbidden, "a service address that is not allowed");
    }

    private async Task<IResult> ActAsync(TeamsActivity activity, byte[] body, CancellationToken cancellationToken)
    {
        if (TeamsInbound.From(activity) is not { } from || activity.ConversationId is not { Length: > 0 })
            return TypedResults.Ok();
        var call = new TeamsCall(activity, TeamsInbound.Read(activity), from, TeamsInbound.KeyOf(activity, body));
        return await acts.HandleAsync(call, cancellationToken);
    }

    /// <summary>A proxy on this machine makes every caller look near; its headers give it away.</summary>
    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private StatusCodeHttpResult Refuse(int status, string reason)
    {
        Log.Refused(logger, status, reason);
        return TypedResults.StatusCode(status);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A call to /api/messages was refused with {Status}: {Reason}")]
        public static partial void Refused(ILogger logger, int status, string reason);

        [LoggerMessage(2, LogLevel.Error, "An activity could not be stored in time and was not acknowledged")]
        public static partial void Late(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "The keys of the Bot Connector cannot be read")]
        public static partial void NoKeys(ILogger logger, Exception error);
    }
}
