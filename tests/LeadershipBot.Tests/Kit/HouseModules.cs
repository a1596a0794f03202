using LeadershipBot.Audiences;
using LeadershipBot.Decisions;
using LeadershipBot.Imports;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Kit;

/// <summary>Every module of the core, once: a new slice is added here and is in every house.</summary>
internal static class HouseModules
{
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.AddOptions<PulsesOptions>();
        services.AddOptions<PrivacyOptions>();
        services.AddOptions<WhysOptions>();
        return services.AddMessaging().AddCommands().AddPeople().AddProjects().AddImports().AddPulses(BankFile.LoadBuiltIn([]).Value)
            .AddKpis(CatalogueFile.LoadBuiltIn([]).Value).AddAudiences().AddDecisions().AddWhys(TemplateFile.LoadBuiltIn([]).Value);
    }
}
