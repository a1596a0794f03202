using System.Collections.Concurrent;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack;

/// <summary>
/// Looks at a channel before anything is posted to it: one that is shared with another organisation gets nothing. A person's
/// own chat needs no look.
/// </summary>
internal sealed class SlackConversations(SlackClient client, TimeProvider time)
{
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (bool Shared, DateTimeOffset At)> _looked = new();

    /// <summary>Null when it may be posted to.</summary>
    public async Task<DeliveryResult?> WhyNotAsync(Address to, CancellationToken cancellationToken)
    {
        // Ids of people begin with U, or with W in an organisation; everything else is a conversation.
        if (to.UserId is ['U' or 'W', ..])
            return null;
        if (_looked.TryGetValue(to.UserId, out var seen) && time.GetUtcNow() - seen.At < Believed)
            return seen.Shared ? Shared : null;
        var answer = await client.CallAsync(
            new SlackCall("conversations.info", new SlackArgs { { "channel", to.UserId } }), cancellationToken);
        switch (answer)
        {
            case SlackAnswer.Ok { Body: var body } when body.At("channel") is { } channel:
                var shared = channel.IsTrue("is_ext_shared") || channel.IsTrue("is_pending_ext_shared");
                _looked[to.UserId] = (shared, time.GetUtcNow());
                return shared ? Shared : null;
            case SlackAnswer.No { Error: var error } when SlackErrors.IsAddress(error):
                return new DeliveryResult.Refused(SlackMessages.AddressIsGone(error), AddressIsDead: true);
            case SlackAnswer.Later later:
                return new DeliveryResult.NotSent(later.Why, later.After);
            default:
                // Nothing was posted, and without knowing who reads along nothing will be.
                return new DeliveryResult.NotSent("it is not known who reads in this channel", Believed);
        }
    }

    public void Forget(string conversation) => _looked.TryRemove(conversation, out _);

    private static DeliveryResult.Refused Shared => new(SlackMessages.SharedOutside, AddressIsDead: false);
}
