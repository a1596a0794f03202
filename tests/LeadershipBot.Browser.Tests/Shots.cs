using System.Runtime.CompilerServices;

namespace LeadershipBot.Browser.Tests;

/// <summary>Where screenshots are left for people to look at; not part of the repository.</summary>
internal static class Shots
{
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "screenshots")).FullName;

    private static string Root([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (directory.Parent is { } parent && !File.Exists(Path.Combine(directory.FullName, "LeadershipBot.sln")))
            directory = parent;
        return directory.FullName;
    }
}
