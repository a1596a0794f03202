using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Data;

/// <summary>A finished copy whose integrity was checked.</summary>
public sealed record BackupCopy(string File, long Bytes);

/// <summary>A consistent copy of a SQLite database while others read and write it.</summary>
public static class Backup
{
    private static readonly string Version = typeof(Backup).Assembly.GetName().Version!.ToString(3);

    /// <summary>A name in <c>backups</c> beside the database that tells the version, why and when (UTC).</summary>
    public static string NameFor(SqliteDbSource source, DateTimeOffset at, string why) => Path.Combine(
        Path.GetDirectoryName(source.File)!, "backups", string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(source.File)}-{at.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-v{Version}-{why}.db"));

    /// <summary>
    /// Copies to <paramref name="target"/>, which must not exist. The copy appears under its name only when it is complete,
    /// checked and on disk; it is readable by its owner alone, as it holds everything the original does.
    /// </summary>
    public static async Task<Outcome<BackupCopy>> CopyAsync(SqliteDbSource source, string target,
        CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target);
        if (!File.Exists(source.File))
            return Refusal.NotFound($"There is no database at {source.File}: nothing to copy.");
        if (File.Exists(target))
            return Refusal.Conflict($"{target} exists already. Nothing was written; give another name.");
        OwnersFile.MakeDirectoryFor(target);
        var needed = new FileInfo(source.File).Length;
        if (new DriveInfo(Path.GetDirectoryName(target)!).AvailableFreeSpace < needed)
            return Refusal.Unavailable(
                $"The copy needs {needed >> 20} MiB and the disk of {target} has less. Nothing was written.");
        var part = $"{target}.part";
        try
        {
            // VACUUM INTO takes an empty file as it is, so the copy never exists with wider rights than its owner's.
            OwnersFile.Make(part);
            await VacuumIntoAsync(source, part, cancellationToken);
            if (await CheckAsync(part, cancellationToken) is { } damage)
                return Refusal.Unavailable($"The copy did not pass the integrity check ({damage}), so it was thrown away.");
            File.Move(part, target);
            return new BackupCopy(target, new FileInfo(target).Length);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Null when the file is a sound database; else the first complaint.</summary>
    public static async Task<string?> CheckAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var verdict = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (verdict != "ok")
            return verdict;
        command.CommandText = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
        return await command.ExecuteScalarAsync(cancellationToken) is string table ? $"a row of {table} points nowhere" : null;
    }

    private static async Task VacuumIntoAsync(SqliteDbSource source, string file, CancellationToken cancellationToken)
    {
        await using var reader = new SqliteConnection(
            new SqliteConnectionStringBuilder(source.ConnectionString) { Pooling = false, DefaultTimeout = 0 }.ToString());
        await reader.OpenAsync(cancellationToken);
        await using var command = reader.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var copy = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        copy.Flush(flushToDisk: true);
    }
}
