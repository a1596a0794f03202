namespace LeadershipBot.Channels.Teams;

/// <summary>The clouds that Microsoft runs the Bot Connector in; a tenant lives in exactly one.</summary>
public enum TeamsCloud { Public, UsGov, UsGovDod, Gcc, China }

/// <summary>
/// The addresses of one cloud, as published by Microsoft (Bot Connector authentication, Teams proactive messaging). Each
/// can be set by itself in <see cref="TeamsOptions"/>.
/// </summary>
public sealed record TeamsEndpointSet(
    string LoginBaseUrl, string Scope, string TokenIssuer, string OpenIdMetadataUrl, string ServiceUrl,
    IReadOnlyList<string> ServiceHosts)
{
    private static readonly TeamsEndpointSet Public = new(
        "https://login.microsoftonline.com", "https://api.botframework.com/.default", "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://smba.trafficmanager.net/teams/",
        ["smba.trafficmanager.net", "botframework.com", "teams.microsoft.com"]);

    private static readonly TeamsEndpointSet UsGov = new(
        "https://login.microsoftonline.us", "https://api.botframework.us/.default", "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://smba.infra.gov.teams.microsoft.us/teams/", ["teams.microsoft.us", "botframework.us", "botframework.azure.us"]);

    private static readonly TeamsEndpointSet China = new(
        "https://login.partner.microsoftonline.cn", "https://api.botframework.azure.cn/.default",
        "https://api.botframework.azure.cn", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://botapi.teams.microsoftonline.cn/teams/", ["botframework.azure.cn", "teams.microsoftonline.cn"]);

    public static TeamsEndpointSet Of(TeamsCloud cloud) => cloud switch
    {
        TeamsCloud.Public => Public,
        TeamsCloud.Gcc => Public with
        {
            ServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams/",
        },
        TeamsCloud.UsGov => UsGov,
        TeamsCloud.UsGovDod => UsGov with { ServiceUrl = "https://smba.infra.dod.teams.microsoft.us/teams/" },
        TeamsCloud.China => China,
        _ => throw new NotSupportedException(cloud.ToString()),
    };
}
