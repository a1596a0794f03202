using LeadershipBot.Host.Verbs;

namespace LeadershipBot.Tests.Host;

internal sealed record Spoken(int Code, string Output, string Error);

/// <summary>Runs a verb in this process, as the program would, on a test's own database.</summary>
internal static class CommandLine
{
    public static async Task<Spoken> RunAsync(TemporaryDirectory home, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] line =
        [
            .. words, "--set", $"Database:ConnectionString=Data Source={home.File("bot.db")}", "--set",
                "Web:Url=http://127.0.0.1:0",
            "--set", $"Web:KeysDirectory={home.File("keys")}", "--set", "Logging:LogLevel:Default=None",
        ];
        var code = await Cli.RunAsync(line, output, error);
        return new Spoken(code, output.ToString(), error.ToString());
    }
}
