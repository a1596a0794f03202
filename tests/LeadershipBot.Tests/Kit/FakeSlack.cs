using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Kit;

/// <summary>One call that Slack received, whatever it answered.</summary>
public sealed record FakeSlackCall(string Method, IReadOnlyDictionary<string, string> Args, string? Token, string? ContentType)
{
    public JsonNode Json(string name) => JsonNode.Parse(Args[name])!;
}

/// <summary>How the fake takes one call: <paramref name="usual"/> does what Slack would do and gives its answer.</summary>
public delegate Task SlackTake(HttpContext http, Func<JsonObject> usual);

/// <summary>
/// Slack on a real socket of this machine: its Web API, its connections, and what stands in its conversations. Calls that it
/// does not know, or that break a limit of Slack's, fail the test when it is closed.
/// </summary>
public sealed partial class FakeSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-test";
    public const string AppToken = "xapp-test";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeSlackCall> _calls = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SlackTake>> _plans = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly Lock _lock = new();
    private long _ts = 1_772_355_600_000_000;

    private FakeSlack()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapPost("/api/{method}", TakeAsync);
        _app.MapPost("/upload/{file}", UploadAsync);
        _app.Map("/link", (HttpContext http) => Sockets.TakeAsync(http));
    }

    public FakeSlackSockets Sockets { get; } = new();

    public Uri Url => new(_app.Urls.First());

    public Uri Api => new(Url, "/api/");

    public IReadOnlyList<FakeSlackCall> Calls => [.. _calls];

    public ConcurrentDictionary<string, JsonObject> Users { get; } = new();

    public ConcurrentDictionary<string, JsonObject> Conversations { get; } = new();

    /// <summary>What the token may do.</summary>
    public string Scopes { get; set; } =
        "channels:read,chat:write,commands,dnd:read,files:read,files:write,groups:read,im:history,users:read,users:read.email";

    public string Team { get; set; } = "T1";

    public string? Enterprise { get; set; }

    /// <summary>What Slack would have complained about.</summary>
    public IReadOnlyList<string> Wrong => [.. _wrong];

    public static async Task<FakeSlack> StartAsync()
    {
        var fake = new FakeSlack();
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>The next calls of the method are taken like this, in order; then as Slack would.</summary>
    public FakeSlack Plan(string method, params SlackTake[] takes)
    {
        var queue = _plans.GetOrAdd(method, static _ => new());
        foreach (var take in takes)
            queue.Enqueue(take);
        return this;
    }

    public IReadOnlyList<FakeSlackCall> CallsOf(string method) => [.. Calls.Where(c => c.Method == method)];

    public async ValueTask DisposeAsync()
    {
        await Sockets.DisposeAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
        if (!_wrong.IsEmpty)
            throw new InvalidOperationException($"Slack would refuse: {string.Join("; ", _wrong)}");
    }

    private async Task TakeAsync(HttpContext http, string method)
    {
        var form = await http.Request.ReadFormAsync();
        var call = new FakeSlackCall(method, form.ToDictionary(static f => f.Key, static f => f.Value.ToString()),
            http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal),
                http.Request.ContentType);
        _calls.Enqueue(call);
        if (_plans.TryGetValue(method, out var queue) && queue.TryDequeue(out var take))
            await take(http, () => Answer(call));
        else
            await WriteAsync(http, Answer(call));
    }

    internal Task WriteAsync(HttpContext http, JsonObject answer)
    {
        http.Response.Headers["x-oauth-scopes"] = Scopes;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject Answer(FakeSlackCall call)
    {
        var asApp = call.Method == "apps.connections.open";
        if (call.Token != (asApp ? AppToken : BotToken))
            return Complain(call, "not_allowed_token_type");
        lock (_lock)
            return call.Method switch
            {
                "auth.test" => Ok(new()
                {
                    ["team_id"] = Team, ["enterprise_id"] = Enterprise, ["user_id"] = "UBOT",
                    ["team"] = "Korvel"
                }),
                "apps.connections.open" => Ok(new() { ["url"] = $"ws://127.0.0.1:{Url.Port}/link?ticket={_ts++}" }),
                "chat.postMessage" => Post(call),
                "chat.update" => Update(call),
                "views.open" or "views.update" or "views.publish" => View(call),
                "users.info" => Users.TryGetValue(call.Args["user"], out var user) ? Ok(new() { ["user"] = user.DeepClone() })
                    : No("user_not_found"),
                "users.lookupByEmail" =>
                    Users.Values.FirstOrDefault(u => (string?)u["profile"]?["email"] == call.Args["email"]) is { } found
                    ? Ok(new() { ["user"] = found.DeepClone() }) : No("users_not_found"),
                "conversations.info" => Conversations.TryGetValue(call.Args["channel"], out var channel)
                    ? Ok(new() { ["channel"] = channel.DeepClone() }) : No("channel_not_found"),
                "dnd.info" => Ok(Dnd.TryGetValue(call.Args["user"], out var quiet) ? (JsonObject)quiet.DeepClone()
                    : new() { ["dnd_enabled"] = false }),
                "files.getUploadURLExternal" => NewFile(call),
                "files.completeUploadExternal" => Ok(new() { ["files"] = call.Json("files").DeepClone() }),
                "files.info" => FileOf(call),
                _ => Complain(call, "unknown_method"),
            };
    }

    public ConcurrentDictionary<string, JsonObject> Dnd { get; } = new();

    private JsonObject Complain(FakeSlackCall call, string error)
    {
        _wrong.Enqueue($"{call.Method}: {error}");
        return No(error);
    }

    internal static JsonObject Ok(JsonObject body)
    {
        body["ok"] = true;
        return body;
    }

    internal static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    private string NextTs()
    {
        _ts += 1_000_100;
        return string.Create(CultureInfo.InvariantCulture, $"{_ts / 1_000_000}.{_ts % 1_000_000:000000}");
    }
}
