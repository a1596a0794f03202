namespace LeadershipBot.Host.Loops;

internal static class LoopsModule
{
    public static IServiceCollection AddLoops(this IServiceCollection services, bool background)
    {
        services.AddSingleton<LoopLedger>();
        if (!background)
            return services;
        services.AddHostedService<RelayLoop>();
        services.AddHostedService<InboxLoop>();
        return services;
    }
}
