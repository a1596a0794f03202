using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Kit;

/// <summary>A house in which only briefs come by the clock.</summary>
internal static class BriefHouse
{
    // Charters have tests of their own; here they would stand between the briefs.
    public static Task<BotHouse> OpenAsync(Action<HouseSetup>? configure = null) => BotHouse.OpenAsync(setup =>
    {
        setup.Services = static services =>
            services.Remove(services.First(static s => s.ImplementationType == typeof(CharterSweep)));
        configure?.Invoke(setup);
    });

    public static IReadOnlyList<GalleryEntry> Gallery(this BotHouse house) =>
        [.. house.Get<IEnumerable<IGallerySource>>().SelectMany(static s => s.Entries)
            .OrderBy(static e => e.Id, StringComparer.Ordinal)];
}
