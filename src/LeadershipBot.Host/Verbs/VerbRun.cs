using System.CommandLine;

namespace LeadershipBot.Host.Verbs;

/// <summary>What a verb does with an opened app: its exit code, or a refusal that is printed.</summary>
internal delegate Task<Outcome<int>> VerbBody(IServiceProvider services, TextWriter output, CancellationToken cancellationToken);

/// <summary>The frame around a verb: build, open, do, say no in one sentence on the error stream.</summary>
internal static class VerbRun
{
    /// <summary>Refuses on SQLite while another process serves.</summary>
    public static Task<int> WriteAsync(ParseResult parsed, VerbBody body, CancellationToken cancellationToken) =>
        RunAsync(parsed, BotApp.OpenForWritingAsync, body, cancellationToken);

    /// <summary>Works beside a running <c>serve</c>.</summary>
    public static Task<int> BesideAsync(ParseResult parsed, VerbBody body, CancellationToken cancellationToken) =>
        RunAsync(parsed, BotApp.OpenBesideAsync, body, cancellationToken);

    /// <summary>Works on a broken installation too.</summary>
    public static Task<int> UncheckedAsync(ParseResult parsed, VerbBody body, CancellationToken cancellationToken) =>
        RunAsync(parsed, BotApp.OpenUncheckedAsync, body, cancellationToken);

    public static async Task<int> RefuseAsync(ParseResult parsed, Refusal refusal)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal.Sentence);
        return ExitCode.Of(refusal);
    }

    private static async Task<int> RunAsync(ParseResult parsed,
        Func<AppSetup, CancellationToken, Task<Outcome<BotApp>>> open, VerbBody body, CancellationToken cancellationToken)
    {
        if (!parsed.Setup(background: false).TryGet(out var setup, out var wrong))
            return await RefuseAsync(parsed, wrong);
        if (!(await open(setup, cancellationToken)).TryGet(out var app, out var refusal))
            return await RefuseAsync(parsed, refusal);
        await using (app)
        {
            var outcome = await body(app.Services, parsed.InvocationConfiguration.Output, cancellationToken);
            return outcome.TryGet(out var code, out var no) ? code : await RefuseAsync(parsed, no);
        }
    }
}
