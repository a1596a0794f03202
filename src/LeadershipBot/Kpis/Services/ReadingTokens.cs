using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Services;

/// <summary>Keys for services, and the codes they are exchanged for.</summary>
public sealed class ReadingTokens(WriteGate gate, LeadershipDbSource source, TimeProvider time)
{
    /// <summary>Long enough to walk to the other machine.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(30);

    // A prefix tells a key from any other text in a log or a repository.
    private const string KeyPrefix = "lbr_";
    private const string CodePrefix = "lbc_";
    private const int Longest = 100;

    /// <summary>A new code: 160 random bits.</summary>
    public static string NewCode() => CodePrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(20));

    /// <summary>As the database keeps it. Codes and keys are random, so a plain hash cannot be guessed back.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Gives the key for a code, once. Null when the code is unknown, used, revoked or too old.</summary>
    public async Task<string?> ExchangeAsync(string code, CancellationToken cancellationToken)
    {
        if (!code.StartsWith(CodePrefix, StringComparison.Ordinal) || code.Length > Longest)
            return null;
        var key = KeyPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (codeHash, keyHash, now) = (Hash(code), Hash(key), time.GetUtcNow());
        var exchanged = await gate.RunAsync((db, token) => db.ReadingTokens
            .Where(t => t.CodeHash == codeHash && t.RevokedAt == null && t.CodeUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.CodeHash, (string?)null).SetProperty(t => t.KeyHash, keyHash),
                token),
            cancellationToken);
        return exchanged == 1 ? key : null;
    }

    /// <summary>The token behind a key; null when it is unknown or revoked.</summary>
    public async Task<ReadingToken?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!key.StartsWith(KeyPrefix, StringComparison.Ordinal) || key.Length > Longest)
            return null;
        var hash = Hash(key);
        await using var db = source.Open();
        return await db.ReadingTokens.AsNoTracking().FirstOrDefaultAsync(t => t.KeyHash == hash && t.RevokedAt == null,
            cancellationToken);
    }
}
