using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Channels.Slack;

internal enum SignatureVerdict { Good, Missing, OutOfTime, Wrong }

/// <summary>
/// Slack's request signature, version 0: HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>. Pure. A clock that is wrong in
/// either direction is refused, so that a captured request cannot be kept for later.
/// </summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    /// <exception cref="ArgumentException">The secret is empty: everybody could sign with it.</exception>
    public static SignatureVerdict Check(
        ReadOnlySpan<byte> secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.IsEmpty)
            throw new ArgumentException("A signing secret is never empty.", nameof(secret));
        if (timestamp is not { Length: > 0 and <= 12 } || signature is not { Length: > 0 })
            return SignatureVerdict.Missing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return SignatureVerdict.Wrong;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
            return SignatureVerdict.OutOfTime;
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return TryRead(signature, claimed) && CryptographicOperations.FixedTimeEquals(claimed, Sign(secret, timestamp, body))
            ? SignatureVerdict.Good : SignatureVerdict.Wrong;
    }

    /// <summary>The header's value for a body, as Slack writes it.</summary>
    public static string Write(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body) =>
        $"v0={Convert.ToHexStringLower(Sign(secret, timestamp, body))}";

    private static byte[] Sign(ReadOnlySpan<byte> secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static bool TryRead(string signature, Span<byte> bytes) =>
        signature.StartsWith("v0=", StringComparison.Ordinal)
        && Convert.FromHexString(signature.AsSpan(3), bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;
}
