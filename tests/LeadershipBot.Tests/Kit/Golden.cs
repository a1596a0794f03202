using System.Runtime.CompilerServices;
using Xunit;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// Compares what was rendered with the file that was agreed on. On a mismatch the new text is left beside it as
/// <c>.received</c>: read the difference, and rename it when the change is meant.
/// </summary>
internal static class Golden
{
    /// <param name="name">File name with its ending, as <c>web/brief.html</c>, below
    /// <c>tests/LeadershipBot.Tests/Golden</c>.</param>
    /// <param name="received">The rendered text; line ends and a last empty line do not count.</param>
    public static void Match(string name, string received, [CallerFilePath] string here = "")
    {
        var agreedFile = Path.Combine(Folder(here), name);
        var receivedFile = Path.ChangeExtension(agreedFile, ".received" + Path.GetExtension(name));
        var text = Plain(received);
        if (File.Exists(agreedFile) && Plain(File.ReadAllText(agreedFile)) == text)
        {
            File.Delete(receivedFile);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(agreedFile)!);
        File.WriteAllText(receivedFile, text + "\n");
        var how = File.Exists(agreedFile) ? "differs from its" : "has no";
        Assert.Fail($"{name} {how} agreed file; see {Path.GetFileName(receivedFile)}.");
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim('\n');

    private static string Folder(string here)
    {
        var directory = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LeadershipBot.Tests.csproj")))
            directory = directory.Parent;
        return Path.Combine(directory?.FullName ?? throw new InvalidOperationException("The test project was not found."),
            "Golden");
    }
}
