using LeadershipBot.Channels.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Host.Demo;

internal static class DemoModule
{
    /// <summary>Puts the movable clock and the stage in place of the system's; the schedules stay off, the stage fires the works.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, DateTimeOffset start)
    {
        var clock = new DemoClock(start);
        services.Replace(ServiceDescriptor.Singleton<BusinessClock>(clock));
        services.AddSingleton(clock);
        services.AddSingleton<DemoPlayers>();
        services.AddSingleton<IScheduledWork, DemoKpis>();
        services.AddSingleton<DemoStage>();
        services.AddSingleton<IDemoStage>(static s => s.GetRequiredService<DemoStage>());
        return services;
    }
}
