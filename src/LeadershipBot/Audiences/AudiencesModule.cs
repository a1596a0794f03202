using LeadershipBot.Audiences.Loops;
using LeadershipBot.Audiences.Mondays;
using LeadershipBot.Audiences.TeamPulses;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Audiences;

public static class AudiencesModule
{
    public static IServiceCollection AddAudiences(this IServiceCollection services)
    {
        services.AddSingleton<IDoctorCheck, ThresholdCheck>();
        services.AddSingleton<IScheduledWork, TeamEnroller>();
        services.AddSingleton<IScheduledWork, TeamPulsePlanner>();
        services.AddSingleton<IScheduledWork, QuestionCloser>();
        services.AddSingleton<IScheduledWork, TeamPulseCloser>();
        services.AddSingleton<IScheduledWork, LoopWork>();
        services.AddSingleton<IMondaySource, WaitingOnMonday>().AddSingleton<IMondaySource, UnansweredOnMonday>()
            .AddSingleton<IMondaySource, ConcernsOnMonday>().AddSingleton<IMondaySource, HeldBackOnMonday>()
            .AddSingleton<IMondaySource, FailedOnMonday>();
        services.AddSingleton<IScheduledWork, MondayWork>();
        return services;
    }
}
