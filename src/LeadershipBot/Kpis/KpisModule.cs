using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Kpis.Notices;
using LeadershipBot.Kpis.Services;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Kpis;

public static class KpisModule
{
    /// <param name="services">The container.</param>
    /// <param name="catalogue">A catalogue that loaded; a malformed one stops the start before this.</param>
    public static IServiceCollection AddKpis(this IServiceCollection services, KpiCatalogue catalogue)
    {
        services.AddSingleton(catalogue);
        services.AddSingleton<ReadingIntake>();
        services.AddSingleton<ReadingTokens>();
        services.AddSingleton<IScheduledWork, KpiSweep>();
        services.AddSingleton<IScheduledWork, DigestWork>();
        services.AddSingleton<IBriefPartSource, KpiPart>();
        services.AddSingleton<IQuestionFactSource, KpiFacts>();
        return services;
    }
}
