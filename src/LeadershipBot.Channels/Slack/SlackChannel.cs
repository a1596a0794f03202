using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Channels.Slack.Charts;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack;

/// <summary>
/// Slack as a channel like the others. The user's id as the conversation opens the private chat; the answer names that chat
/// and the message, which is what edits need.
/// </summary>
internal sealed class SlackChannel(
    SlackClient client, SlackInstallation installation, SlackQuiet quiet, SlackConversations conversations, SlackCharts charts,
    SlackHealth health)
    : IChannel, IReportsTrouble
{
    /// <summary>What only a person can mend is not tried every second.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);

    public ChannelName Name => ChannelName.Slack;

    public int Parallelism => 16;

    public string? Trouble => health.Trouble;

    public async Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Stranger(delivery.To) is { } stranger)
            return stranger;
        if (await conversations.WhyNotAsync(delivery.To, cancellationToken) is { } closed)
            return closed;
        if (delivery.Kind != MessageKind.Reply && await quiet.LeftAsync(delivery.To, cancellationToken) is { } left)
            return new DeliveryResult.NotSent("do not disturb is on", left);
        return Result(await charts.SendAsync(delivery.Message, delivery.To.Workspace, content => client.CallAsync(
            new SlackCall("chat.postMessage", Args(delivery.To.UserId, null, content), delivery.To.UserId), cancellationToken),
            cancellationToken));
    }

    public async Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Stranger(delivery.To) is { } stranger)
            return stranger;
        if (SlackRef.TryParse(delivery.PlatformRef) is not { } message)
            return new DeliveryResult.Refused("the message to edit is not known", AddressIsDead: false);
        var answer = await charts.SendAsync(delivery.Message, delivery.To.Workspace, content => client.CallAsync(
            new SlackCall("chat.update", Args(message.Conversation, message.Ts, content)), cancellationToken), cancellationToken);
        // Whatever is wrong with a message that was there says nothing about the person.
        return answer is SlackAnswer.No { Error: var error } && !SlackErrors.IsInstallation(error)
            ? new DeliveryResult.Refused($"not edited: {error}", AddressIsDead: false) : Result(answer);
    }

    private static SlackArgs Args(string conversation, string? ts, SlackContent content) => new()
    {
        { "channel", conversation }, { "ts", ts }, { "text", content.Text }, { "blocks", content.Blocks },
        { "unfurl_links", false }, { "unfurl_media", false },
    };

    /// <summary>A token of one workspace says nothing about the people of another.</summary>
    private DeliveryResult.Refused? Stranger(Address to) =>
        installation.Workspace is { } mine && mine.Key != to.Workspace
            ? new DeliveryResult.Refused(SlackMessages.OtherWorkspace, AddressIsDead: false) : null;

    private static DeliveryResult Result(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Ok { Body: var body } when SlackRef.Of(body) is { } sent => new DeliveryResult.Sent(sent.ToString()),
        SlackAnswer.Ok => new DeliveryResult.Unknown("Slack took it and did not say where it is"),
        SlackAnswer.Later later => new DeliveryResult.NotSent(later.Why, later.After),
        SlackAnswer.Unclear unclear => new DeliveryResult.Unknown(unclear.Why),
        SlackAnswer.No { Error: var error } when SlackErrors.IsInstallation(error) =>
            new DeliveryResult.NotSent(error, UntilMended),
        SlackAnswer.No { Error: var error } when SlackErrors.IsAddress(error) =>
            new DeliveryResult.Refused(SlackMessages.AddressIsGone(error), AddressIsDead: true),
        SlackAnswer.No no => new DeliveryResult.Refused($"{no.Error} {no.Details}".Trim(), AddressIsDead: false),
        _ => throw new NotSupportedException(answer.GetType().Name),
    };
}
