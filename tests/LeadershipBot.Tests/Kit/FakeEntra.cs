using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Kit;

/// <summary>Entra's token endpoint: gives opaque tokens for the secrets it knows, and takes back what the test revokes.</summary>
public sealed class FakeEntra
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private int _count;

    /// <summary>Secrets that are valid now.</summary>
    public ConcurrentDictionary<string, bool> Secrets { get; } = new() { ["first-secret"] = true };

    /// <summary>The secrets tokens were had with, oldest first.</summary>
    public ConcurrentQueue<string> UsedSecrets { get; } = new();

    public int Issued => _count;

    public bool Accepts(string? bearer) => bearer is not null && _tokens.ContainsKey(bearer);

    /// <summary>Tokens given so far are worth nothing from now on.</summary>
    public void RevokeAll() => _tokens.Clear();

    public async Task<IResult> IssueAsync(string tenant, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var secret = form["client_secret"].ToString();
        UsedSecrets.Enqueue(secret);
        if (tenant != FakeTeamsChats.Tenant || form["grant_type"] != "client_credentials"
            || !form["scope"].ToString().StartsWith("https://api.botframework.com/.default", StringComparison.Ordinal)
            || !Secrets.ContainsKey(secret))
            return TypedResults.Json(new { error = "invalid_client", error_description = "AADSTS7000222: The provided client secret keys are expired." },
                statusCode: StatusCodes.Status401Unauthorized);
        var token = "bot-token-" + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        _tokens[token] = secret;
        return TypedResults.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = token });
    }
}
