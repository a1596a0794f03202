using System.Globalization;
using LeadershipBot.Crashing.Courses;
using LeadershipBot.Messaging;

namespace LeadershipBot.Benchmarks;

/// <summary>The full course: each waypoint on a database of its own, then random instants on one.</summary>
internal static class CrashBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var perWaypoint = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        var random = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        var table = new Table("killed at", "lives", "as planned", "posts", "clicks", "under way", "ambiguous", "broken");
        var broken = new List<string>();
        foreach (var waypoint in Enum.GetValues<Waypoint>())
        {
            var once = waypoint is Waypoint.PlanDecided or Waypoint.PlanWritten or Waypoint.PlanCommitted;
            broken.AddRange(await CourseAsync(table, waypoint.ToString(), [.. Enumerable.Range(0, perWaypoint)
                .Select(i => Death.AtWaypoint(waypoint, once ? 1 : 1 + (i * 3 % 17)))]));
        }
        if (random > 0)
            broken.AddRange(await CourseAsync(table, "random instants",
                [.. Enumerable.Range(0, random).Select(static _ => Death.AtInstant(TimeSpan.FromMilliseconds(Random.Shared.Next(3000))))]));
        table.Print("Crash safety");
        broken.ForEach(Console.WriteLine);
        return broken.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> CourseAsync(Table table, string name, IReadOnlyList<Death> deaths)
    {
        if (deaths.Count == 0)
            return [];
        var folder = Directory.CreateTempSubdirectory("leadershipbot-crash-");
        var found = await CrashCourse.RunAsync(deaths, folder.FullName, CancellationToken.None);
        table.Add(name, found.Lives, found.Reached, found.Posts, found.Clicks, found.InFlight, found.Ambiguous, found.Broken.Count);
        Console.WriteLine($"{name}: {found.Lives} lives, {found.Posts} posts, {found.Clicks} clicks, {found.Broken.Count} broken");
        folder.Delete(recursive: true);
        return found.Broken;
    }
}
