using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack;
using LeadershipBot.People;

namespace LeadershipBot.Tests.Kit;

/// <summary>What Slack answered for us, and how fast is not asked.</summary>
internal sealed record SlackSaid(int Status, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>Builds whole payloads as Slack does, and posts them signed; or hands them to a socket.</summary>
internal sealed class SlackDriver(Uri front, BotHouse house) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = front };
    private int _moments = 100;

    public static JsonObject Command(Person person, string text, string trigger, string channel = "C1") => new()
    {
        ["token"] = "old", ["team_id"] = "T1", ["team_domain"] = "korvel", ["channel_id"] = channel, ["channel_name"] = "general",
        ["user_id"] = SlackHouse.User(person), ["user_name"] = "x", ["command"] = "/leadership", ["text"] = text,
        ["api_app_id"] = "A1", ["trigger_id"] = trigger, ["is_enterprise_install"] = "false",
    };

    /// <param name="button">As it stands in the message: the value and the action id go back as they came.</param>
    public JsonObject Press(Person person, FakeSlackPost post, JsonObject button) => new()
    {
        ["type"] = "block_actions", ["team"] = new JsonObject { ["id"] = "T1", ["domain"] = "korvel" }, ["enterprise"] = null,
        ["is_enterprise_install"] = false, ["user"] = new JsonObject { ["id"] = SlackHouse.User(person), ["team_id"] = "T1" },
        ["api_app_id"] = "A1", ["trigger_id"] = Moment(), ["response_url"] = "https://hooks.slack.com/actions/T1/1/x",
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = post.Ts, ["channel_id"] = post.Conversation },
        ["channel"] = new JsonObject { ["id"] = post.Conversation, ["name"] = "directmessage" },
        ["something_new"] = new JsonObject { ["nobody"] = "knows" },
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button", ["block_id"] = "b1", ["action_id"] = button["action_id"]!.DeepClone(),
            ["value"] = button["value"]!.DeepClone(), ["action_ts"] = Moment(),
        }),
    };

    /// <summary>A form sent in, with what was typed into its fields.</summary>
    public JsonObject Submission(Person person, JsonObject view, string viewId, params (string Key, string? Value)[] typed) =>
        new()
        {
            ["type"] = "view_submission", ["team"] = new JsonObject { ["id"] = "T1" },
            ["user"] = new JsonObject { ["id"] = SlackHouse.User(person) },
            ["trigger_id"] = Moment(),
            ["view"] = new JsonObject
            {
                ["id"] = viewId, ["type"] = "modal", ["hash"] = "h1", ["callback_id"] = view["callback_id"]?.DeepClone(),
                ["private_metadata"] = view["private_metadata"]?.DeepClone(),
                ["state"] = new JsonObject { ["values"] = State(view, typed) },
            },
        };

    public static JsonObject Event(string id, JsonObject inner, string team = "T1") => new()
    {
        ["type"] = "event_callback", ["team_id"] = team, ["api_app_id"] = "A1", ["event_id"] = id, ["event_time"] = 1_772_355_600,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null, ["team_id"] = team, ["user_id"] = "UBOT",
            ["is_bot"] = true
        }),
        ["event"] = inner.DeepClone(),
    };

    public Task<SlackSaid> PostCommandAsync(JsonObject command, Action<HttpRequestMessage, byte[]>? change = null) =>
        SendAsync(SlackAddresses.Commands, Form(command.ToDictionary(static p => p.Key, static p => p.Value?.ToString() ?? "")),
            "application/x-www-form-urlencoded", change);

    public Task<SlackSaid> PostInteractionAsync(JsonObject payload, Action<HttpRequestMessage, byte[]>? change = null) =>
        SendAsync(SlackAddresses.Interactions, Form(new Dictionary<string, string> { ["payload"] = payload.ToJsonString() }),
            "application/x-www-form-urlencoded", change);

    public Task<SlackSaid> PostEventAsync(JsonObject payload, Action<HttpRequestMessage, byte[]>? change = null) =>
        SendAsync(SlackAddresses.Events, payload.ToJsonString(), "application/json", change);

    /// <param name="change">Changes the request after it was signed.</param>
    public async Task<SlackSaid> SendAsync(string path, string body, string type,
        Action<HttpRequestMessage, byte[]>? change = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        Sign(request, bytes, house.Get<TimeProvider>().GetUtcNow());
        change?.Invoke(request, bytes);
        using var response = await _http.SendAsync(request);
        return new SlackSaid((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static void Sign(HttpRequestMessage request, byte[] body, DateTimeOffset at, string secret = SlackHouse.Secret)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Remove(SlackSignature.TimestampHeader);
        request.Headers.Remove(SlackSignature.SignatureHeader);
        request.Headers.Add(SlackSignature.TimestampHeader, timestamp);
        request.Headers.Add(SlackSignature.SignatureHeader,
            SlackSignature.Write(Encoding.UTF8.GetBytes(secret), timestamp, body));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Slack's way to write an instant, a new one each time.</summary>
    public string Moment() => string.Create(CultureInfo.InvariantCulture,
        $"{house.Clock.Instant.ToUnixTimeSeconds()}.{Interlocked.Increment(ref _moments):000000}");

    private static JsonObject State(JsonObject view, (string Key, string? Value)[] typed)
    {
        var state = new JsonObject();
        foreach (var block in view["blocks"]!.AsArray().OfType<JsonObject>().Where(static b => (string?)b["type"] == "input"))
        {
            var value = typed.FirstOrDefault(t => t.Key == (string?)block["block_id"]).Value;
            var kind = (string)block["element"]!["type"]!;
            state[(string)block["block_id"]!] = new JsonObject
            {
                ["v"] = kind switch
                {
                    "datepicker" => new JsonObject { ["type"] = kind, ["selected_date"] = value },
                    "plain_text_input" => new JsonObject { ["type"] = kind, ["value"] = value },
                    _ => new JsonObject
                    {
                        ["type"] = kind, ["selected_option"] = value is null ? null
                        : new JsonObject { ["value"] = value }
                    },
                },
            };
        }
        return state;
    }

    private static string Form(Dictionary<string, string> fields) =>
        string.Join('&', fields.Select(static f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
}
