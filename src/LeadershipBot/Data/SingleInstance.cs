namespace LeadershipBot.Data;

/// <summary>
/// The right to write a SQLite file as the only process. It is an operating-system lock on a file beside the database, not
/// the file's existence: a process that was killed lets go of it, and nothing stale is ever left behind.
/// </summary>
public sealed class SingleInstance : IDisposable
{
    private readonly FileStream _lock;

    private SingleInstance(string database, FileStream held)
    {
        Database = database;
        _lock = held;
    }

    /// <summary>The absolute path of the database the lock is for.</summary>
    public string Database { get; }

    public static Outcome<SingleInstance> Take(SqliteDbSource source)
    {
        var database = source.File;
        OwnersFile.MakeDirectoryFor(database);
        try
        {
            return new SingleInstance(database, OwnersFile.Open($"{database}.lock", FileMode.OpenOrCreate));
        }
        catch (IOException)
        {
            return Refusal.Conflict(
                $"{database} is in use by another LeadershipBot process. Nothing was changed; stop that one first.");
        }
        catch (UnauthorizedAccessException)
        {
            return Refusal.NotAllowed($"{database}.lock may not be written by this account. Run as the account that runs serve.");
        }
    }

    public void Dispose() => _lock.Dispose();
}
