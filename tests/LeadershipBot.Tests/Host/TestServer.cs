using LeadershipBot.Data;
using Npgsql;
using Xunit;

namespace LeadershipBot.Tests.Host;

/// <summary>
/// The PostgreSQL that the tests were given, if any: <c>LEADERSHIPBOT_TEST_POSTGRES</c> holds its connection string. Tests loop
/// over what this returns, so that without a server they have nothing to prove and are not skipped.
/// </summary>
internal static class TestServer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("LEADERSHIPBOT_TEST_POSTGRES");

    /// <summary>The connection string of an empty database of this test's own; none without a server.</summary>
    public static async Task<IReadOnlyList<string>> NewDatabaseAsync()
    {
        if (Server is not { Length: > 0 })
            return [];
        var name = $"test_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return [new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString()];
    }

    public static async Task<IReadOnlyList<string>> NewMigratedDatabaseAsync()
    {
        var databases = await NewDatabaseAsync();
        foreach (var database in databases)
        {
            var migrated = await new Migrator(new PostgresDbSource(database), TimeProvider.System)
                .MigrateAsync(null, TestContext.Current.CancellationToken);
            Assert.True(migrated.Succeeded);
        }
        return databases;
    }
}
