using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Tests.Kit;

namespace LeadershipBot.Benchmarks;

/// <summary>Days of the demo company on the production path, in one call and by the hour, and whether the same happened.</summary>
internal static class DemoBench
{
    private const int LimitSeconds = 60;

    public static async Task<int> RunAsync(string[] args)
    {
        var days = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 90;
        var folder = Directory.CreateTempSubdirectory("leadershipbot-demo-");
        var table = new Table($"{days} days of the demo company", "seconds", "CPU s", "ledger entries");
        var (took, atOnce) = await LiveAsync(table, "in one call", folder.FullName, days, TimeSpan.FromDays(days));
        var (_, byTheHour) = await LiveAsync(table, "by the hour", folder.FullName, days, TimeSpan.FromHours(1));
        table.Print("Demo clock");
        var same = atOnce.SequenceEqual(byTheHour);
        Console.WriteLine(same ? "the ledgers are the same" : "the ledgers DIFFER");
        foreach (var line in atOnce.Except(byTheHour).Take(10))
            Console.WriteLine($"only in one call: {line}");
        foreach (var line in byTheHour.Except(atOnce).Take(10))
            Console.WriteLine($"only by the hour: {line}");
        folder.Delete(recursive: true);
        return same && took.TotalSeconds <= LimitSeconds ? 0 : 1;
    }

    private static async Task<(TimeSpan Took, IReadOnlyList<string> Ledger)> LiveAsync(
        Table table, string name, string folder, int days, TimeSpan step)
    {
        await using var life = await DemoLife.FoundAsync(folder, 1, CancellationToken.None);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await life.PassAsync(TimeSpan.FromDays(days), step, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var ledger = await life.LedgerAsync(CancellationToken.None);
        table.Add(name, $"{took.TotalSeconds:F1}", $"{cpu.TotalSeconds:F1}", ledger.Count);
        return (took, ledger);
    }
}
