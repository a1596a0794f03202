using System.Runtime.CompilerServices;

namespace LeadershipBot.Tests.Kit;

/// <summary>The source tree these tests were built from, for the rules that are about text.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The hand-written C# files below a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin" or "Migrations"));

    /// <summary>The path as it is written in a sentence: from the root, with forward slashes.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find([CallerFilePath] string here = "")
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LeadershipBot.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The source tree was not found.");
    }
}
