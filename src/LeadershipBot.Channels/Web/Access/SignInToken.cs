using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Channels.Web.Access;

/// <summary>The secrets of links and setup codes: made here, kept only as their SHA-256 in lower-case hex.</summary>
internal static class SignInToken
{
    // No 0/O, 1/I/L: the code is read from a console and typed into a chat.
    private const string CodeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 12;

    public static string NewLinkToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Twelve letters in three groups, 59 bits: as <c>7KQM-X2RD-PW9C</c>.</summary>
    public static string NewSetupCode() =>
        string.Join('-', RandomNumberGenerator.GetString(CodeLetters, CodeLength).Chunk(4).Select(static c => new string(c)));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A code as typed: in any case, with or without its dashes.</summary>
    public static string HashCode(string code) =>
        Hash("setup " + string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
