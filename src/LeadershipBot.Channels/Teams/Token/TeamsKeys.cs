using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams.Token;

/// <summary>The two key books there are: the Bot Connector's, and (in Development alone) Entra's.</summary>
public sealed class TeamsKeys : IDisposable
{
    public TeamsKeys(IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<ConnectorKeys> logger)
    {
        var endpoints = options.Value.Endpoints;
        Connector = new ConnectorKeys(clients.CreateClient(TeamsModule.KeysClient), endpoints.OpenIdMetadataUrl, time, logger);
        Entra = new ConnectorKeys(clients.CreateClient(TeamsModule.KeysClient), options.Value.DevEntraMetadataUrl
            ?? $"{endpoints.LoginBaseUrl}/{options.Value.TenantId}/v2.0/.well-known/openid-configuration", time, logger);
    }

    public ConnectorKeys Connector { get; }

    public ConnectorKeys Entra { get; }

    public void Dispose()
    {
        Connector.Dispose();
        Entra.Dispose();
    }
}
