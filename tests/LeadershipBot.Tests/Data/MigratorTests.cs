using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Data;

public sealed class MigratorTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_new_file_gets_the_newest_schema_and_no_backup()
    {
        var migrated = (await MigrateAsync()).Value;

        Assert.NotEmpty(migrated.Steps);
        Assert.Null(migrated.Backup);
        Assert.True((await Schema.ReadAsync(TestHost.Source(_home), Stop)).IsNewest);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_and_copies_nothing()
    {
        await MigrateAsync();

        var again = (await MigrateAsync()).Value;

        Assert.Empty(again.Steps);
        Assert.False(Directory.Exists(_home.File("backups")));
    }

    [Fact]
    public async Task What_is_there_is_copied_before_it_is_migrated()
    {
        await RunSqlAsync("CREATE TABLE \"Kept\" (\"Value\" TEXT); INSERT INTO \"Kept\" VALUES ('before');");

        var migrated = (await MigrateAsync()).Value;

        Assert.Null(await Backup.CheckAsync(migrated.Backup!, Stop));
        Assert.Equal("before", await ScalarAsync(migrated.Backup!, "SELECT \"Value\" FROM \"Kept\""));
        Assert.Contains("before-migration", migrated.Backup, StringComparison.Ordinal);
    }

    /// <summary>
    /// The row is what a process leaves that was killed in the middle of a migration; the framework would wait for ever.
    /// </summary>
    [Fact]
    public async Task A_migration_that_was_killed_does_not_hang_the_next()
    {
        await RunSqlAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
            + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-01-01');");

        var migrated = await MigrateAsync().WaitAsync(TimeSpan.FromSeconds(20), Stop);

        Assert.True(migrated.Succeeded);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await MigrateAsync();
        await RunSqlAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')");

        var refusal = (await MigrateAsync()).Refusal;

        Assert.Contains("newer version (29990101000000_Future)", refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_hold_the_lock_may_not_migrate()
    {
        var source = TestHost.Source(_home);

        await Assert.ThrowsAsync<ArgumentException>(() => new Migrator(source, TimeProvider.System).MigrateAsync(null, Stop));
    }

    [Fact]
    public async Task The_database_is_its_owners_alone()
    {
        await MigrateAsync();

        var rights = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_home.File("bot.db"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, rights);
    }

    [Fact]
    public async Task Two_migrations_at_once_on_a_server_end_with_one_schema()
    {
        foreach (var database in await TestServer.NewDatabaseAsync())
        {
            var migrators = Enumerable.Range(0, 2)
                .Select(_ => new Migrator(new PostgresDbSource(database), TimeProvider.System)).ToList();

            var outcomes = await Task.WhenAll(migrators.Select(m => m.MigrateAsync(null, Stop)));

            Assert.All(outcomes, static o => Assert.True(o.Succeeded));
            Assert.Single(outcomes, static o => o.Value.Steps.Count > 0);
            var source = new PostgresDbSource(database);
            Assert.True((await Schema.ReadAsync(source, Stop)).IsNewest);
            await using var db = source.Open();
            Assert.False(await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, Stop));
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Outcome<Migrated>> MigrateAsync()
    {
        var source = TestHost.Source(_home);
        using var held = SingleInstance.Take(source).Value;
        return await new Migrator(source, TimeProvider.System).MigrateAsync(held, Stop);
    }

    private async Task RunSqlAsync(string sql)
    {
        await using var connection = new SqliteConnection(TestHost.Source(_home).ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<object?> ScalarAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Stop);
    }
}
