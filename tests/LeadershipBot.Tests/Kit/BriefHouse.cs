using LeadershipBot.Audiences.Mondays;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Kit;

/// <summary>A house in which only briefs come by the clock.</summary>
internal static class BriefHouse
{
    // Charters and Mondays have tests of their own; here they would stand between the briefs.
    private static readonly Type[] Elsewhere = [typeof(CharterSweep), typeof(MondayWork)];

    public static Task<BotHouse> OpenAsync(Action<HouseSetup>? configure = null) => BotHouse.OpenAsync(setup =>
    {
        setup.Services = static services =>
        {
            foreach (var work in services.Where(static s => Elsewhere.Contains(s.ImplementationType)).ToList())
                services.Remove(work);
        };
        configure?.Invoke(setup);
    });

    public static IReadOnlyList<GalleryEntry> Gallery(this BotHouse house) =>
        [.. house.Get<IEnumerable<IGallerySource>>().SelectMany(static s => s.Entries)
            .OrderBy(static e => e.Id, StringComparer.Ordinal)];
}
