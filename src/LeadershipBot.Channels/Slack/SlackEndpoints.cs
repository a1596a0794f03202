using System.Text;
using System.Text.Json;
using LeadershipBot.Channels.Http;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack;

/// <summary>What Slack posts to us over HTTP. Verified on the raw bytes before anything of it is read.</summary>
internal sealed partial class SlackEndpoints(
    SlackDesk desk, SlackInstallation installation, SlackTally tally, IOptions<SlackOptions> options, TimeProvider time,
    ILogger<SlackEndpoints> logger)
{
    /// <summary>A view holds at most 250 kB of JSON, which a form triples.</summary>
    public const int MaxBody = 1024 * 1024;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.SigningSecret ?? "");

    private delegate SlackAct Read(SlackReader reader, ReadOnlyMemory<byte> body);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, SlackAddresses.Events, ReadEvent);
        Map(endpoints, SlackAddresses.Interactions, ReadInteraction);
        Map(endpoints, SlackAddresses.Commands, ReadCommand);
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Read read) => endpoints.MapPost(
        path, (SlackEndpoints slack, HttpContext http) => slack.TakeAsync(http, read)).DisableAntiforgery();

    private async Task TakeAsync(HttpContext http, Read read)
    {
        if (await BodyReader.ReadAsync(http.Request, MaxBody, http.RequestAborted) is { } body)
            await AnswerAsync(http, body, read);
        else
            Refuse(http, StatusCodes.Status413PayloadTooLarge, "too-long");
    }

    private async Task AnswerAsync(HttpContext http, byte[] body, Read read)
    {
        var headers = http.Request.Headers;
        var verdict = SlackSignature.Check(
            _secret, headers[SlackSignature.TimestampHeader], headers[SlackSignature.SignatureHeader], body, time.GetUtcNow());
        // Slack's check of the certificate comes unsigned: it is answered, and nothing else of it is looked at.
        if (http.Request.Path == SlackAddresses.Commands && IsSslCheck(body))
            return;
        if (verdict != SignatureVerdict.Good)
        {
            Refuse(http, StatusCodes.Status401Unauthorized, verdict.ToString());
            return;
        }
        try
        {
            var act = read(new SlackReader(installation.Workspace, time.GetUtcNow()), body);
            await WriteAsync(http.Response, await desk.TakeAsync(act, http.RequestAborted));
        }
        catch (JsonException)
        {
            Refuse(http, StatusCodes.Status400BadRequest, "unreadable");
        }
    }

    private static Task WriteAsync(HttpResponse response, SlackReply reply)
    {
        if (!reply.IsAccepted)
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (reply.Payload is null)
            return Task.CompletedTask;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(reply.Payload.ToJsonString(SlackArgs.Json), response.HttpContext.RequestAborted);
    }

    private void Refuse(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        tally.Refused(why);
        Log.Refused(logger, http.Request.Path, why);
    }

    private static SlackAct ReadEvent(SlackReader reader, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return reader.ReadEvent(json.RootElement.Clone());
    }

    private static SlackAct ReadInteraction(SlackReader reader, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(Fields(body).GetValueOrDefault("payload") ?? "");
        return reader.ReadInteraction(json.RootElement);
    }

    private static SlackAct ReadCommand(SlackReader reader, ReadOnlyMemory<byte> body) =>
        reader.ReadCommand(Fields(body).GetValueOrDefault);

    private static Dictionary<string, string> Fields(ReadOnlyMemory<byte> body)
    {
        var fields = new Dictionary<string, string>();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body.Span)))
            fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        return fields;
    }

    private static bool IsSslCheck(ReadOnlySpan<byte> body)
    {
        foreach (var field in body.Split((byte)'&'))
            if (body[field].SequenceEqual("ssl_check=1"u8))
                return true;
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A request to {Path} was turned away: {Why}")]
        public static partial void Refused(ILogger logger, string path, string why);
    }
}
