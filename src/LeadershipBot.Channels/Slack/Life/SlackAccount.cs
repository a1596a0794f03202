using System.Text.Json;
using LeadershipBot.Channels.Slack.Api;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// What matters of a Slack account. Whether it may be linked to a person by its e-mail address is decided here. Pure.
/// </summary>
internal sealed record SlackAccount(string Id, string? Email, bool IsDeactivated, string? WhyNot)
{
    /// <param name="user">A <c>user</c> object, of a call or of an event.</param>
    /// <param name="installed">Whose people count; the accounts of others may carry any address.</param>
    public static SlackAccount? Of(JsonElement user, SlackWorkspace installed)
    {
        if (user.Text("id") is not { Length: > 0 } id)
            return null;
        var email = user.Text("profile", "email")?.Trim();
        return new SlackAccount(id, email is { Length: > 0 } ? email : null, user.IsTrue("deleted"), Why(user, email, installed));
    }

    private static string? Why(JsonElement user, string? email, SlackWorkspace installed)
    {
        if (user.IsTrue("deleted"))
            return "deactivated";
        if (user.IsTrue("is_bot") || user.IsTrue("is_workflow_bot") || user.IsTrue("is_connector_bot"))
            return "a bot";
        if (user.IsTrue("is_stranger") || IsForeign(user, installed))
            return "of another organisation";
        // Slack says so only where it is not: an address that nobody confirmed proves nothing.
        if (user.At("is_email_confirmed")?.ValueKind == JsonValueKind.False)
            return "with an unconfirmed e-mail address";
        return email is { Length: > 0 } ? null : "without an e-mail address we may see";
    }

    private static bool IsForeign(JsonElement user, SlackWorkspace installed)
    {
        if (user.Text("team_id") is not { } team || team == installed.Team || team == installed.Enterprise)
            return false;
        return installed.Enterprise is null || user.Text("enterprise_user", "enterprise_id") != installed.Enterprise;
    }
}
