using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadershipBot.Data;

/// <summary>PostgreSQL commits in groups by itself; the gate gives each unit a transaction and decides a conflict once more.</summary>
public sealed class PostgresWriteGate(PostgresDbSource source) : WriteGate
{
    private const int MaxTries = 4;

    public override async Task<T> RunAsync<T>(
        Func<LeadershipDb, CancellationToken, Task<T>> unit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(unit);
            }
            catch (Exception error) when (attempt < MaxTries && IsConflict(error))
            {
                // Somebody else changed what was decided on: read again and decide once more.
            }
        }
    }

    public override async Task<int> ExecuteAsync(RawStatement statement, object?[] values, CancellationToken cancellationToken)
    {
        await using var command = source.DataSource.CreateCommand(statement.Sql);
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@p{i}", PostgresLeadershipDb.ToStore(values[i]));
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public override ValueTask DisposeAsync() => source.DataSource.DisposeAsync();

    private async Task<T> OnceAsync<T>(Func<LeadershipDb, CancellationToken, Task<T>> unit)
    {
        await using var db = source.OpenForWriting();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var value = await unit(db, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return value;
    }

    internal static bool IsConflict(Exception error) => error switch
    {
        DbUpdateConcurrencyException => true,
        // EF wraps a deadlock or a failed serialisation once more, to say that it might be transient.
        DbUpdateException or InvalidOperationException when error.InnerException is { } inner => IsConflict(inner),
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
