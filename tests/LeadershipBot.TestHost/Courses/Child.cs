using System.Diagnostics;
using System.Text;

namespace LeadershipBot.Crashing.Courses;

/// <summary>One life of the crashable process.</summary>
public sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _complaints = new();

    private Child(Process process)
    {
        _process = process;
        // Read as it comes: a full pipe would stop the process in the middle of its sentence.
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_complaints)
                if (_complaints.Length < 4000)
                    _complaints.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    public Task Died => _process.WaitForExitAsync();

    public bool IsDead => _process.HasExited;

    public static Child Start(CrashableSetup setup)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(CrashableApp).Assembly.Location);
        foreach (var argument in setup.Write())
            start.ArgumentList.Add(argument);
        return new Child(Process.Start(start)!);
    }

    /// <summary>Its address, once it is ready; null when it died before.</summary>
    public async Task<Uri?> ReadyAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) is { Length: > 0 } line ? new Uri(line + "/") : null;

    /// <summary>What it complained about, from the beginning.</summary>
    public string Complaints
    {
        get
        {
            lock (_complaints)
                return _complaints.ToString();
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await Died;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
