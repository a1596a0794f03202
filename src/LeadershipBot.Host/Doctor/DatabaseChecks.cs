using LeadershipBot.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Doctor;

/// <summary>Reachable, and writable: a write is begun and taken back.</summary>
internal sealed class DatabaseCheck(LeadershipDbSource source) : IDoctorCheck
{
    public string Name => "database";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (source is SqliteDbSource sqlite && !File.Exists(sqlite.File))
            return Finding.Warn($"There is no database yet at {sqlite.File}.", "The first serve or migrate makes it.");
        await using var db = source.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Settings\" SET \"Value\" = \"Value\" WHERE 1 = 0", cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return Finding.Ok($"{(source.IsSqlite ? "SQLite" : "PostgreSQL")} answers and can be written.");
    }
}

internal sealed class SchemaCheck(LeadershipDbSource source) : IDoctorCheck
{
    public string Name => "schema";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var schema = await Schema.ReadAsync(source, cancellationToken);
        return schema.Refusal is { } refusal
            ? Finding.Fail(refusal.Sentence, "Run migrate, or install the version that fits.")
            : Finding.Ok($"The schema is this version's ({schema.Applied}).");
    }
}

/// <summary>A full disk is the commonest way to lose a SQLite day.</summary>
internal sealed class DiskSpaceCheck(LeadershipDbSource source) : IDoctorCheck
{
    private const long Enough = 1L << 30;

    public string Name => "disk space";

    public Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (source is not SqliteDbSource sqlite)
            return Task.FromResult(Finding.Ok("The database server looks after its own disk."));
        var directory = Path.GetDirectoryName(sqlite.File)!;
        var free = new DriveInfo(Directory.Exists(directory) ? directory : Path.GetPathRoot(directory)!).AvailableFreeSpace;
        var size = File.Exists(sqlite.File) ? new FileInfo(sqlite.File).Length : 0;
        // A backup before a migration needs the database's size once more, the migration itself up to that again.
        return Task.FromResult(free > Math.Max(Enough, size * 2)
            ? Finding.Ok($"{free >> 20} MiB free, the database has {size >> 20} MiB.")
            : Finding.Warn($"Only {free >> 20} MiB are free beside a database of {size >> 20} MiB.",
                "Make room, or move the data directory."));
    }
}

/// <summary>
/// Two clocks that disagree make leases and deadlines lie; a clock that was set back makes the past come again.
/// </summary>
internal sealed class ClockCheck(LeadershipDbSource source, TimeProvider time) : IDoctorCheck
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    public string Name => "clock";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        if (source is SqliteDbSource sqlite && !File.Exists(sqlite.File))
            return Finding.Ok("The database runs in this process, on this clock.");
        await using var db = source.Open();
        if (source is PostgresDbSource)
        {
            var theirs = await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"")
                .SingleAsync(cancellationToken);
            var skew = (theirs - time.GetUtcNow()).Duration();
            if (skew > Allowed)
                return Finding.Fail($"The database's clock and ours differ by {skew.TotalSeconds:0.0} seconds.",
                    "Synchronise both (NTP).");
        }
        var latest = await db.Ledger.MaxAsync(r => (DateTimeOffset?)r.At, cancellationToken);
        return latest > time.GetUtcNow() + Allowed
            ? Finding.Fail($"Something is recorded at {latest:u}, which is still to come: the clock was set back.",
                "Set the clock right (NTP).")
            : Finding.Ok("No skew, and nothing is recorded in the future.");
    }
}
