using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Audiences;

public static class AudiencesModule
{
    public static IServiceCollection AddAudiences(this IServiceCollection services)
    {
        services.AddSingleton<IDoctorCheck, ThresholdCheck>();
        services.AddSingleton<IScheduledWork, QuestionCloser>();
        return services;
    }
}
