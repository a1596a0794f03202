using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>
/// The Web API. A call is made once; what is said about it is only what is known, and nothing is repeated in here: whether
/// something may be tried again is for whoever knows what it was.
/// </summary>
internal sealed partial class SlackClient(
    HttpClient http, SlackPace pace, SlackInstallation installation, SlackHosts hosts, IOptions<SlackOptions> options,
    TimeProvider time, ILogger<SlackClient> logger)
{
    /// <summary>
    /// Waiting here for a turn is cheaper than giving the message back; longer would hold a place of the relay.
    /// </summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    /// <summary>Where Slack slows down without saying for how long.</summary>
    private static readonly TimeSpan UnsaidPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    private const int MaxAnswer = 8 * 1024 * 1024;

    /// <summary>For every call: no redirects (a token would follow), no cookies, fresh names every few minutes.</summary>
    public static HttpClient NewHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5), AutomaticDecompression = DecompressionMethods.All,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswer,
    };

    public async Task<SlackAnswer> CallAsync(SlackCall call, CancellationToken cancellationToken)
    {
        var token = call.AsApp ? options.Value.AppToken : options.Value.BotToken;
        if (pace.Take(call.Method, call.Channel, LongestTurn, out var free) is not { } turn)
            return new SlackAnswer.Later("its turn comes later", free);
        try
        {
            await Task.Delay(turn, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new SlackAnswer.Later("given up before it left", TimeSpan.Zero);
        }
        using var body = new SlackBody(call.Args);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.AddressOf(call.Method)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await SendAsync(request, body, static (status, json) => Read(status, json), cancellationToken);
        Note(call, answer);
        return answer;
    }

    /// <summary>Puts bytes where <c>files.getUploadURLExternal</c> said; that address needs no token, and gets none.</summary>
    public async Task<SlackAnswer> UploadAsync(string? address, byte[] bytes, CancellationToken cancellationToken)
    {
        if (!hosts.Admits(address, out var uri))
            return new SlackAnswer.Unclear("Slack named an upload address that is not Slack's");
        using var body = new SlackBody(bytes, "application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = body };
        return await SendAsync(request, body, static (status, _) => status == HttpStatusCode.OK
            ? new SlackAnswer.Ok(default) : new SlackAnswer.Unclear($"upload answered {(int)status}"), cancellationToken);
    }

    private async Task<SlackAnswer> SendAsync(HttpRequestMessage request, SlackBody body,
        Func<HttpStatusCode, byte[], SlackAnswer> read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            if (response.Headers.TryGetValues("x-oauth-scopes", out var scopes))
                installation.Granted(string.Join(',', scopes));
            installation.Heard(response.Headers.Date);
            return response.StatusCode == HttpStatusCode.TooManyRequests
                ? new SlackAnswer.Later("Slack asked to slow down", AskedPause(response) ?? UnsaidPause)
                : read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            var why = error is OperationCanceledException ? "no answer in time"
                : $"the connection failed ({error.GetType().Name})";
            return body.HasBegun ? new SlackAnswer.Unclear(why) : new SlackAnswer.Later(why, TimeSpan.Zero);
        }
    }

    private TimeSpan? AskedPause(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Success is a JSON object that says <c>ok: true</c>, and nothing else is.</summary>
    internal static SlackAnswer Read(HttpStatusCode status, byte[] body)
    {
        if (TryParse(body) is not { } json || json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("ok", out var ok))
            return new SlackAnswer.Unclear(string.Create(CultureInfo.InvariantCulture,
                $"HTTP {(int)status} without a readable answer"));
        if (ok.ValueKind == JsonValueKind.True && status == HttpStatusCode.OK)
            return new SlackAnswer.Ok(json);
        var error = ok.ValueKind == JsonValueKind.False ? json.Text("error") : null;
        return error is null || SlackErrors.IsOpen(error) || (int)status >= 500
            ? new SlackAnswer.Unclear($"HTTP {(int)status}, {error ?? "without an error code"}")
            : SlackErrors.IsPassing(error)
                ? new SlackAnswer.Later(error, json.Number("retry_after") is { } s ? TimeSpan.FromSeconds(s) : UnsaidPause)
                : new SlackAnswer.No(error, json);
    }

    private static JsonElement? TryParse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Note(SlackCall call, SlackAnswer answer)
    {
        switch (answer)
        {
            case SlackAnswer.Ok when !call.AsApp:
                installation.Works();
                break;
            case SlackAnswer.No no when SlackErrors.IsInstallation(no.Error):
                installation.Refused(no.Error, no.Body.Text("needed"), call.AsApp);
                break;
            case SlackAnswer.Later { After: var pause } when pause > TimeSpan.Zero:
                pace.Pause(call.Method, call.Channel, pause);
                break;
        }
        if (answer is not SlackAnswer.Ok)
            Log.NotOk(logger, call.Method, answer switch
            {
                SlackAnswer.No no => no.Error,
                SlackAnswer.Later later => later.Why,
                _ => ((SlackAnswer.Unclear)answer).Why,
            });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack {Method}: {Outcome}")]
        public static partial void NotOk(ILogger logger, string method, string outcome);
    }
}
