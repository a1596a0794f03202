using System.Runtime.CompilerServices;
using SkiaSharp;
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

    /// <summary>Compares a picture with the agreed one: edges may be smoothed differently on another processor, nothing may
    /// move or change colour.</summary>
    public static void MatchPicture(string name, byte[] received, [CallerFilePath] string here = "")
    {
        var agreedFile = Path.Combine(Folder(here), name);
        var receivedFile = Path.ChangeExtension(agreedFile, ".received" + Path.GetExtension(name));
        if (File.Exists(agreedFile) && DifferingPixels(File.ReadAllBytes(agreedFile), received) < 0.0005)
        {
            File.Delete(receivedFile);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(agreedFile)!);
        File.WriteAllBytes(receivedFile, received);
        Assert.Fail($"{name} is not the agreed picture; see {Path.GetFileName(receivedFile)}.");
    }

    private static double DifferingPixels(byte[] agreed, byte[] received)
    {
        using var one = SKBitmap.Decode(agreed);
        using var other = SKBitmap.Decode(received);
        if (one.Info.Size != other.Info.Size)
            return 1;
        var differing = one.Pixels.Zip(other.Pixels).Count(static p => Math.Abs(p.First.Red - p.Second.Red) > 32
            || Math.Abs(p.First.Green - p.Second.Green) > 32 || Math.Abs(p.First.Blue - p.Second.Blue) > 32);
        return (double)differing / (one.Width * one.Height);
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
