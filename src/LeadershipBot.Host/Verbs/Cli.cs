using System.CommandLine;
using System.CommandLine.Invocation;

namespace LeadershipBot.Host.Verbs;

/// <summary>The command line: one verb per file, <c>serve</c> when none is given.</summary>
internal static class Cli
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var parsed = Root().Parse(args);
        // A host stops by itself at Ctrl-C and SIGTERM, and needs longer than the parser would give it.
        var staysUp = parsed.CommandResult.Command.Name is "serve" or "demo" || parsed.CommandResult.Command is RootCommand;
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false, Output = output, Error = errors,
        };
        if (staysUp)
            configuration.ProcessTerminationTimeout = null;
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Action is ParseErrorAction ? ExitCode.WrongUsage : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        // The last catch of the program: the operator gets a sentence, and the stack on request.
        catch (Exception error)
        {
            await errors.WriteLineAsync(
                parsed.GetValue(CommonOptions.Verbose) ? error.ToString() : $"{error.Message} (--verbose tells more)");
            return ExitCode.Failed;
        }
    }

    public static RootCommand Root()
    {
        var root = new RootCommand("Keeps executive sponsors of IT/OT projects engaged after approval. Without a verb: serve.")
        {
            ServeVerb.Create(), DemoVerb.Create(), MigrateVerb.Create(), DoctorVerb.Create(), LinkVerb.Create(),
            ImportVerb.Create(),
            PreviewVerb.Create(),
            ExportVerb.Create(), EraseVerb.Create(), BackupVerb.Create(), ManifestVerb.Create(),
        };
        root.Add(CommonOptions.Set);
        root.Add(CommonOptions.Verbose);
        root.SetAction(ServeVerb.RunAsync);
        return root;
    }
}

/// <summary>0 done, 1 failed or refused, 2 the command line itself was wrong.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    public static int Of(Refusal refusal) => refusal is WrongUsage ? WrongUsage : Failed;
}

/// <summary>What was typed cannot be meant: nothing was tried.</summary>
internal sealed record WrongUsage(string Sentence) : Refusal(RefusalKind.Invalid, Sentence);
