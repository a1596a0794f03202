using System.Globalization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Crashing;

/// <summary>What a crashable process is started with.</summary>
/// <param name="Database">A SQLite file with the schema in it.</param>
/// <param name="Platform">The address of the platform that counts.</param>
/// <param name="Ahead">How far business time is ahead of the system's.</param>
/// <param name="DieAt">The waypoint at which the process kills itself; null: it lives until killed.</param>
/// <param name="DieAfter">At which passing of the waypoint, from 1.</param>
public sealed record CrashableSetup(string Database, Uri Platform, TimeSpan Ahead, Waypoint? DieAt, int DieAfter)
{
    public IEnumerable<string> Write()
    {
        yield return Database;
        yield return Platform.ToString();
        yield return Ahead.Ticks.ToString(CultureInfo.InvariantCulture);
        if (DieAt is not { } waypoint)
            yield break;
        yield return waypoint.ToString();
        yield return DieAfter.ToString(CultureInfo.InvariantCulture);
    }

    public static CrashableSetup Read(string[] args) => new(args[0], new Uri(args[1]),
        TimeSpan.FromTicks(long.Parse(args[2], CultureInfo.InvariantCulture)),
        args.Length > 3 ? Enum.Parse<Waypoint>(args[3]) : null,
        args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 0);
}
