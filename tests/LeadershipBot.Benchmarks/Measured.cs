using System.Diagnostics;

namespace LeadershipBot.Benchmarks;

/// <summary>One measured stretch of the same call, made by several callers at once.</summary>
internal sealed record Measured(int Count, TimeSpan Took, TimeSpan Cpu, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Count / Took.TotalSeconds;

    /// <summary>Processor time of the whole process per call, in microseconds: what neighbours on the machine disturb least.</summary>
    public double CpuMicroseconds => Cpu.TotalMicroseconds / Count;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    public object[] Cells(string name, Measured beside) =>
    [
        name, $"{PerSecond:N0}", Milliseconds.Count > 1 ? $"{P50:F2}" : "", Milliseconds.Count > 1 ? $"{P99:F2}" : "", $"{CpuMicroseconds:F0}", $"{PerSecond / beside.PerSecond:F2}",
    ];

    /// <summary>Runs <paramref name="call"/> <paramref name="count"/> times from so many callers, each waiting for its answer.</summary>
    public static async Task<Measured> RunAsync(int callers, int count, Func<int, Task> call)
    {
        var times = new double[count];
        var next = -1;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                await call(i);
                times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        })));
        var took = Stopwatch.GetElapsedTime(started);
        Array.Sort(times);
        return new Measured(count, took, Process.GetCurrentProcess().TotalProcessorTime - cpu, times);
    }

    private double Percentile(double share) => Milliseconds[(int)((Milliseconds.Count - 1) * share)];
}
