using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Kit;

/// <summary>One call to the Bot Connector, as it came.</summary>
public sealed record TeamsRequest(string Method, string Path, JsonObject? Body, string? Bearer);

/// <summary>
/// Microsoft's side of Teams on real sockets of this machine: the Bot Connector and its published keys over http, Entra over
/// https. It knows only people who installed the app; whatever nobody planned fails the test when it is closed.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Match, FakeTeamsReaction Reaction)> _plans = new();
    private readonly List<TeamsRequest> _requests = [];
    private readonly Lock _lock = new();

    private FakeTeams()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, static https => https.UseHttps(Certificate));
        });
        _app = builder.Build();
        _app.MapGet("/openid", () => new { issuer = FakeTeamsKeys.Issuer, jwks_uri = $"{Http}/keys" });
        _app.MapGet("/keys", () => Keys.Publish());
        _app.MapPost("/{tenant}/oauth2/v2.0/token", (string tenant, HttpRequest request) => Entra.IssueAsync(tenant, request));
        _app.Map("/teams/{**path}", ConnectAsync);
        _app.MapFallback((HttpContext http) =>
        {
            Unplanned.Add($"{http.Request.Method} {http.Request.Path}");
            return TypedResults.NotFound();
        });
    }

    /// <summary>Made for this run; clients that are to trust it are given it by the test.</summary>
    public static X509Certificate2 Certificate { get; } = MakeCertificate();

    public FakeTeamsKeys Keys { get; } = new();

    public FakeEntra Entra { get; } = new();

    public FakeTeamsChats Chats { get; } = new();

    public ConcurrentBag<string> Unplanned { get; } = [];

    public string Http => Address("http:");

    public string Https => Address("https:");

    public string ServiceUrl => $"{Http}/teams/";

    public IReadOnlyList<TeamsRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public static async Task<FakeTeams> StartAsync()
    {
        var fake = new FakeTeams();
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>The next call whose "METHOD path" contains the text is taken like this; each plan serves one call.</summary>
    public void Next(string match, FakeTeamsReaction reaction) => _plans.Enqueue((match, reaction));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (!Unplanned.IsEmpty)
            throw new InvalidOperationException($"Called without having been planned: {string.Join(", ", Unplanned)}");
    }

    private async Task ConnectAsync(HttpContext http)
    {
        // The raw path: ids are percent-encoded segments, and a decoded slash would be another address.
        var path = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget["/teams/".Length..];
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var bearer = http.Request.Headers.Authorization.ToString() is { Length: > 7 } header ? header[7..] : null;
        var request = new TeamsRequest(http.Request.Method, path, text.Length == 0 ? null
            : JsonNode.Parse(text)!.AsObject(), bearer);
        lock (_lock)
            _requests.Add(request);
        if (Planned($"{request.Method} {path}") is { } reaction && !await reaction(http, request, this))
            return;
        if (!Entra.Accepts(bearer))
            await FakeTeamsReply.WriteAsync(http, 401, FakeTeamsReply.Error("BotNotRegistered"));
        else if (text.Length > 100 * 1024)
            await FakeTeamsReply.WriteAsync(http, 413, "<html>Request Entity Too Large</html>");
        else if (Chats.Answer(request) is { } answer)
            await FakeTeamsReply.WriteAsync(http, answer.Status, answer.Body);
        else
        {
            Unplanned.Add($"{request.Method} {path}");
            await FakeTeamsReply.WriteAsync(http, 404, "");
        }
    }

    private FakeTeamsReaction? Planned(string call)
    {
        lock (_lock)
        {
            if (!_plans.TryPeek(out var plan) || !call.Contains(plan.Match, StringComparison.Ordinal))
                return null;
            _plans.TryDequeue(out _);
            return plan.Reaction;
        }
    }

    private string Address(string scheme) => _app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith(scheme, StringComparison.Ordinal));

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow()
            .AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
