namespace LeadershipBot.Tests.Kit;

/// <summary>Folders of this test run, gone when the run ends.</summary>
public static class HouseFolder
{
    private static readonly Lazy<string> Run = new(static () =>
    {
        var folder = Directory.CreateTempSubdirectory("leadershipbot-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static int _count;

    public static string ForRun() => Run.Value;

    public static string New() => Directory.CreateDirectory(
        Path.Combine(Run.Value, $"house-{Interlocked.Increment(ref _count)}")).FullName;
}
