namespace LeadershipBot.Data;

/// <summary>
/// Where every write takes its turn. On SQLite one gate per file commits in groups, so that many small writes share one
/// flush to disk; on PostgreSQL the server does that and the gate only opens transactions.
/// </summary>
public abstract class WriteGate : IAsyncDisposable
{
    /// <summary>
    /// Runs a unit of work in a transaction and returns once it is committed. The unit may be run again from the start
    /// (a neighbour in its group failed, or somebody else changed a row it decided on), so it must have no effect outside
    /// the context; it must not wait for anything but the database. Cancelling counts only before it has begun.
    /// </summary>
    public abstract Task<T> RunAsync<T>(Func<LeadershipDb, CancellationToken, Task<T>> unit, CancellationToken cancellationToken);

    /// <summary>One raw statement, committed; goes before waiting units. Returns the rows touched.</summary>
    public abstract Task<int> ExecuteAsync(RawStatement statement, object?[] values, CancellationToken cancellationToken);

    public Task RunAsync(Func<LeadershipDb, CancellationToken, Task> unit, CancellationToken cancellationToken) =>
        RunAsync(async (db, token) =>
        {
            await unit(db, token);
            return true;
        }, cancellationToken);

    /// <summary>How many writes wait for their turn in this process.</summary>
    public virtual int Waiting => 0;

    public abstract ValueTask DisposeAsync();

    public static WriteGate For(LeadershipDbSource source) => source switch
    {
        SqliteDbSource sqlite => new SqliteWriteGate(sqlite),
        PostgresDbSource postgres => new PostgresWriteGate(postgres),
        _ => throw new NotSupportedException(source.GetType().Name),
    };
}
