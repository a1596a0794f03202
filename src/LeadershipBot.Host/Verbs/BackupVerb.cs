using System.CommandLine;
using LeadershipBot.Data;
using Npgsql;

namespace LeadershipBot.Host.Verbs;

internal static class BackupVerb
{
    public static Command Create()
    {
        var to = new Option<string?>("--to")
        {
            Description = "The file to write. Default: backups/ beside the database.", HelpName = "FILE",
        };
        var verb = new Command("backup", "Writes a checked copy of the database; serve may be running.") { to };
        verb.SetAction((parsed, token) => VerbRun.UncheckedAsync(
            parsed, (services, output, ct) => CopyAsync(services, output, parsed.GetValue(to), ct), token));
        return verb;
    }

    private static async Task<Outcome<int>> CopyAsync(
        IServiceProvider services, TextWriter output, string? to, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<LeadershipDbSource>() is not SqliteDbSource sqlite)
        {
            await output.WriteLineAsync(Advice((PostgresDbSource)services.GetRequiredService<LeadershipDbSource>(), to));
            return ExitCode.Done;
        }
        var target = to ?? Backup.NameFor(sqlite, services.GetRequiredService<TimeProvider>().GetUtcNow(), "backup");
        if (!(await Backup.CopyAsync(sqlite, target, cancellationToken)).TryGet(out var copy, out var refusal))
            return refusal;
        await output.WriteLineAsync($"{copy.File} ({copy.Bytes >> 10} KiB, integrity checked)");
        return ExitCode.Done;
    }

    /// <summary>The server's own tool knows its versions and its permissions; the password stays out of the command.</summary>
    private static string Advice(PostgresDbSource source, string? to)
    {
        var file = to ?? "leadershipbot.dump";
        var at = new NpgsqlConnectionStringBuilder(source.DataSource.ConnectionString);
        return $"""
            PostgreSQL is copied with its own tool: it matches the server's version and gives one snapshot while the bot runs.
            Put the password into ~/.pgpass or PGPASSWORD, then:

              pg_dump --format=custom --host={at.Host} --port={at.Port} --username={at.Username} \
                --file={file} {at.Database}

            Restore into an empty database with: pg_restore --clean --if-exists --dbname={at.Database} {file}
            """;
    }
}
