using LeadershipBot.Channels.Slack.Acts;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Charts;
using LeadershipBot.Channels.Slack.Doctor;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Channels.Slack.Setup;
using LeadershipBot.Channels.Slack.Socket;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Slack;

/// <summary>Slack. Nothing of it is there unless <c>Slack:Enabled</c>.</summary>
public static class SlackModule
{
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SlackOptions.Section);
        services.AddOptions<SlackOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        // Asked for before anything is enabled: the app is made from it.
        services.AddSingleton<IManifestSource, SlackManifest>();
        if (!IsEnabled(section))
            return services;
        services.AddSingleton<SlackInstallation>().AddSingleton<SlackHosts>().AddSingleton<SlackPace>();
        services.AddSingleton(static s => new SlackClient(SlackClient.NewHttp(), s.GetRequiredService<SlackPace>(),
            s.GetRequiredService<SlackInstallation>(), s.GetRequiredService<SlackHosts>(),
            s.GetRequiredService<IOptions<SlackOptions>>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<SlackClient>>()));
        services.AddSingleton<SlackPictures>().AddSingleton<SlackChartLevel>().AddSingleton<SlackCharts>();
        services.AddSingleton<SlackHealth>().AddSingleton<SlackConversations>().AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(static s => s.GetRequiredService<SlackChannel>());
        services.AddSingleton<SlackTally>().AddSingleton<SlackMentions>().AddSingleton<SlackLines>();
        services.AddSingleton<SlackModals>().AddSingleton<SlackDesk>();
        services.AddSingleton<SlackEndpoints>();
        services.AddSingleton<SlackNotices>().AddSingleton<SlackGreeting>().AddSingleton<SlackLinks>().AddSingleton<SlackQuiet>();
        services.AddSingleton<SlackLife>().AddSingleton<SlackHome>();
        services.AddSingleton<IScheduledWork>(static s => s.GetRequiredService<SlackGreeting>());
        services.AddSingleton<IScheduledWork>(static s => s.GetRequiredService<SlackLinks>());
        services.AddSingleton<SlackSocketState>().AddSingleton<SlackSocketMode>();
        services.TryAddSingleton(new SlackSocketTiming());
        services.AddSingleton<IMeasured, SlackMeasures>();
        return services.AddSlackDoctor();
    }

    /// <summary>The addresses that Slack posts to, where it is told to; over a socket there are none.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value is
            {
                Enabled: true,
                Mode: SlackMode.Http
            })
            SlackEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Keeps the connection to Slack until cancelled; null where Slack posts to us instead, or is not enabled.</summary>
    public static Func<Action, CancellationToken, Task>? SlackSocketLoop(this IServiceProvider services) =>
        services.GetRequiredService<IOptions<SlackOptions>>().Value is { Enabled: true, Mode: SlackMode.Socket }
            ? services.GetRequiredService<SlackSocketMode>().RunAsync : null;

    /// <summary>Whether there is anything to keep: asked while services are still being added.</summary>
    public static bool HasSlackSocket(this IConfiguration configuration)
    {
        var section = configuration.GetSection(SlackOptions.Section);
        return IsEnabled(section)
            && !string.Equals(section[nameof(SlackOptions.Mode)], nameof(SlackMode.Http), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEnabled(IConfigurationSection section) =>
        bool.TryParse(section[nameof(SlackOptions.Enabled)], out var enabled) && enabled;
}
