using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack;

/// <summary>The words that Slack adds to what the product says.</summary>
internal static class SlackMessages
{
    public const string Cancel = "Cancel";
    public const string Close = "Close";
    public const string Shortened = "Shortened: Slack does not take more in one message.";
    public const string NoticeTitle = "LeadershipBot";
    public const string SentPrivately = "Sent to you privately.";
    public const string WorkingOnIt = "I am on it; the answer comes to our private chat.";
    public const string Saving = "Saving. This can be closed; nothing is lost.";
    public const string Saved = "Saved.";

    public const string ChartValue = "Value";
    public const string ChartTarget = "Target";
    public const string HomeWaiting = "What waits";
    public const string HomeProjects = "Your projects";
    public const string HomeNothing = "Nothing to show.";
    public const string HomeHint = "Type /leadership help to see what you can do. This page is as of the moment you opened it.";

    public const string TooSlow =
        "I could not look this up in time, so nothing was opened and nothing was changed. Please press the button once more.";

    public static string NotSaved(IEnumerable<string> errors) =>
        $"This was not taken: {string.Join(' ', errors)} Nothing was changed; please open the form once more.";

    public static string Chosen(string label) => $"✓ {label}";

    public static string Ends(Scale scale) =>
        $"{scale.Points[0].Label} = {scale.LowLabel}, {scale.Points[^1].Label} = {scale.HighLabel}";

    public static string Spoken(Button point, Scale scale) =>
        $"{point.Label}, from {scale.LowLabel} to {scale.HighLabel}{(point.Chosen ? ", your answer" : "")}";

    public static string Answers(IReadOnlyList<Button> options) => options.FirstOrDefault(static o => o.Chosen) is { } chosen
        ? $"Your answer: {chosen.Label}. Answers: {Labels(options)}." : $"Answers: {Labels(options)}.";

    public static string Actions(IReadOnlyList<Button> items) => $"Buttons: {Labels(items)}.";

    public static string NotLetIn(string error, string? needed) => error switch
    {
        "missing_scope" => $"Slack says the app lacks the scope {needed}; install it again from the manifest.",
        "token_revoked" or "account_inactive" or "invalid_auth" or "not_authed" =>
            $"Slack does not accept the bot's token any more ({error}); install the app again and set Slack:BotToken.",
        "app_uninstalled" => "The app was removed from the workspace; install it again and set Slack:BotToken.",
        "messages_tab_disabled" => "The app's messages tab is off, so nobody can be written to; switch it on under App Home.",
        _ => $"Slack does not let the bot in ({error}).",
    };

    public static string NotConnected(string error) => error switch
    {
        "invalid_auth" or "not_authed" or "not_allowed_token_type" =>
            $"Slack does not accept Slack:AppToken ({error}); make an app-level token with connections:write.",
        "missing_scope" => "The app-level token lacks connections:write; make a new one.",
        _ => $"Slack does not let the app connect ({error}).",
    };

    public static string AddressIsGone(string error) => error switch
    {
        "user_disabled" => "their Slack account is deactivated (user_disabled)",
        "user_not_found" or "users_not_found" or "user_not_visible" => $"Slack does not know this account ({error})",
        "is_archived" => "the Slack channel is archived (is_archived)",
        "not_in_channel" => "the bot is not in the Slack channel (not_in_channel)",
        "channel_not_found" => "Slack does not know this conversation (channel_not_found)",
        "cannot_dm_bot" => "this Slack account is a bot (cannot_dm_bot)",
        _ => $"Slack refuses this conversation ({error})",
    };

    public const string SocketModeIsOff =
        "Socket Mode is switched off in the app's settings; switch it on, or set Slack:Mode to Http.";

    public const string TooManySockets = "Slack counts too many connections of this app; is another installation running?";

    public const string OtherWorkspace = "this account belongs to another Slack workspace than the installed one";

    public const string SharedOutside = "the Slack channel is shared with another organisation; nothing is posted there";

    public static string ShutOutReason(string eventType) =>
        eventType == "app_uninstalled" ? "the app was removed from the workspace" : "the bot's token was revoked";

    private static string Labels(IEnumerable<Button> buttons) =>
        string.Join(", ", buttons.Select(static b => b.Label.TrimEnd('…')));
}
