using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Channels.Web.Access;

/// <summary>The secrets of links: made here, kept only as their SHA-256 in lower-case hex.</summary>
internal static class SignInToken
{
    public static string NewLinkToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
