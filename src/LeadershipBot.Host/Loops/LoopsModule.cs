using LeadershipBot.Channels.Slack;

namespace LeadershipBot.Host.Loops;

internal static class LoopsModule
{
    public static IServiceCollection AddLoops(
        this IServiceCollection services, IConfiguration configuration, bool background)
    {
        services.AddSingleton<LoopLedger>();
        if (!background)
            return services;
        services.AddHostedService<RelayLoop>();
        services.AddHostedService<InboxLoop>();
        if (configuration.HasSlackSocket())
            services.AddHostedService<SlackSocketLoop>();
        return services;
    }
}
