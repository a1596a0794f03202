using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Kit;

/// <summary>A house with everything that plans, asks and closes briefs, and the product's own commands.</summary>
internal static class BriefHouse
{
    private static readonly QuestionBank Bank = BankFile.LoadBuiltIn([]).Value;

    public static Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(static setup => setup.Services = static services =>
    {
        services.AddOptions<PulsesOptions>();
        services.AddCommands().AddProjects().AddPulses(Bank);
        // Charters have tests of their own; here they would stand between the briefs.
        services.Remove(services.First(static s => s.ImplementationType == typeof(CharterSweep)));
    });

    public static IReadOnlyList<GalleryEntry> Gallery(this BotHouse house) =>
        [.. house.Get<IEnumerable<IGallerySource>>().SelectMany(static s => s.Entries).OrderBy(static e => e.Id, StringComparer.Ordinal)];
}
