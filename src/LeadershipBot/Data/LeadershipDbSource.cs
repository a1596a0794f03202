using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LeadershipBot.Data;

/// <summary>Opens contexts on the configured database. What it opens is for reading; writing takes its turn at the gate.</summary>
public abstract class LeadershipDbSource
{
    public abstract bool IsSqlite { get; }

    /// <summary>A context on a pooled connection of its own, not tracking.</summary>
    public abstract LeadershipDb Open();

    /// <summary>A tracking context on a connection that the caller owns.</summary>
    public abstract LeadershipDb On(DbConnection connection);

    public static LeadershipDbSource For(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDbSource(options.ConnectionString),
        _ => new PostgresDbSource(options.ConnectionString),
    };
}

public sealed class SqliteDbSource : LeadershipDbSource
{
    private readonly DbContextOptions<SqliteLeadershipDb> _readers;

    /// <summary>Options of a context are dear to make, and the gate opens one on the same connection for every unit.</summary>
    private readonly ConditionalWeakTable<DbConnection, DbContextOptions<SqliteLeadershipDb>> _writers = [];

    public SqliteDbSource(string connectionString)
    {
        ConnectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = true }.ToString();
        _readers = new DbContextOptionsBuilder<SqliteLeadershipDb>()
            .UseSqlite(ConnectionString, ListsAsOne)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public string ConnectionString { get; }

    /// <summary>The database file as an absolute path.</summary>
    public string File => Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    public override bool IsSqlite => true;

    public override LeadershipDb Open() => new SqliteLeadershipDb(_readers);

    public override LeadershipDb On(DbConnection connection) =>
        new SqliteLeadershipDb(_writers.GetValue(
            connection, static c => new DbContextOptionsBuilder<SqliteLeadershipDb>().UseSqlite(c, ListsAsOne).Options))
        {
            // The gate rolls back a failed unit whole; a savepoint per SaveChanges would be a second net for the same fall.
            Database = { AutoSavepointsEnabled = false, AutoTransactionBehavior = AutoTransactionBehavior.Never },
        };

    /// <summary>
    /// A list in a query is one parameter. As one each, the statement of a sweep's two hundred ids would be written, sent
    /// and parsed anew every time.
    /// </summary>
    private static void ListsAsOne(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
}

public sealed class PostgresDbSource : LeadershipDbSource
{
    private readonly DbContextOptions<PostgresLeadershipDb> _readers;
    private readonly DbContextOptions<PostgresLeadershipDb> _writers;

    public PostgresDbSource(string connectionString)
    {
        // Statements that come again are prepared by the driver itself; 64 covers the hot paths.
        DataSource = Npgsql.NpgsqlDataSource.Create(
            new Npgsql.NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 });
        _readers = new DbContextOptionsBuilder<PostgresLeadershipDb>()
            .UseNpgsql(DataSource)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _writers = new DbContextOptionsBuilder<PostgresLeadershipDb>().UseNpgsql(DataSource).Options;
    }

    public Npgsql.NpgsqlDataSource DataSource { get; }

    public override bool IsSqlite => false;

    public override LeadershipDb Open() => new PostgresLeadershipDb(_readers);

    public LeadershipDb OpenForWriting() => new PostgresLeadershipDb(_writers);

    public override LeadershipDb On(DbConnection connection) =>
        new PostgresLeadershipDb(new DbContextOptionsBuilder<PostgresLeadershipDb>().UseNpgsql(connection).Options);
}
