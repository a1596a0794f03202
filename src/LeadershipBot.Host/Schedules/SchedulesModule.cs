using LeadershipBot.Data;
using Npgsql;
using Quartz;

namespace LeadershipBot.Host.Schedules;

internal static class SchedulesModule
{
    /// <summary>The threshold must outlast the worst pause of a process, or a living instance's work is started twice.</summary>
    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckinThreshold = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration, bool background)
    {
        services.AddSingleton<WorkLedger>();
        services.AddSingleton<WorkRunner>();
        if (!background)
            return services;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(static scheduler => scheduler.InstanceName = "leadershipbot");
            quartz.UseDefaultThreadPool(8);
            quartz.AddJobType<ScheduledWorkJob>();
            // Read straight from the configuration: which store it is has to be known while services are still being added.
            if (DatabaseModule.IsPostgres(configuration[$"{DatabaseOptions.Section}:Provider"]))
                quartz.UsePersistentStore(store => UseCluster(store, configuration));
            else
                quartz.UseInMemoryStore();
        });
        services.AddHostedService<WorkScheduler>();
        services.AddQuartzHostedService(static hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void UseCluster(IPersistentStoreBuilder store, IConfiguration configuration)
    {
        store.UsePostgres(NpgsqlFactory.Instance, configuration[$"{DatabaseOptions.Section}:ConnectionString"] ?? "");
        store.ProvisionSchema();
        store.UseClustering(static cluster =>
        {
            cluster.CheckinInterval = Checkin;
            cluster.CheckinMisfireThreshold = CheckinThreshold;
        });
    }
}
