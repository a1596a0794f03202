using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Data;

/// <summary>How the database's schema stands to the one this program knows.</summary>
/// <param name="Applied">The newest migration in the database; null where there is none.</param>
/// <param name="Pending">What this program knows and the database lacks, oldest first.</param>
/// <param name="Unknown">What the database has and this program does not know: a newer version wrote it.</param>
public sealed record Schema(string? Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown)
{
    public bool IsNewest => Pending.Count == 0 && Unknown.Count == 0;

    /// <summary>Null when the program may work on the database; else the sentence the operator reads.</summary>
    public Refusal? Refusal => this switch
    {
        { Unknown: [.., var newer] } => Refusal.Conflict(
            $"The database was written by a newer version ({newer}). Install that version, or restore the backup made before "
                + "it."),
        { Applied: null } => Refusal.Unavailable("The database is empty: run migrate once, then start again."),
        { Pending.Count: > 0 and var count } => Refusal.Unavailable(
            $"The database is {count} migration(s) behind this version: run migrate once, then start again."),
        _ => null,
    };

    public static async Task<Schema> ReadAsync(LeadershipDbSource source, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var known = db.Database.GetMigrations().ToList();
        // Opening a SQLite file that is not there would make it.
        if (source is SqliteDbSource sqlite && !File.Exists(sqlite.File))
            return new Schema(null, known, []);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return new Schema(applied.LastOrDefault(), [.. known.Except(applied)], [.. applied.Except(known)]);
    }
}
