using System.Text.Json;
using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Life;

/// <summary>
/// What happens to people, channels and the app in Slack. Each change is on disk before it is acknowledged; and each only
/// states how things are, so that the same event again changes nothing.
/// </summary>
internal sealed class SlackLife(
    SlackNotices notices, SlackLinks links, SlackQuiet quiet, SlackConversations conversations, SlackInstallation installation)
{
    public Task RecordAsync(SlackAct.Change change, CancellationToken cancellationToken) => change.Type switch
    {
        "user_change" when change.Event.At("user") is { } user => UserAsync(change.Workspace, user, cancellationToken),
        "team_join" when change.Event.At("user") is { } user => links.LinkAsync(user, change.Workspace, cancellationToken),
        "dnd_updated_user" => Quiet(change.Event),
        // The tokens of a person say nothing about the bot's.
        "tokens_revoked" when change.Event.At("tokens") is not { } tokens || !tokens.Items("bot").Any() => Task.CompletedTask,
        "tokens_revoked" or "app_uninstalled" => ShutOutAsync(change.Type, cancellationToken),
        "channel_id_changed" when change.Event.Text("new_channel_id") is { } to =>
            notices.MovedAsync(Of(change, change.Event.Text("old_channel_id")), to, cancellationToken),
        _ when Channel(change.Event) is { } channel => ChannelAsync(change, channel, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task UserAsync(SlackWorkspace workspace, JsonElement user, CancellationToken cancellationToken)
    {
        if (SlackAccount.Of(user, workspace) is not { } account)
            return;
        var address = new Address(ChannelName.Slack, workspace.Key, account.Id);
        if (account.IsDeactivated)
            await notices.GoneAsync(address, SlackMessages.AddressIsGone("user_disabled"), cancellationToken);
        else
        {
            await notices.BackAsync(address, cancellationToken);
            await links.LinkAsync(user, workspace, cancellationToken);
        }
    }

    private async Task ChannelAsync(SlackAct.Change change, string channel, CancellationToken cancellationToken)
    {
        var address = Of(change, channel);
        conversations.Forget(channel);
        if (change.Type.EndsWith("_archive", StringComparison.Ordinal))
            await notices.GoneAsync(address, SlackMessages.AddressIsGone("is_archived"), cancellationToken);
        else if (change.Type.EndsWith("_deleted", StringComparison.Ordinal))
            await notices.GoneAsync(address, SlackMessages.AddressIsGone("channel_not_found"), cancellationToken);
        else if (change.Type.EndsWith("_unarchive", StringComparison.Ordinal))
            await notices.BackAsync(address, cancellationToken);
        else
            await notices.RenamedAsync(address, change.Event.Text("channel", "name"), cancellationToken);
    }

    private Task ShutOutAsync(string type, CancellationToken cancellationToken)
    {
        installation.Refused(type == "app_uninstalled" ? "app_uninstalled" : "token_revoked", null, asApp: false);
        return notices.ShutOutAsync(SlackMessages.ShutOutReason(type), cancellationToken);
    }

    private Task Quiet(JsonElement inner)
    {
        if (inner.Text("user") is { } user && inner.At("dnd_status") is { } status)
            quiet.Told(user, status);
        return Task.CompletedTask;
    }

    private static Address Of(SlackAct.Change change, string? id) => new(ChannelName.Slack, change.Workspace.Key, id ?? "");

    /// <summary>An id, or an object that holds one: it differs by event.</summary>
    private static string? Channel(JsonElement inner) => inner.Text("channel") ?? inner.Text("channel", "id");
}
