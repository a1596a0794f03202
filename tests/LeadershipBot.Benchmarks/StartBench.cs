using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Benchmarks;

/// <summary>From process start to a ready installation, on a new database and on one that is there; and what it holds when idle.</summary>
internal static class StartBench
{
    private const int Rounds = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string executable)
    {
        var folder = Directory.CreateTempSubdirectory("leadershipbot-start-");
        var table = new Table("start", "s to /readyz", "idle MB");
        table.Add("new database", $"{(await OnceAsync(executable, folder.FullName, TimeSpan.Zero)).Seconds:F2}", "");
        var warm = new List<double>();
        for (var i = 0; i < Rounds; i++)
            warm.Add((await OnceAsync(executable, folder.FullName, TimeSpan.Zero)).Seconds);
        warm.Sort();
        var (_, megabytes) = await OnceAsync(executable, folder.FullName, Idle);
        table.Add($"known database, median of {Rounds}", $"{warm[Rounds / 2]:F2}", megabytes);
        table.Print("Start of a published host");
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task<(double Seconds, long Megabytes)> OnceAsync(string executable, string folder, TimeSpan stay)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo(executable, ["serve"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Web__Url"] = url.ToString();
        start.Environment["Web__KeysDirectory"] = Path.Combine(folder, "keys");
        start.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "start.db")}";
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync(new Uri(url, "readyz"), process);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await Task.Delay(stay);
        process.Refresh();
        var megabytes = process.WorkingSet64 / 1048576;
        process.Kill();
        await process.WaitForExitAsync();
        return (seconds, megabytes);
    }

    private static async Task ReadyAsync(Uri readyz, Process process)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(readyz);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            if (process.HasExited)
                throw new InvalidOperationException($"The host ended with {process.ExitCode}.");
            await Task.Delay(10);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
