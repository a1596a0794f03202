namespace LeadershipBot.Channels.Slack.Setup;

/// <param name="Methods">The calls that need it; empty where it is for an event or a command.</param>
internal sealed record SlackScope(string Name, bool Optional, string Why, string Without, IReadOnlyList<string> Methods);

/// <summary>Every scope that is asked for, and the calls that need it.</summary>
internal static class SlackScopes
{
    public static IReadOnlyList<SlackScope> All { get; } =
    [
        new("channels:read", false, "sees whether a public channel is archived or shared with another organisation",
            "nothing is posted to channels", ["conversations.info"]),
        new("chat:write", false, "sends and edits its own messages", "nothing can be sent at all",
            ["chat.postMessage", "chat.update"]),
        new("commands", false, "the slash command and the shortcuts", "commands can only be typed in the bot's own chat", []),
        new("dnd:read", true, "waits while somebody has do-not-disturb on", "briefs come anyway; Slack itself stays silent",
            ["dnd.info"]),
        new("files:read", true, "sees whether an uploaded chart is ready to be shown", "charts are told in words",
            ["files.info"]),
        new("files:write", true, "uploads a chart where Slack cannot draw it itself", "charts are told in words",
            ["files.getUploadURLExternal", "files.completeUploadExternal"]),
        new("groups:read", false, "the same for private channels the bot was invited to",
            "nothing is posted to private channels", ["conversations.info"]),
        new("im:history", false, "reads what people write to the bot in its own chat, and no other message",
            "commands need /leadership in front", []),
        new("users:read", false, "learns that an account was deactivated", "messages to people who left fail one by one",
            ["users.info"]),
        new("users:read.email", true, "links accounts to known people by their e-mail address",
            "every account has to be linked by hand", ["users.lookupByEmail"]),
    ];

    /// <summary>Calls that need no scope.</summary>
    public static IReadOnlyList<string> Free { get; } =
        ["apps.connections.open", "auth.test", "views.open", "views.publish", "views.update"];
}

internal sealed record SlackSubscription(string Name, string Why, string Without);

/// <summary>Every event that is subscribed to.</summary>
internal static class SlackSubscriptions
{
    private const string GoneChannel = "messages to it fail one by one";

    public static IReadOnlyList<SlackSubscription> All { get; } =
    [
        new("app_home_opened", "draws the home page", "the home page stays empty"),
        new("app_uninstalled", "notices that the app was removed", "messages are tried until somebody looks"),
        new("channel_archive", "notices that a channel is gone", GoneChannel),
        new("channel_deleted", "notices that a channel is gone", GoneChannel),
        new("channel_id_changed", "follows a channel to its new id", GoneChannel),
        new("channel_rename", "writes the new name into the audit", "the old name is shown"),
        new("channel_unarchive", "notices that a channel is back", "the channel gets nothing more"),
        new("dnd_updated_user", "learns of do-not-disturb without asking", "it is asked for, within Slack's limits"),
        new("group_archive", "the same for private channels", GoneChannel),
        new("group_deleted", "the same for private channels", GoneChannel),
        new("group_rename", "the same for private channels", "the old name is shown"),
        new("group_unarchive", "the same for private channels", "the channel gets nothing more"),
        new("message.im", "takes what is written to the bot as a command", "commands need /leadership in front"),
        new("team_join", "links new colleagues who are known already", "they are linked minutes later"),
        new("tokens_revoked", "notices that the bot's token was revoked", "messages are tried until somebody looks"),
        new("user_change", "notices that an account was deactivated or is back", "messages to people who left fail one by one"),
    ];
}
