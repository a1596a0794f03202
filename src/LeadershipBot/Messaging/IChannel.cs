namespace LeadershipBot.Messaging;

/// <summary>A message on its way to one address. <paramref name="Kind"/> tells whether somebody waits for it.</summary>
public sealed record Delivery(
    LogicalMessageId Logical, int Revision, Address To, Message Message, string? PlatformRef, MessageKind Kind = MessageKind.Reply);

/// <summary>What became of a call to a platform. The difference between "not sent" and "unknown" is what keeps a post single.</summary>
public abstract record DeliveryResult
{
    /// <summary>Accepted; <paramref name="PlatformRef"/> names the message for later edits.</summary>
    public sealed record Sent(string PlatformRef) : DeliveryResult;

    /// <summary>Provably not posted (429, 412, or a failure before the first body byte): may be tried again at the given delay.</summary>
    public sealed record NotSent(string Reason, TimeSpan RetryAfter) : DeliveryResult;

    /// <summary>The platform refused for good, or until something changes for this address (blocked, deactivated, not found).</summary>
    public sealed record Refused(string Reason, bool AddressIsDead) : DeliveryResult;

    /// <summary>The call left and no answer told how it ended. A post is never repeated after this; an edit may be.</summary>
    public sealed record Unknown(string Reason) : DeliveryResult;
}

/// <summary>
/// The seam to a chat platform. Implementations never throw for a platform's answer: they say what is known.
/// <see cref="PostAsync"/> is called at most once automatically per logical message unless it answered
/// <see cref="DeliveryResult.NotSent"/>; <see cref="EditAsync"/> is idempotent and may be repeated.
/// </summary>
public interface IChannel
{
    ChannelName Name { get; }

    /// <summary>How many calls may be in flight at once for one workspace (1 to 64).</summary>
    int Parallelism { get; }

    Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken);

    Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken);
}
