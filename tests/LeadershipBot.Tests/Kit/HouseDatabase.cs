using LeadershipBot.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// A fresh database per house, copied from a template that is built once per test run: a SQLite file, or a PostgreSQL database
/// when <c>LEADERSHIPBOT_TEST_POSTGRES</c> names a server.
/// </summary>
public sealed class HouseDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "LEADERSHIPBOT_TEST_POSTGRES";

    private static readonly Lazy<Task<DatabaseOptions>> Template = new(BuildTemplateAsync);
    private static readonly SemaphoreSlim OneCopy = new(1, 1);
    private static int _houses;

    private readonly Func<ValueTask> _drop;

    private HouseDatabase(DatabaseOptions options, Func<ValueTask> drop)
    {
        Options = options;
        _drop = drop;
    }

    public DatabaseOptions Options { get; }

    public static string? Server => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server ? server : null;

    public static async Task<HouseDatabase> CreateAsync(string folder)
    {
        var template = await Template.Value;
        return template.Provider == DatabaseProvider.Sqlite
            ? CopyFile(template, Path.Combine(folder, "house.db"))
            : await CopyDatabaseAsync(template);
    }

    public ValueTask DisposeAsync() => _drop();

    private static HouseDatabase CopyFile(DatabaseOptions template, string file)
    {
        File.Copy(new SqliteConnectionStringBuilder(template.ConnectionString).DataSource, file);
        var options = Sqlite(file);
        return new HouseDatabase(options, () =>
        {
            using var connection = new SqliteConnection(new SqliteDbSource(options.ConnectionString).ConnectionString);
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<HouseDatabase> CopyDatabaseAsync(DatabaseOptions template)
    {
        var source = new NpgsqlConnectionStringBuilder(template.ConnectionString).Database;
        var name = $"{source}_{Interlocked.Increment(ref _houses)}";
        // PostgreSQL refuses to copy a template twice at once.
        await OneCopy.WaitAsync();
        try
        {
            await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {source}");
        }
        finally
        {
            OneCopy.Release();
        }
        return new HouseDatabase(Postgres(name), async () => await OnServerAsync($"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task<DatabaseOptions> BuildTemplateAsync()
    {
        var options = Server is null ? Sqlite(Path.Combine(HouseFolder.ForRun(), "template.db")) : Postgres($"lb_test_{Environment.ProcessId}");
        var source = LeadershipDbSource.For(options);
        await using (var db = source.Open())
        {
            if (db.Database.GetMigrations().Any())
                await db.Database.MigrateAsync();
            else
                await db.Database.EnsureCreatedAsync();
        }
        if (source is PostgresDbSource postgres)
            await postgres.DataSource.DisposeAsync();
        // The last connection folds the write-ahead log back into the file, so that copying the file copies everything.
        SqliteConnection.ClearAllPools();
        return options;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static DatabaseOptions Sqlite(string file) => new() { ConnectionString = $"Data Source={file}" };

    private static DatabaseOptions Postgres(string database) => new()
    {
        Provider = DatabaseProvider.Postgres,
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 40 }.ToString(),
    };
}
