using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Channels.Slack.Doctor;

internal static class SlackDoctorModule
{
    public static IServiceCollection AddSlackDoctor(this IServiceCollection services)
    {
        services.AddSingleton<IDoctorCheck, SlackTokenCheck>();
        services.AddSingleton<IDoctorCheck, SlackScopeCheck>();
        services.AddSingleton<IDoctorCheck, SlackWayInCheck>();
        services.AddSingleton<IDoctorCheck, SlackClockCheck>();
        services.AddSingleton<IDoctorCheck, SlackPeopleCheck>();
        return services;
    }
}
