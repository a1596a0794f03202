using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Imports;

namespace LeadershipBot.Host.Verbs;

internal static class ImportVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Argument<string> KindWord = Kinds();
    private static readonly Argument<FileInfo?> File = new("FILE")
    {
        Description = "CSV with a header, UTF-8; for holidays also .ics.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Template = new("--template")
    {
        Description = "Writes the header and an example row, and reads nothing.",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Tells what would change, and changes nothing.",
    };

    private static readonly Option<bool> SkipBadRows = new("--skip-bad-rows")
    {
        Description = "Takes the good rows. Without it, all or none.",
    };

    private static readonly Option<bool> AsJson = CommonOptions.Json();

    public static Command Create()
    {
        var verb = new Command("import",
            "Reads people, projects, absences, holidays, outcomes, KPIs, readings, decisions, charters or attendance from a "
                + "file. Doing it again changes nothing.")
        {
            KindWord, File, Template, DryRun, SkipBadRows, AsJson,
        };
        verb.Validators.Add(static result =>
        {
            if (result.GetValue(File) is null && !result.GetValue(Template))
                result.AddError("Give the FILE to read, or --template to see what it looks like.");
            if (result.GetValue(DryRun) && result.GetValue(SkipBadRows))
                result.AddError("--dry-run and --skip-bad-rows do not go together: a dry run tells about every row.");
        });
        verb.SetAction(RunAsync);
        return verb;
    }

    private static Argument<string> Kinds()
    {
        var kind = new Argument<string>("KIND") { Description = "What the file holds." };
        kind.AcceptOnlyFromAmong([.. Enum.GetNames<ImportKind>().Select(static name => name.ToLowerInvariant())]);
        return kind;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var kind = Enum.Parse<ImportKind>(parsed.GetRequiredValue(KindWord), ignoreCase: true);
        if (parsed.GetValue(Template))
        {
            await parsed.InvocationConfiguration.Output.WriteAsync(ImportColumns.Example(kind));
            return ExitCode.Done;
        }
        var mode = parsed.GetValue(DryRun) ? ImportMode.DryRun
            : parsed.GetValue(SkipBadRows) ? ImportMode.SkipBadRows : ImportMode.Apply;
        var file = parsed.GetValue(File)!;
        if (!file.Exists)
            return await VerbRun.RefuseAsync(parsed, new WrongUsage($"{file.FullName} is not there."));
        VerbBody body = (services, output, token) =>
            ImportAsync(services, output, kind, file, mode, parsed.GetValue(AsJson), token);
        // A dry run only reads, so it need not wait until serve is stopped.
        return mode == ImportMode.DryRun
            ? await VerbRun.BesideAsync(parsed, body, cancellationToken)
            : await VerbRun.WriteAsync(parsed, body, cancellationToken);
    }

    private static async Task<Outcome<int>> ImportAsync(IServiceProvider services, TextWriter output,
        ImportKind kind, FileInfo file, ImportMode mode, bool json, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        var outcome = await services.GetRequiredService<Importer>().RunAsync(kind, stream, file.Name, mode, cancellationToken);
        if (!outcome.TryGet(out var report, out var refusal))
            return refusal;
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, Json));
        }
        else
        {
            await output.WriteLineAsync(report.Sentence);
            foreach (var line in report.Changes.Concat(report.Problems.Select(static p => p.ToString())))
                await output.WriteLineAsync($"  {line}");
        }
        return report.Problems.Count == 0 || mode == ImportMode.SkipBadRows ? ExitCode.Done : ExitCode.Failed;
    }
}
