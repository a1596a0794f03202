using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>The bot's own token, and which credential it was had with. No text where none is wanted (Development).</summary>
public sealed record BotToken(string? Text, BotCredential? Credential);

/// <summary>
/// The bot's tokens for the Bot Connector. Microsoft's library keeps and renews them; here is only decided which credential
/// is used, and that the other one is tried when Entra refuses the first.
/// </summary>
public sealed partial class BotTokens(
    IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<BotTokens> logger)
{
    /// <summary>What Entra refused is asked for last for so long, so that not every message waits for the same no.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(10);

    /// <summary>While no token can be had, a queue of messages asks once, not once each.</summary>
    private static readonly TimeSpan NoUseFor = TimeSpan.FromSeconds(5);

    private readonly Lazy<IReadOnlyList<BotCredential>> _credentials = new(() => BotCredential.Read(options.Value));
    private readonly ConcurrentDictionary<int, IConfidentialClientApplication> _apps = new();
    private readonly ConcurrentDictionary<int, long> _refusedAt = new();
    private readonly Lazy<IManagedIdentityApplication> _managed = new(() => ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(options.Value.AppId))
        .WithHttpClientFactory(new MsalHttp(clients)).Build());

    private volatile NoToken? _none;

    public IReadOnlyList<BotCredential> Credentials => _credentials.Value;

    /// <summary>Why no token could be had last time, without secrets; null while it works.</summary>
    public string? Trouble { get; private set; }

    /// <param name="fresh">Asks Entra even though the one at hand has not ended: it was refused.</param>
    /// <param name="cancellationToken">Ends the call to Entra.</param>
    public async Task<Outcome<BotToken>> GetAsync(bool fresh, CancellationToken cancellationToken)
    {
        if (options.Value.DevAnonymousLoopback && Credentials.Count == 0)
            return new BotToken(null, null);
        if (!fresh && _none is { } known && time.GetElapsedTime(known.At) < NoUseFor)
            return known.Refusal;
        Refusal? refusal = null;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var credential in CredentialRule.Order(Credentials, today).OrderBy(c => WasRefused(c.Slot)))
        {
            var outcome = await AskAsync(credential, fresh, cancellationToken);
            if (outcome.TryGet(out var token, out refusal))
            {
                _refusedAt.TryRemove(credential.Slot, out _);
                Trouble = null;
                _none = null;
                return token;
            }
            Trouble = refusal.Sentence;
            _refusedAt[credential.Slot] = time.GetTimestamp();
        }
        refusal ??= Refusal.Unavailable("There is no credential to sign in to Microsoft with.");
        _none = new NoToken(refusal, time.GetTimestamp());
        return refusal;
    }

    private bool WasRefused(int slot) => _refusedAt.TryGetValue(slot, out var at) && time.GetElapsedTime(at) < RefusedFor;

    private async Task<Outcome<BotToken>> AskAsync(BotCredential credential, bool fresh, CancellationToken cancellationToken)
    {
        try
        {
            var result = credential.Kind == TeamsCredentialKind.ManagedIdentity
                ? await _managed.Value.AcquireTokenForManagedIdentity(options.Value.Endpoints.Scope).WithForceRefresh(fresh)
                    .ExecuteAsync(cancellationToken)
                : await _apps.GetOrAdd(credential.Slot, _ => Build(credential))
                    .AcquireTokenForClient([options.Value.Endpoints.Scope])
                    .WithForceRefresh(fresh).ExecuteAsync(cancellationToken);
            return new BotToken(result.AccessToken, credential);
        }
        catch (Exception error) when (error is MsalException or HttpRequestException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var code = (error as MsalException)?.ErrorCode ?? error.GetType().Name;
            Log.NoToken(logger, credential.Slot, code);
            return Refusal.Unavailable($"Microsoft Entra gave no token for the {(credential.Slot == 0 ? "first" : "next")} credential ({code}).");
        }
    }

    private IConfidentialClientApplication Build(BotCredential credential)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(options.Value.AppId)
            .WithAuthority($"{options.Value.Endpoints.LoginBaseUrl}/{options.Value.TenantId}", validateAuthority: false)
            // The login host is a setting of this installation; asking Microsoft's public cloud about it helps nobody.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new MsalHttp(clients));
        return credential.Certificate is { } certificate
            ? builder.WithCertificate(certificate, sendX5C: true).Build() : builder.WithClientSecret(credential.Secret).Build();
    }

    private sealed record NoToken(Refusal Refusal, long At);

    private sealed class MsalHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(TeamsModule.LoginClient);
    }

    private static partial class Log
    {
        [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Error, "No token with credential {Slot}: {Code}")]
        public static partial void NoToken(ILogger logger, int slot, string code);
    }
}
