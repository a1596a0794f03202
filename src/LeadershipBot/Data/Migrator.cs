using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Data;

/// <param name="Steps">The migrations that were applied, oldest first; empty when there was nothing to do.</param>
/// <param name="Backup">The copy of the database as it was before; null where there was nothing to keep.</param>
public sealed record Migrated(IReadOnlyList<string> Steps, string? Backup);

/// <summary>Brings the schema to the newest migration. Running it again, or twice at once, changes nothing more.</summary>
public sealed class Migrator(LeadershipDbSource source, TimeProvider time)
{
    /// <summary>A table may have to be rebuilt row by row.</summary>
    private static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Any number that no other program uses on the same PostgreSQL database.</summary>
    private const long MigrationLock = 0x4C65_6164_6572_0001;

    /// <param name="held">SQLite: the right to write the file. PostgreSQL: not needed, the server is asked for a lock.</param>
    /// <param name="cancellationToken">Looked at between migrations.</param>
    public Task<Outcome<Migrated>> MigrateAsync(SingleInstance? held, CancellationToken cancellationToken) => source switch
    {
        SqliteDbSource sqlite when held?.Database == sqlite.File => OnSqliteAsync(sqlite, cancellationToken),
        PostgresDbSource postgres => OnPostgresAsync(postgres, cancellationToken),
        _ => throw new ArgumentException("A SQLite file is migrated by the one process that holds its lock.", nameof(held)),
    };

    private async Task<Outcome<Migrated>> OnSqliteAsync(SqliteDbSource sqlite, CancellationToken cancellationToken)
    {
        var schema = await Schema.ReadAsync(sqlite, cancellationToken);
        if (schema.Unknown.Count > 0)
            return schema.Refusal!;
        if (schema.IsNewest)
            return new Migrated([], null);
        if (!File.Exists(sqlite.File))
            OwnersFile.Make(sqlite.File);
        string? kept = null;
        if (new FileInfo(sqlite.File).Length > 0)
        {
            var copy = await Backup.CopyAsync(sqlite, Backup.NameFor(sqlite, time.GetUtcNow(), "before-migration"),
                cancellationToken);
            if (!copy.TryGet(out var backup, out var refusal))
                return refusal;
            kept = backup.File;
            await ForgetKilledMigrationAsync(sqlite, cancellationToken);
        }
        return await ApplyAsync(schema, kept, cancellationToken);
    }

    private async Task<Outcome<Migrated>> OnPostgresAsync(PostgresDbSource postgres, CancellationToken cancellationToken)
    {
        await using var guard = await postgres.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = guard.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({MigrationLock})";
        command.CommandTimeout = (int)StepTimeout.TotalSeconds;
        await command.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            var schema = await Schema.ReadAsync(postgres, cancellationToken);
            return schema switch
            {
                { Unknown.Count: > 0 } => schema.Refusal!,
                { IsNewest: true } => new Migrated([], null),
                _ => await ApplyAsync(schema, null, cancellationToken),
            };
        }
        finally
        {
            // The connection goes back to the pool, and a pooled connection keeps a session's lock.
            command.CommandText = $"SELECT pg_advisory_unlock({MigrationLock})";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private async Task<Outcome<Migrated>> ApplyAsync(Schema before, string? backup, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        db.Database.SetCommandTimeout(StepTimeout);
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception error) when (backup is not null)
        {
            throw new InvalidOperationException(
                $"The migration failed; the database as it was before is kept in {backup}. {error.Message}", error);
        }
        return new Migrated(before.Pending, backup);
    }

    /// <summary>
    /// A process killed while it migrated leaves a row that would make every later migration wait for ever. We hold the
    /// operating system's lock on this database, so nobody is migrating, and whoever wrote the row is dead.
    /// </summary>
    private static async Task ForgetKilledMigrationAsync(SqliteDbSource sqlite, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(sqlite.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
            return;
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
