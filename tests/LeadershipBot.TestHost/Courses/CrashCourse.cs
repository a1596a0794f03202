using LeadershipBot.Messaging;

namespace LeadershipBot.Crashing.Courses;

/// <summary>How one life ends: at the n-th passing of a waypoint, or some time after it was ready.</summary>
public sealed record Death(Waypoint? At, int Passing, TimeSpan After)
{
    public static Death AtWaypoint(Waypoint waypoint, int passing) => new(waypoint, passing, TimeSpan.Zero);

    public static Death AtInstant(TimeSpan after) => new(null, 0, after);
}

/// <summary>
/// Kills the bot again and again on the same database, with briefs to plan, messages to send and clicks coming in, then lets it
/// live until all is quiet, and compares what the platform counted with what the database says.
/// </summary>
public static class CrashCourse
{
    private const int SponsorsPerLife = 6;
    private const int ClicksPerLife = 25;

    /// <summary>A waypoint that is not passed so often within this time ends as a death at a random instant.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(60);

    public static async Task<CrashFindings> RunAsync(IReadOnlyList<Death> deaths, string folder, CancellationToken cancellationToken)
    {
        var town = new CrashTown(folder);
        await town.CreateAsync();
        await using var platform = await CountingPlatform.StartAsync(cancellationToken);
        var clicks = new Clicks(town.Users);
        var (reached, inFlight) = (0, new List<long>());
        foreach (var death in deaths)
        {
            await town.AddSponsorsAsync(SponsorsPerLife);
            clicks.Make(ClicksPerLife);
            reached += await LiveAsync(town, platform, clicks, death, cancellationToken) ? 1 : 0;
            inFlight.AddRange(await town.InFlightAsync());
        }
        await SettleAsync(town, platform, clicks, cancellationToken);
        return await CrashFindings.ReadAsync(town, platform, clicks, deaths.Count, reached, inFlight, cancellationToken);
    }

    /// <summary>One life; true when it died as planned.</summary>
    private static async Task<bool> LiveAsync(
        CrashTown town, CountingPlatform platform, Clicks clicks, Death death, CancellationToken cancellationToken)
    {
        using var child = Child.Start(new CrashableSetup(town.File, platform.Url, town.Ahead, death.At, death.Passing));
        var ready = await child.ReadyAsync(cancellationToken);
        var delivered = ready is null ? Task.CompletedTask : clicks.DeliverAsync(ready, cancellationToken);
        var limit = death.At is null ? death.After : LongestLife;
        await Task.WhenAny(child.Died, Task.Delay(limit, cancellationToken));
        var byItself = child.IsDead;
        if (!byItself)
            await child.KillAsync();
        await delivered;
        if (byItself && death.At is null)
            throw new InvalidOperationException($"The process ended unasked: {child.Complaints}");
        return byItself || death.At is null;
    }

    private static async Task SettleAsync(CrashTown town, CountingPlatform platform, Clicks clicks, CancellationToken cancellationToken)
    {
        using var child = Child.Start(new CrashableSetup(town.File, platform.Url, town.Ahead, null, 0));
        var ready = await child.ReadyAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The process did not start: {child.Complaints}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestSettling);
        await clicks.DeliverAsync(ready, limit.Token);
        while (!clicks.AllAcknowledged || !await town.IsQuietAsync())
        {
            if (child.IsDead || limit.IsCancellationRequested)
                throw new InvalidOperationException($"It did not come to rest: {child.Complaints}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
        await child.KillAsync();
    }
}
