using System.Text.Json;
using LeadershipBot.Channels.Http;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Api;

/// <summary>
/// <c>POST /api/readings</c> stores values of KPIs: all of a post or nothing, and the same post again changes nothing.
/// <c>POST /api/keys</c> exchanges the code from chat for the key, once.
/// </summary>
internal sealed class ReadingsEndpoint(ReadingTokens tokens, ReadingIntake intake, ApiLimit limit)
{
    /// <summary>A thousand readings with the longest names, and room for blanks.</summary>
    public const int MaxBody = 256 * 1024;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        // Without the cast it would be taken for a request delegate, and its result thrown away.
        endpoints.MapPost("/api/readings", (Delegate)PostAsync);
        endpoints.MapPost("/api/keys", (Delegate)ExchangeAsync);
    }

    private async Task<IResult> PostAsync(HttpContext http)
    {
        var token = await TokenAsync(http);
        if (token is null)
            return limit.AdmitsTry(AddressOf(http))
                ? Refused(StatusCodes.Status401Unauthorized,
                    "Send the header 'Authorization: Bearer' and a key. The PMO makes one with token add.")
                : TooMany(http);
        if (!limit.AdmitsPost(token.Id.Value))
            return TooMany(http);
        if (await BodyReader.ReadAsync(http.Request, MaxBody, http.RequestAborted) is not { } body)
            return Refused(StatusCodes.Status413PayloadTooLarge, $"A post has at most {MaxBody / 1024} kB. Split it.");
        var (readings, problems) = PostedJson.Read(body);
        if (problems.Count > 0)
            return Refused(StatusCodes.Status400BadRequest, "Nothing was stored.", problems);
        var report = await intake.StoreAsync(token, readings, http.RequestAborted);
        return report.Problems.Count > 0
            ? Refused(StatusCodes.Status422UnprocessableEntity, "Nothing was stored.", report.Problems)
            : TypedResults.Ok(new { report.Added, report.Changed, report.Unchanged });
    }

    private async Task<IResult> ExchangeAsync(HttpContext http)
    {
        if (!limit.AdmitsTry(AddressOf(http)))
            return TooMany(http);
        if (await BodyReader.ReadAsync(http.Request, MaxBody, http.RequestAborted) is not { } body
            || CodeOf(body) is not { } code)
            return Refused(StatusCodes.Status400BadRequest, "Post {\"code\": \"…\"} with the code from the chat.");
        http.Response.Headers.CacheControl = "no-store";
        return await tokens.ExchangeAsync(code, http.RequestAborted) is { } key
            ? TypedResults.Ok(new { Key = key })
            : Refused(StatusCodes.Status403Forbidden,
                "This code is unknown, used or too old. The PMO makes a new one with token add.");
    }

    private Task<ReadingToken?> TokenAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? tokens.FindAsync(header["Bearer ".Length..].Trim(), http.RequestAborted)
            : Task.FromResult<ReadingToken?>(null);
    }

    private static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("code", out var code)
                && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static JsonHttpResult<Fault> TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Refused(StatusCodes.Status429TooManyRequests, "That was too often. Wait a minute; nothing was stored.");
    }

    private static JsonHttpResult<Fault> Refused(int status, string error, IReadOnlyList<ReadingProblem>? problems = null) =>
        TypedResults.Json(new Fault(error, problems ?? []), statusCode: status);

    /// <summary>What a service reads when nothing was stored.</summary>
    private sealed record Fault(string Error, IReadOnlyList<ReadingProblem> Problems);
}
