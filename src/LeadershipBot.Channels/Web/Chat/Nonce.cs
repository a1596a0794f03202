using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Web.Chat;

/// <summary>
/// Makes an act count once: every drawn page carries a fresh nonce, and the same nonce with the same content from the same
/// person is the same act, however often the browser sends it.
/// </summary>
internal static class Nonce
{
    private const int MaxLength = 40;

    public static string New() => ShortId.Write(Guid.CreateVersion7());

    /// <summary>The dedupe key. The nonce is a claim like everything in a form, so the person is part of the key.</summary>
    public static string KeyOf(InboundKind kind, Address from, string nonce, string content) =>
        $"web:{kind}:{Convert.ToHexStringLower(Hash(kind, from, nonce, content))}";

    /// <summary>The id of the person's own post, made of the same parts, so that a line sent twice stands there once.</summary>
    public static LogicalMessageId PostOf(Address from, string nonce, string content) =>
        new(new Guid(Hash(InboundKind.Command, from, nonce, content).AsSpan(0, 16), bigEndian: true));

    private static byte[] Hash(InboundKind kind, Address from, string nonce, string content)
    {
        var cut = nonce.Length <= MaxLength ? nonce : nonce[..MaxLength];
        return SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{from}\n{cut}\n{content}"));
    }
}
