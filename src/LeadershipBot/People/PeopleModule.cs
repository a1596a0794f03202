using LeadershipBot.People.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.People;

public static class PeopleModule
{
    /// <summary>Commands and handlers are collected by scanning.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>();
        services.TryAddSingleton<Erasure>();
        return services.AddSingleton<Retention>().AddSingleton<IScheduledWork>(static s => s.GetRequiredService<Retention>());
    }
}
