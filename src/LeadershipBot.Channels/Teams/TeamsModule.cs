using LeadershipBot.Channels.Teams.Acts;
using LeadershipBot.Channels.Teams.Setup;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Teams;

/// <summary>Microsoft Teams. Needs the core's messaging, a database source and gate, both clocks.</summary>
public static class TeamsModule
{
    /// <summary>Names of the HTTP clients, so that a proxy or a test can be put in place of each.</summary>
    public const string ConnectorClient = "teams-connector";
    public const string LoginClient = "teams-login";
    public const string KeysClient = "teams-keys";

    /// <summary>Answers and keys are small; whatever is larger is not what was asked for.</summary>
    private const int MaxAnswer = 1024 * 1024;

    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TeamsOptions.Section);
        services.AddOptions<TeamsOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsInDevelopment>();
        services.AddSingleton<IManifestSource, TeamsManifest>();
        if (!section.GetValue<bool>(nameof(TeamsOptions.Enabled)))
            return services;
        services.AddHttp(ConnectorClient, TimeSpan.FromSeconds(30));
        services.AddHttp(LoginClient, TimeSpan.FromSeconds(10));
        services.AddHttp(KeysClient, TimeSpan.FromSeconds(5));
        services.AddSingleton<TeamsKeys>().AddSingleton<CallerCheck>().AddSingleton<BotTokens>().AddSingleton<ServiceHosts>();
        services.AddSingleton<ConnectorClient>().AddSingleton<Pacing>().AddSingleton<TeamsRoutes>().AddSingleton<TeamsChannel>();
        services.AddSingleton<IChannel>(static s => s.GetRequiredService<TeamsChannel>());
        services.AddSingleton<TeamsEndpoints>().AddSingleton<TeamsActs>().AddSingleton<CardAnswers>().AddSingleton<DirectWords>();
        services.AddSingleton<TeamsLinking>();
        services.AddSingleton<IScheduledWork, CredentialWatch>().AddSingleton<IGallerySource, TeamsGallery>();
        services.AddSingleton<IDoctorCheck, SignInCheck>().AddSingleton<IDoctorCheck, PeopleCheck>();
        return services;
    }

    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<TeamsEndpoints>() is not null)
            TeamsEndpoints.Map(endpoints);
        return endpoints;
    }

    private static void AddHttp(this IServiceCollection services, string name, TimeSpan timeout) => services
        .AddHttpClient(name, http => (http.Timeout, http.MaxResponseContentBufferSize) = (timeout, MaxAnswer))
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            // Nobody is followed to where the token was not meant to go.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
