using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Projects;

public static class ProjectsModule
{
    /// <summary>Commands, the charter's composer and handlers are collected; only what the clock starts is named here.</summary>
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddSingleton<IScheduledWork, CharterSweep>();
        return services;
    }
}
