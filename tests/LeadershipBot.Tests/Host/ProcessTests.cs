using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace LeadershipBot.Tests.Host;

/// <summary>The program as an operator runs it: real processes, real signals, real exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_killed_serve_leaves_nothing_that_stops_the_next()
    {
        using (var first = Start("serve"))
        {
            await ServesAsync(first);
            first.Kill();
            await first.WaitForExitAsync(Stop);
        }

        using var second = Start("serve");
        await ServesAsync(second);
        Terminate(second);
        await second.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);

        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task A_second_serve_on_the_same_database_refuses_in_one_sentence()
    {
        using var first = Start("serve");
        await ServesAsync(first);

        using var second = Start("serve");
        var error = await second.StandardError.ReadToEndAsync(Stop);
        await second.WaitForExitAsync(Stop);
        first.Kill();
        await first.WaitForExitAsync(Stop);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use by another LeadershipBot process", Assert.Single(error.Trim().Split('\n')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_address_is_told_in_one_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        using var process = Start("serve", ("Web__Url", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var error = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("is taken by another program", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_process_with_one_sentence_and_code_1()
    {
        using var process = Start("serve", ("Pulses__WeeklyBudget", "70"));
        var error = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Pulses:WeeklyBudget", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Process Start(string verb, params (string Key, string Value)[] environment)
    {
        var program = OperatingSystem.IsWindows() ? "LeadershipBot.Host.exe" : "LeadershipBot.Host";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), verb)
        {
            WorkingDirectory = _home.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Web__Url"] = "http://127.0.0.1:0";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private static async Task ServesAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.Contains(" serves http://127.0.0.1:", StringComparison.Ordinal))
                return;
        Assert.Fail(await process.StandardError.ReadToEndAsync(Stop));
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    private static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
