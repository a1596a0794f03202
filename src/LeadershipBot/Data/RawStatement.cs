using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LeadershipBot.Data;

/// <summary>
/// One SQL text that both providers understand, with parameters <c>@p0</c>, <c>@p1</c> …; kept in a static field so that its
/// prepared form can be kept per connection. For the hot paths only: everything else is LINQ.
/// </summary>
public sealed record RawStatement(string Sql, int Parameters)
{
    /// <summary>An insert that skips rows already there, by whichever unique index.</summary>
    public static RawStatement InsertNew(string table, params string[] columns) =>
        new($"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(static c => $"\"{c}\""))}) VALUES "
            + $"({string.Join(", ", Enumerable.Range(0, columns.Length).Select(static i => $"@p{i}"))}) ON CONFLICT DO NOTHING",
            columns.Length);
}

/// <summary>Runs raw statements inside the transaction of a context, prepared once per connection.</summary>
public static class RawExecution
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Prepared = [];

    /// <returns>For each row of values, how many rows the statement touched (0: it was already there).</returns>
    public static async Task<int[]> ExecuteManyAsync(
        this LeadershipDb db, RawStatement statement, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return connection.CanCreateBatch
            ? await BatchAsync(db, connection, transaction, statement, rows, cancellationToken)
            : await LoopAsync(db, connection, transaction, statement, rows, cancellationToken);
    }

    public static async Task<int> ExecuteAsync(
        this LeadershipDb db, RawStatement statement, object?[] values, CancellationToken cancellationToken) =>
        (await db.ExecuteManyAsync(statement, [values], cancellationToken))[0];

    /// <summary>The statement's command on this connection, made and prepared at first use; for one user at a time.</summary>
    internal static DbCommand CommandOn(DbConnection connection, RawStatement statement)
    {
        var commands = Prepared.GetOrCreateValue(connection);
        if (commands.TryGetValue(statement.Sql, out var command))
            return command;
        command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Parameters; i++)
            command.Parameters.Add(NewParameter(command.CreateParameter(), i, DBNull.Value));
        return commands[statement.Sql] = command;
    }

    internal static void Fill(DbCommand command, LeadershipDb values, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            command.Parameters[i].Value = values.Raw(row[i]);
    }

    private static DbParameter NewParameter(DbParameter parameter, int index, object value)
    {
        parameter.ParameterName = $"@p{index}";
        parameter.Value = value;
        return parameter;
    }

    private static async Task<int[]> LoopAsync(LeadershipDb db, DbConnection connection, DbTransaction? transaction,
        RawStatement statement, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var command = CommandOn(connection, statement);
        command.Transaction = transaction;
        var touched = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            Fill(command, db, rows[i]);
            touched[i] = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return touched;
    }

    private static async Task<int[]> BatchAsync(LeadershipDb db, DbConnection connection, DbTransaction? transaction,
        RawStatement statement, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            for (var i = 0; i < row.Length; i++)
                command.Parameters.Add(NewParameter(command.CreateParameter(), i, db.Raw(row[i])));
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return [.. batch.BatchCommands.Select(static c => c.RecordsAffected)];
    }
}
