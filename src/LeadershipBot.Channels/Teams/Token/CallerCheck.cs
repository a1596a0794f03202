using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>
/// Who may call <c>/api/messages</c>: the Bot Connector with a token made for this bot, this channel and this service
/// address. In Development, from this machine, also Entra in the name of the bot's own app, or nobody in particular.
/// </summary>
public sealed class CallerCheck
{
    private readonly TeamsOptions _options;
    private readonly SignedToken _connector;
    private readonly SignedToken _entra;
    private readonly string[] _connectorIssuers;
    private readonly string[] _entraIssuers;

    public CallerCheck(IOptions<TeamsOptions> options, TeamsKeys keys, TimeProvider time)
    {
        _options = options.Value;
        _connector = new SignedToken(keys.Connector, time);
        _entra = new SignedToken(keys.Entra, time);
        _connectorIssuers = [_options.Endpoints.TokenIssuer];
        _entraIssuers =
        [
            $"https://sts.windows.net/{_options.TenantId}/", $"{_options.Endpoints.LoginBaseUrl}/{_options.TenantId}/v2.0",
        ];
    }

    /// <param name="authorization">The header as it came; null when there is none.</param>
    /// <param name="claims">What the activity says of itself; nothing of it is believed before this check.</param>
    /// <param name="fromHere">The call comes from this machine, and through no proxy.</param>
    /// <param name="cancellationToken">Ends the wait for keys.</param>
    public async Task<TokenCheck> CheckAsync(
        string? authorization, CallerClaims claims, bool fromHere, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(authorization))
            return _options.DevAnonymousLoopback && fromHere ? TokenCheck.Good : TokenCheck.Reject("no token");
        if (SignedToken.Read(authorization) is not { } token)
            return TokenCheck.Reject("not a token");
        return _options.DevAllowEntraCaller && fromHere && _entraIssuers.Contains(token.Issuer)
            ? await CheckEntraAsync(token, cancellationToken)
            : await CheckConnectorAsync(token, claims, cancellationToken);
    }

    private async Task<TokenCheck> CheckConnectorAsync(JsonWebToken token, CallerClaims claims,
        CancellationToken cancellationToken)
    {
        var (key, check) = await _connector.CheckAsync(token, _options.AppId, _connectorIssuers, cancellationToken);
        if (key is null)
            return check;
        if (!key.Endorsements.Contains(claims.ChannelId ?? "", StringComparer.Ordinal))
            return TokenCheck.Forbid("the key is not endorsed for the activity's channel");
        return IsSameAddress(token.TryGetPayloadValue<string>("serviceurl", out var url) ? url : null, claims.ServiceUrl)
            ? TokenCheck.Good : TokenCheck.Forbid("the token is for another service address");
    }

    /// <summary>The playground signs in as the bot itself: the same app must have asked for the token.</summary>
    private async Task<TokenCheck> CheckEntraAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (key, check) = await _entra.CheckAsync(token, _options.AppId, _entraIssuers, cancellationToken);
        if (key is null)
            return check;
        var app = token.TryGetPayloadValue<string>("azp", out var azp) ? azp
            : token.TryGetPayloadValue<string>("appid", out var appId) ? appId : null;
        return string.Equals(app, _options.AppId, StringComparison.OrdinalIgnoreCase)
            ? TokenCheck.Good : TokenCheck.Forbid("the token was made for another app");
    }

    /// <summary>Microsoft's own validators differ in case and in the last slash; both mean the same address.</summary>
    private static bool IsSameAddress(string? claimed, string? said) =>
        claimed is { Length: > 0 } && said is { Length: > 0 }
        && string.Equals(claimed.TrimEnd('/'), said.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the token has to agree with.</summary>
public sealed record CallerClaims(string? ChannelId, string? ServiceUrl);
