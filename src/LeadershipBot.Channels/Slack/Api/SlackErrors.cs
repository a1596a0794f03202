using System.Collections.Frozen;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>What Slack's error codes mean for us. Pure.</summary>
internal static class SlackErrors
{
    /// <summary>The app itself is not let in: nothing can be sent until somebody mends it.</summary>
    private static readonly FrozenSet<string> Installation = FrozenSet.Create(
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "not_allowed_token_type", "org_login_required", "team_access_not_granted", "team_disabled", "user_removed_from_team",
        "access_denied", "no_permission", "messages_tab_disabled", "ekm_access_denied", "enterprise_is_restricted",
            "invalid_app");

    /// <summary>Nobody is reached there any more.</summary>
    private static readonly FrozenSet<string> Address = FrozenSet.Create(
        "channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_disabled", "user_not_visible",
        "users_not_found", "cannot_dm_bot", "restricted_action", "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "cannot_reply_to_message",
        "is_inactive", "external_channel_migrating");

    /// <summary>Said before anything was done. <c>internal_error</c> and <c>fatal_error</c> are not among them: Slack says
    /// itself that part of the work may have been done.</summary>
    private static readonly FrozenSet<string> Passing = FrozenSet.Create(
        "ratelimited", "rate_limited", "request_timeout", "team_added_to_org");

    private static readonly FrozenSet<string> Open = FrozenSet.Create("internal_error", "fatal_error", "service_unavailable");

    private static readonly FrozenSet<string> Content = FrozenSet.Create(
        "invalid_blocks", "invalid_blocks_format", "invalid_attachments");

    public static bool IsInstallation(string error) => Installation.Contains(error);

    public static bool IsAddress(string error) => Address.Contains(error);

    public static bool IsPassing(string error) => Passing.Contains(error);

    public static bool IsOpen(string error) => Open.Contains(error);

    public static bool IsContent(string error) => Content.Contains(error);
}
