using System.CommandLine;
using System.Text;
using LeadershipBot.Data;

namespace LeadershipBot.Host.Verbs;

internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Brings the database's schema to this version. Doing it again changes nothing.");
        verb.SetAction(RunAsync);
        return verb;
    }

    /// <summary>One line per migration and where the copy is; nothing when there was nothing to do.</summary>
    public static string Report(Migrated migrated)
    {
        var text = new StringBuilder();
        if (migrated.Backup is not null)
            text.Append("kept the database as it was: ").Append(migrated.Backup).Append('\n');
        foreach (var step in migrated.Steps)
            text.Append("migrated ").Append(step).Append('\n');
        return text.ToString();
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        VerbRun.UncheckedAsync(parsed, MigrateAsync, cancellationToken);

    private static async Task<Outcome<int>> MigrateAsync(IServiceProvider services, TextWriter output,
        CancellationToken cancellationToken)
    {
        SingleInstance? held = null;
        if (services.GetRequiredService<LeadershipDbSource>() is SqliteDbSource sqlite
            && !SingleInstance.Take(sqlite).TryGet(out held, out var busy))
            return busy;
        using (held)
        {
            var outcome = await services.GetRequiredService<Migrator>().MigrateAsync(held, cancellationToken);
            if (!outcome.TryGet(out var migrated, out var refusal))
                return refusal;
            await output.WriteAsync(migrated.Steps.Count == 0 ? "The schema is up to date.\n" : Report(migrated));
            return ExitCode.Done;
        }
    }
}
