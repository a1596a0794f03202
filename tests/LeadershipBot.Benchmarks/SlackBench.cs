using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// Signed presses over HTTP from 32 connections: the bot as it is published, with worker, relay and dedupe at work; beside an
/// app on Slack's own framework that verifies and inserts the same, and beside bare Kestrel; each in a process of its own, one
/// after the other, on the same disk at the same <c>synchronous</c>.
/// </summary>
internal static class SlackBench
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const int Callers = 32;
    private const int People = 500;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(string program, string boltFolder, int seconds)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"slack-{Environment.ProcessId}")).FullName;
        var during = TimeSpan.FromSeconds(seconds);
        try
        {
            var bolt = await MeasureAsync(during, () => SlackPeer.StartAsync(
                "node", [Path.Combine(boltFolder, "bolt.mjs"), Secret, Path.Combine(folder, "bolt.db")], folder,
                new Dictionary<string, string> { ["NODE_ENV"] = "production" }));
            var bare = await MeasureAsync(during, () => SlackPeer.StartAsync(
                Environment.ProcessPath!, ["slack-bare", Secret, Path.Combine(folder, "bare.db")], folder));
            var handled = 0.0;
            var bot = await MeasureAsync(during, () => BotAsync(program, folder), async (peer, took) =>
                handled = (await peer.MeasureAsync("leadershipbot_slack_acts_total{act=\"Press\"}")
                    - await peer.MeasureAsync("leadershipbot_inbox_backlog")) / took.TotalSeconds);
            Print(seconds, bolt, bare, bot, handled);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(int seconds, Measured bolt, Measured bare, Measured bot, double handled)
    {
        var table = new Table($"{Callers} connections, {seconds} s each", "per s", "p50 ms", "p99 ms", "CPU us", "x Bolt");
        table.Add(bolt.Cells("Bolt: verified, inserted, acknowledged", bolt));
        table.Add(bare.Cells("bare Kestrel, commits shared", bolt));
        table.Add(bot.Cells("the bot: accepted (worker and relay at work)", bolt));
        table.Add("the bot: handled meanwhile (answer queued)", $"{handled:N0}", "", "", "", "");
        table.Print("Signed block_actions, SQLite, synchronous=FULL");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"of the bare limit: {bot.PerSecond / bare.PerSecond:P0}; CPU per press: {bolt.CpuMicroseconds / bot.CpuMicroseconds:F1} times less than Bolt"));
    }

    private static async Task<Measured> MeasureAsync(
        TimeSpan during, Func<Task<SlackPeer>> start, Func<SlackPeer, TimeSpan, Task>? afterwards = null)
    {
        using var peer = await start();
        await SlackLoad.RunAsync(peer.Url, Secret, Callers, People, 0, WarmUp);
        var (cpu, begun) = (peer.Cpu, Stopwatch.GetTimestamp());
        var (answered, times) = await SlackLoad.RunAsync(peer.Url, Secret, Callers, People, 100_000_000, during);
        var measured = new Measured((int)answered, Stopwatch.GetElapsedTime(begun), peer.Cpu - cpu, times);
        if (afterwards is not null)
            await afterwards(peer, measured.Took + WarmUp);
        return measured;
    }

    /// <summary>
    /// The published host. Its answers go nowhere: this is about what comes in, and posts are paced by Slack anyway.
    /// </summary>
    private static async Task<SlackPeer> BotAsync(string program, string folder)
    {
        var environment = new Dictionary<string, string>
        {
            ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "bot.db")}", ["Web__Url"] = "http://127.0.0.1:0",
            ["Web__KeysDirectory"] = Path.Combine(folder, "keys"), ["Slack__Enabled"] = "true", ["Slack__Mode"] = "Http",
            ["Slack__BotToken"] = "xoxb-bench", ["Slack__SigningSecret"] = Secret,
            ["Slack__ApiBaseUrl"] = $"http://{IPAddress.Loopback}:9/api/", ["Logging__LogLevel__Default"] = "Error",
        };
        var people = Path.Combine(folder, "people.csv");
        await File.WriteAllLinesAsync(people, Enumerable.Range(0, People)
            .Select(static n => $"Person {n},Europe/Berlin,slack/T1/U{n:0000}").Prepend("name,zone,accounts"));
        var import = new ProcessStartInfo(program, ["import", "people", people])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true,
        };
        foreach (var (key, value) in environment)
            import.Environment[key] = value;
        using (var process = Process.Start(import)!)
        {
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
        }
        return await SlackPeer.StartAsync(program, ["serve"], folder, environment);
    }
}
