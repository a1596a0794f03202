using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>
/// From a payload to what somebody did. The same payload comes over HTTP and over a socket, so this is the only place that
/// reads one. What is unknown, or there to come, is passed over.
/// </summary>
/// <param name="now">Taken as the time of an act that carries none.</param>
internal sealed class SlackReader(SlackWorkspace? installed, DateTimeOffset now)
{
    /// <summary>Events about people, conversations and the app that we subscribe to and act on.</summary>
    public static readonly IReadOnlyList<string> Changes =
    [
        "app_uninstalled", "channel_archive", "channel_deleted", "channel_id_changed", "channel_rename", "channel_unarchive",
        "dnd_updated_user", "group_archive", "group_deleted", "group_rename", "group_unarchive", "team_join", "tokens_revoked",
        "user_change",
    ];

    /// <summary>A shortcut stands for a command.</summary>
    public static readonly IReadOnlyDictionary<string, string> Shortcuts = new Dictionary<string, string>
    {
        ["waiting"] = "waiting", ["help"] = "help",
    };

    public SlackAct ReadEvent(JsonElement json) => json.Text("type") switch
    {
        "url_verification" => new SlackAct.Challenge(json.Text("challenge") ?? ""),
        // At the top, without an event inside: known libraries answer it with an error.
        "app_rate_limited" => new SlackAct.RateLimited(
            json.Number("minute_rate_limited")?.ToString(CultureInfo.InvariantCulture) ?? "unknown"),
        "event_callback" when json.At("event") is { } inner => ReadInner(WorkspaceOf(json), inner),
        var other => new SlackAct.Nothing($"event {other}"),
    };

    public SlackAct ReadInteraction(JsonElement json)
    {
        var workspace = new SlackWorkspace(
            json.Text("enterprise", "id") ?? json.Text("team", "enterprise_id"),
            json.Text("team", "id") ?? json.Text("user", "team_id")).Or(installed);
        if (json.Text("user", "id") is not { Length: > 0 } user || !workspace.IsKnown)
            return new SlackAct.Nothing("an interaction without a person");
        var from = new Address(ChannelName.Slack, workspace.Key, user);
        return json.Text("type") switch
        {
            "block_actions" => ReadPress(json, from),
            "view_submission" => ReadSubmission(json, from),
            "view_closed" => new SlackAct.Nothing("a form was closed"),
            "shortcut" or "message_action" => ReadShortcut(json, from),
            "block_suggestion" => new SlackAct.Suggestion(),
            var other => new SlackAct.Nothing($"interaction {other}"),
        };
    }

    /// <param name="field">The fields of the form, or of the object that a socket brings.</param>
    public SlackAct ReadCommand(Func<string, string?> field)
    {
        var workspace = new SlackWorkspace(NullIfEmpty(field("enterprise_id")), NullIfEmpty(field("team_id"))).Or(installed);
        if (field("user_id") is not { Length: > 0 } user || !workspace.IsKnown)
            return new SlackAct.Nothing("a command without a person");
        var from = new Address(ChannelName.Slack, workspace.Key, user);
        var text = (field("text") ?? "").Trim();
        var key = Key("command", from, field("trigger_id") ?? $"{now.ToUnixTimeSeconds()}", text);
        var conversation = field("channel_id") ?? "";
        return new SlackAct.Command(new Inbound(InboundKind.Command, from, key, now, text, null, conversation), conversation);
    }

    private SlackAct ReadInner(SlackWorkspace workspace, JsonElement inner)
    {
        var type = inner.Text("type") ?? "";
        if (!workspace.IsKnown)
            return new SlackAct.Nothing($"event {type} without a workspace");
        if (Changes.Contains(type))
            return new SlackAct.Change(workspace, type, inner);
        return (type, inner.Text("user")) switch
        {
            ("app_home_opened", { } user) when inner.Text("tab") is null or "home" =>
                new SlackAct.HomeOpened(new Address(ChannelName.Slack, workspace.Key, user)),
            ("message", { } user) => ReadLine(inner, new Address(ChannelName.Slack, workspace.Key, user)),
            _ => new SlackAct.Nothing($"event {type}"),
        };
    }

    /// <summary>
    /// What somebody writes to the bot itself. Edits, joins and the bot's own messages carry a subtype or a bot.
    /// </summary>
    private SlackAct ReadLine(JsonElement message, Address from)
    {
        var text = (message.Text("text") ?? "").Trim();
        if (message.Text("channel_type") != "im" || message.At("subtype") is not null || message.At("bot_id") is not null
            || text.Length == 0)
            return new SlackAct.Nothing("a message that is not a line to the bot");
        var ts = message.Text("ts") ?? "";
        var key = Key("line", from, $"{message.Text("channel")}/{ts}", text);
        return new SlackAct.Typed(new Inbound(InboundKind.Command, from, key, Time(ts), text, null, message.Text("channel")));
    }

    private SlackAct ReadPress(JsonElement json, Address from)
    {
        var action = json.Items("actions").FirstOrDefault(static a => SlackActionIds.IsOurs(a.Text("action_id")));
        if (action.Text("value") is not { Length: > 0 } wire)
            return new SlackAct.Nothing("a press of something that does nothing");
        if (SlackActionIds.IsOpening(action.Text("action_id")!))
            return json.Text("trigger_id") is { Length: > 0 } trigger
                ? new SlackAct.Open(from, wire, trigger) : new SlackAct.Nothing("a press without a trigger");
        var ts = action.Text("action_ts") ?? json.Text("trigger_id") ?? "";
        var place = $"{json.Text("container", "message_ts") ?? json.Text("container", "view_id")}/{action.Text("block_id")}";
        return new SlackAct.Press(new Inbound(
            InboundKind.Press, from, Key("press", from, $"{ts}/{place}", wire), Time(ts), wire, null,
                json.Text("channel", "id")));
    }

    private SlackAct ReadSubmission(JsonElement json, Address from)
    {
        if (json.At("view") is not { } view || view.Text("callback_id") != SlackViews.FormCallback
            || view.Text("private_metadata") is not { Length: > 0 } wire || view.Text("id") is not { } id)
            return new SlackAct.Nothing("a form that is not ours");
        var values = SlackViews.Values(view);
        // A form that came back with errors is sent again under the same id; the trigger is new, and so is what was typed.
        var typed = string.Join('\n',
            values.OrderBy(static v => v.Key, StringComparer.Ordinal).Select(static v => $"{v.Key}={v.Value}"));
        var key = Key("submit", from, $"{id}/{json.Text("trigger_id") ?? view.Text("hash")}", $"{wire}\n{typed}");
        return new SlackAct.Submit(new Inbound(InboundKind.Submit, from, key, now, wire, values), id);
    }

    private SlackAct ReadShortcut(JsonElement json, Address from)
    {
        if (!Shortcuts.TryGetValue(json.Text("callback_id") ?? "", out var line))
            return new SlackAct.Nothing($"shortcut {json.Text("callback_id")}");
        var ts = json.Text("action_ts") ?? json.Text("trigger_id") ?? "";
        return new SlackAct.Typed(
            new Inbound(InboundKind.Command, from, Key("shortcut", from, ts, line), Time(ts), line));
    }

    private SlackWorkspace WorkspaceOf(JsonElement json)
    {
        var mine = json.Items("authorizations").FirstOrDefault();
        return new SlackWorkspace(
            mine.Text("enterprise_id") ?? json.Text("enterprise_id"), mine.Text("team_id") ?? json.Text("team_id")).Or(installed);
    }

    /// <summary>Slack's own time of the act: seconds and six digits. It decides between two answers.</summary>
    private DateTimeOffset Time(string ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 253_402_300_799m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : now;

    private static string Key(string kind, Address from, string moment, string content)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{moment}\n{content}"));
        return $"slack:{kind}:{Convert.ToHexStringLower(hash)}";
    }

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
