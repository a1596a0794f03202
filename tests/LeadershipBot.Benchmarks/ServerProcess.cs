using System.Diagnostics;

namespace LeadershipBot.Benchmarks;

/// <summary>A server under load, in a process of its own, so that its processor time and memory are its own too.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Serves = "serves ";

    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public TimeSpan Cpu => Fresh.TotalProcessorTime;

    public long Memory => Fresh.WorkingSet64;

    private Process Fresh
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>Starts it and waits until it says where it serves.</summary>
    public static async Task<ServerProcess> StartAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = Start(program, arguments, folder, environment);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Serves, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServerProcess(process, new Uri(line[(at + Serves.Length)..].Trim()));
            }
        throw new InvalidOperationException($"{program} ended with {process.ExitCode} before it served.");
    }

    /// <summary>Runs it to its end, which must be a good one.</summary>
    public static async Task FinishAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        using var process = Start(program, arguments, folder, environment);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment)
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
        return process;
    }
}
