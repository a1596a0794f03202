using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Sends;
using LeadershipBot.Whys.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Whys;

public static class WhysModule
{
    /// <param name="services">The container.</param>
    /// <param name="templates">Messages that loaded; a malformed file stops the start before this.</param>
    public static IServiceCollection AddWhys(this IServiceCollection services, TemplateSet templates)
    {
        services.AddSingleton(templates);
        services.AddSingleton<WhyFactBook>();
        services.AddSingleton<IWhyFactSource, ProjectFactSource>();
        services.AddSingleton<IBriefPartSource, WhyBriefPart>();
        services.AddSingleton<IScheduledWork, WhyDrafter>();
        services.AddSingleton<IScheduledWork, WhySender>();
        return services;
    }
}
