using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Introduction;
using LeadershipBot.Pulses.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Pulses;

public static class PulsesModule
{
    /// <param name="services">The container.</param>
    /// <param name="bank">A bank that loaded; a malformed one stops the start before this.</param>
    public static IServiceCollection AddPulses(this IServiceCollection services, QuestionBank bank)
    {
        services.AddSingleton(bank);
        services.AddSingleton<QuestionFactBook>();
        services.AddSingleton<BriefParts>();
        services.AddSingleton<BriefPreview>();
        services.AddSingleton<IDoctorCheck, BankCheck>();
        services.AddSingleton<IScheduledWork, Introducer>();
        services.AddSingleton<IScheduledWork, BriefPlanner>();
        services.AddSingleton<IScheduledWork, PromptSweep>();
        services.AddSingleton<IScheduledWork, AnswerNoticeWork>();
        return services;
    }
}
