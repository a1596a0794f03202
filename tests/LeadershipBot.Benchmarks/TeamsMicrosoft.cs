using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>As much of Microsoft's side as a bot under load asks for: published keys, and a connector that takes everything.</summary>
internal sealed class TeamsMicrosoft : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;

    private TeamsMicrosoft()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/openid", () => new Dictionary<string, object>
        {
            ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = $"{Url}/keys",
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
        _app.MapGet("/keys", Keys);
    }

    public string Url => _app.Urls.First();

    public string ServiceUrl => $"{Url}/teams/";

    public string Token { get; private set; } = "";

    /// <summary>What the bot needs; answers go nowhere, as this is about what comes in.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Teams:Enabled"] = "true", ["Teams:AppId"] = AppId, ["Teams:TenantId"] = Tenant, ["Teams:ClientSecret"] = "not-used",
        ["Teams:LoginBaseUrl"] = "https://127.0.0.1:9", ["Teams:OpenIdMetadataUrl"] = $"{Url}/openid",
        ["Teams:ServiceUrl"] = ServiceUrl,
        ["Teams:AllowedServiceHosts:0"] = "127.0.0.1",
    };

    public static async Task<TeamsMicrosoft> StartAsync()
    {
        var started = new TeamsMicrosoft();
        await started._app.StartAsync();
        started.Token = started.Sign();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private Dictionary<string, object> Keys()
    {
        var numbers = _key.ExportParameters(false);
        return new()
        {
            ["keys"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "bench", ["n"] = Base64Url.EncodeToString(numbers.Modulus),
                    ["e"] = Base64Url.EncodeToString(numbers.Exponent), ["endorsements"] = new[] { "msteams" },
                },
            },
        };
    }

    private string Sign()
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = Part(new { alg = "RS256", typ = "JWT", kid = "bench" }) + "." + Part(new
        {
            iss = "https://api.botframework.com", aud = AppId, serviceurl = ServiceUrl, nbf = now.AddMinutes(-1)
                .ToUnixTimeSeconds(),
            exp = now.AddHours(2).ToUnixTimeSeconds(),
        });
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
