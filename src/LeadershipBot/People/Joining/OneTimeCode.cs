using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Joining;

/// <summary>What a code is good for. A code of one purpose is never taken for another.</summary>
public enum CodePurpose { Setup, Link }

/// <summary>
/// Codes that are read in one place and typed in another: twelve letters in three groups, as <c>7KQM-X2RD-PW9C</c>, 59 bits.
/// Only their SHA-256 is kept, and a code is looked up by it, so that how long the look-up takes tells nothing about the code.
/// </summary>
public static partial class OneTimeCode
{
    // No 0/O, 1/I/L: the code is read from one screen and typed into another.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 12;

    public static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(static c => new string(c)));

    /// <summary>True for text that can hardly be anything else; a name of twelve letters is no code.</summary>
    public static bool Resembles(string text) => Grouped().IsMatch(text);

    /// <summary>A code as typed: in any case, with or without its dashes. 64 lower-case hex digits.</summary>
    public static string Hash(CodePurpose purpose, string code)
    {
        var prefix = purpose == CodePurpose.Setup ? "setup " : "link ";
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prefix + letters)));
    }

    /// <summary>One statement decides who was first, so that two who type it at once cannot both win.</summary>
    /// <param name="db">The unit of work at hand.</param>
    /// <param name="hash">Of the code or of a link's token.</param>
    /// <param name="now">System time: expiry does not move with the business clock.</param>
    /// <param name="cancellationToken">Of the unit.</param>
    public static async Task<bool> UseUpAsync(
        LeadershipDb db, string hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.SignInLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, BusinessClock.Trim(now)), cancellationToken) == 1;

    [GeneratedRegex("^[A-Za-z2-9]{4}-[A-Za-z2-9]{4}-[A-Za-z2-9]{4}$")]
    private static partial Regex Grouped();
}
