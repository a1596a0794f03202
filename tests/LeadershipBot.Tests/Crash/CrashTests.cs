using LeadershipBot.Crashing.Courses;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>
/// The process is killed and started again on the same file. Nothing acknowledged is lost or applied twice, nothing is posted
/// twice, and what nobody can know is shown as ambiguous. The full course is <c>dotnet run --project tests/LeadershipBot.Benchmarks -- crash</c>.
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Killed_once_at_each_waypoint_it_loses_and_repeats_nothing()
    {
        var deaths = Enum.GetValues<Waypoint>().Select(static w => Death.AtWaypoint(w, Passing(w))).ToList();
        var found = await CrashCourse.RunAsync(deaths, HouseFolder.New(), TestContext.Current.CancellationToken);
        Assert.Empty(found.Broken);
        Assert.Equal(deaths.Count, found.Reached);
    }

    [Fact]
    public async Task Killed_at_random_instants_it_loses_and_repeats_nothing()
    {
        var deaths = Enumerable.Range(1, 6).Select(static i => Death.AtInstant(TimeSpan.FromMilliseconds(60 * i))).ToList();
        var found = await CrashCourse.RunAsync(deaths, HouseFolder.New(), TestContext.Current.CancellationToken);
        Assert.Empty(found.Broken);
    }

    /// <summary>Planning passes its waypoints once per chunk, the others once per message.</summary>
    private static int Passing(Waypoint waypoint) =>
        waypoint is Waypoint.PlanDecided or Waypoint.PlanWritten or Waypoint.PlanCommitted ? 1 : 3;
}
