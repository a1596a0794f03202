namespace LeadershipBot.Messaging;

public enum InboundKind { Press, Submit, Command }

/// <summary>
/// One thing a person did in a chat, as the channel understood it.
/// <paramref name="DedupeKey"/> is the same for every redelivery of the same act, whichever transport brought it;
/// <paramref name="At"/> is the platform's own time of the act where it tells one (it decides between two answers).
/// </summary>
public sealed record Inbound(
    InboundKind Kind,
    Address From,
    string DedupeKey,
    DateTimeOffset At,
    string Content,
    IReadOnlyDictionary<string, string>? Values = null,
    string? Conversation = null)
{
    /// <summary>The longest key stored; a channel hashes what is longer.</summary>
    public const int MaxDedupeKey = 120;
}
