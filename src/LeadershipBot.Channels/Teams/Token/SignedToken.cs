using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>The checks that every signed token passes: key, signature, issuer, audience, lifetime.</summary>
public sealed class SignedToken(ConnectorKeys keys, TimeProvider time)
{
    /// <summary>Microsoft's own allowance for clocks that differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private const string Scheme = "Bearer ";

    /// <summary>Some tokens of Entra come near 4 KB; nobody signs longer ones for a bot.</summary>
    private const int MaxLength = 8 * 1024;

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Null for a header that carries no token.</summary>
    public static JsonWebToken? Read(string? authorization)
    {
        if (authorization is null || authorization.Length > MaxLength
            || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var text = authorization[Scheme.Length..].Trim();
        return TryRead(text, out var token) ? token : null;
    }

    /// <returns>The key that signed it, or why it is not accepted.</returns>
    public async Task<(ConnectorKey? Key, TokenCheck Check)> CheckAsync(
        JsonWebToken token, string audience, IReadOnlyList<string> issuers, CancellationToken cancellationToken)
    {
        if (token.Kid is not { Length: > 0 } id)
            return (null, TokenCheck.Reject("names no key"));
        if (await keys.FindAsync(id, cancellationToken) is not { } key)
            return (null, TokenCheck.Reject("signed with an unknown key"));
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = issuers,
            ValidAudience = audience,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = ClockSkew,
            LifetimeValidator = IsAlive,
        });
        return result.IsValid ? (key, TokenCheck.Good) : (null, TokenCheck.Reject(result.Exception.GetType().Name));
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now > start - ClockSkew);
    }

    private static bool TryRead(string text, out JsonWebToken? token)
    {
        token = null;
        try
        {
            if (Handler.CanReadToken(text))
                token = new JsonWebToken(text);
        }
        // What does not parse is no token; the parser has no way to say so but this.
        catch (ArgumentException)
        {
            return false;
        }
        return token is not null;
    }
}
