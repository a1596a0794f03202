using System.CommandLine;
using LeadershipBot.Channels.Web;

namespace LeadershipBot.Host.Verbs;

internal static class ServeVerb
{
    public static Command Create()
    {
        var verb = new Command("serve", "Runs the bot until it is told to stop (SIGTERM, Ctrl-C).");
        verb.SetAction(RunAsync);
        return verb;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!parsed.Setup(background: true).TryGet(out var setup, out var wrong))
            return await VerbRun.RefuseAsync(parsed, wrong);
        if (!(await BotApp.OpenForWritingAsync(setup, cancellationToken)).TryGet(out var app, out var refusal))
            return await VerbRun.RefuseAsync(parsed, refusal);
        await using (app)
            return await ServeAsync(parsed, app, cancellationToken);
    }

    private static async Task<int> ServeAsync(ParseResult parsed, BotApp app, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteAsync(MigrateVerb.Report(app.Migrated));
        if (await app.StartAsync(cancellationToken) is { } refusal)
            return await VerbRun.RefuseAsync(parsed, refusal);
        await output.WriteLineAsync(
            $"LeadershipBot {typeof(ServeVerb).Assembly.GetName().Version!.ToString(3)} serves {app.Url}");
        await InviteFirstAdminAsync(app, output, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>Whoever can read this console may become the first Admin; afterwards the line is never printed again.</summary>
    private static async Task InviteFirstAdminAsync(BotApp app, TextWriter output, CancellationToken cancellationToken)
    {
        if (await app.Services.GetRequiredService<SetupCode>().IssueAsync(cancellationToken) is { } setup)
            await output.WriteLineAsync(
                $"Nobody is Admin yet. Before {setup.ExpiresAt:HH:mm} UTC, open {setup.Url} or write to the bot in any chat: "
                    + $"claim {setup.Code}");
    }
}
