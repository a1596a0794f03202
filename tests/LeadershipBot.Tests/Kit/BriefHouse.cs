using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Kit;

/// <summary>A house with everything that plans, asks and closes briefs, and the product's own commands.</summary>
internal static class BriefHouse
{
    public static Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(static setup => setup.Services = static services =>
        // Charters have tests of their own; here they would stand between the briefs.
        services.Remove(services.Single(static s => s.ImplementationType == typeof(CharterSweep))));

    public static IReadOnlyList<GalleryEntry> Gallery(this BotHouse house) =>
        [.. house.Get<IEnumerable<IGallerySource>>().SelectMany(static s => s.Entries).OrderBy(static e => e.Id, StringComparer.Ordinal)];
}
