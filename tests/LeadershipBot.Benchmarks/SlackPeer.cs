using System.Diagnostics;
using System.Globalization;

namespace LeadershipBot.Benchmarks;

/// <summary>A server under load, in a process of its own, so that its processor time is its own too.</summary>
internal sealed class SlackPeer : IDisposable
{
    private const string Serves = "serves ";

    private readonly Process _process;

    private SlackPeer(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts it and waits until it says where it serves.</summary>
    public static async Task<SlackPeer> StartAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Serves, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new SlackPeer(process, new Uri(line[(at + Serves.Length)..].Trim()));
            }
        throw new InvalidOperationException($"{program} ended with {process.ExitCode} before it served.");
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>One number of its metrics page.</summary>
    public async Task<double> MeasureAsync(string name)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(Url, "/metrics"));
        var line = page.Split('\n').First(l => l.StartsWith($"{name} ", StringComparison.Ordinal));
        return double.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
