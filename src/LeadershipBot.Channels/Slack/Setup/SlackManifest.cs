using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Acts;

namespace LeadershipBot.Channels.Slack.Setup;

/// <summary>
/// The app's manifest, version 2, as JSON: exactly the scopes, events, commands and addresses that the code uses, and nothing
/// for later.
/// </summary>
internal sealed class SlackManifest : IManifestSource
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Platform => "slack";

    public IReadOnlyList<ManifestReason> Reasons =>
    [
        .. SlackScopes.All.Select(static s =>
            new ManifestReason($"scope {s.Name}{(s.Optional ? " (optional)" : "")}", s.Why, s.Without)),
        .. SlackSubscriptions.All.Select(static e => new ManifestReason($"event {e.Name}", e.Why, e.Without)),
        new($"command {SlackAddresses.SlashCommand}", "every command can be typed anywhere, and is answered privately",
            "commands can only be typed in the bot's own chat"),
        new("shortcuts", "what waits, and help, in two clicks", "they have to be typed"),
        new("home tab", "shows a sponsor what waits and the PMO their projects", "these have to be asked for by a command"),
        new("interactivity", "buttons and forms", "nothing can be answered"),
    ];

    public Outcome<string> Write(ManifestRequest request)
    {
        if (request.Socket == request.Host is not null)
            return Refusal.Invalid("Say either --socket, or --host with the bot's public https address.");
        if (request.Host is { } host && (host.Scheme != Uri.UriSchemeHttps || host.AbsolutePath != "/"))
            return Refusal.Invalid("Slack posts only to an https address without a path, as --host https://bot.example.com.");
        return Build(request.Host).ToJsonString(Indented);
    }

    private static JsonObject Build(Uri? host) => new()
    {
        ["_metadata"] = new JsonObject { ["major_version"] = 2, ["minor_version"] = 1 },
        ["display_information"] = new JsonObject
        {
            ["name"] = "LeadershipBot", ["description"] = "Keeps sponsors engaged after approval",
            ["background_color"] = "#1f3a4d",
        },
        ["features"] = Features(host),
        ["oauth_config"] = new JsonObject { ["scopes"] = Scopes() },
        ["settings"] = Settings(host),
    };

    private static JsonObject Features(Uri? host) => new()
    {
        ["app_home"] = new JsonObject
        {
            ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false,
        },
        ["bot_user"] = new JsonObject { ["display_name"] = "leadershipbot", ["always_online"] = true },
        ["slash_commands"] = new JsonArray(At(host, SlackAddresses.Commands, "url", new JsonObject
        {
            ["command"] = SlackAddresses.SlashCommand, ["description"] = "Ask LeadershipBot; the answer comes privately",
            ["usage_hint"] = "help", ["should_escape"] = true,
        })),
        ["shortcuts"] = new JsonArray([.. SlackReader.Shortcuts.Keys.Order(StringComparer.Ordinal).Select(Shortcut)]),
    };

    private static JsonNode Shortcut(string callback) => new JsonObject
    {
        ["name"] = callback == "waiting" ? "What waits" : "What I can do", ["type"] = "global", ["callback_id"] = callback,
        ["description"] = callback == "waiting" ? "What waits on whom, oldest first" : "Every command you can use",
    };

    private static JsonObject Scopes() => new()
    {
        ["bot"] = List(SlackScopes.All.Select(static s => s.Name)),
        ["bot_optional"] = List(SlackScopes.All.Where(static s => s.Optional).Select(static s => s.Name)),
    };

    private static JsonObject Settings(Uri? host) => new()
    {
        ["event_subscriptions"] = At(host, SlackAddresses.Events, "request_url",
            new JsonObject { ["bot_events"] = List(SlackSubscriptions.All.Select(static e => e.Name)) }),
        ["interactivity"] = At(host, SlackAddresses.Interactions, "request_url", new JsonObject { ["is_enabled"] = true }),
        ["org_deploy_enabled"] = false,
        ["socket_mode_enabled"] = host is null,
        ["token_rotation_enabled"] = false,
    };

    /// <summary>Over a socket there are no addresses, and Slack refuses a manifest that names some.</summary>
    private static JsonObject At(Uri? host, string path, string name, JsonObject part)
    {
        if (host is not null)
            part[name] = new Uri(host, path).ToString();
        return part;
    }

    private static JsonArray List(IEnumerable<string> names) =>
        new([.. names.Order(StringComparer.Ordinal).Select(static n => (JsonNode)n)]);
}
