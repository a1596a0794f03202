using LeadershipBot.Data;
using LeadershipBot.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Data;

public sealed class SchemaTests
{
    [Fact]
    public void The_migrations_say_what_the_model_says_on_both_providers()
    {
        using var sqlite = new SqliteDbSource("Data Source=never-opened.db").Open();
        using var postgres = new PostgresDbSource("Host=never-opened").Open();

        Assert.False(sqlite.Database.HasPendingModelChanges(), "Add a migration for SqliteLeadershipDb.");
        Assert.False(postgres.Database.HasPendingModelChanges(), "Add a migration for PostgresLeadershipDb.");
    }

    [Theory]
    [InlineData(true, 0, 0, null)]
    [InlineData(false, 2, 0, "run migrate once")]
    [InlineData(true, 1, 0, "1 migration(s) behind")]
    [InlineData(true, 0, 1, "newer version")]
    public void Every_way_to_be_wrong_has_its_sentence(bool any, int pending, int unknown, string? expected)
    {
        var schema = new Schema(any ? "1_First" : null, Names(pending), Names(unknown));

        if (expected is null)
            Assert.Null(schema.Refusal);
        else
            Assert.Contains(expected, schema.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_refuses_an_empty_server_and_says_what_to_do()
    {
        using var home = new TemporaryDirectory();
        foreach (var database in await TestServer.NewDatabaseAsync())
        {
            var opened = await LeadershipBot.Host.BotApp.OpenForWritingAsync(
                TestHost.Setup(home, null, false, ("Database:Provider", "Postgres"), ("Database:ConnectionString", database)),
                TestContext.Current.CancellationToken);

            Assert.Contains("run migrate", opened.Refusal!.Sentence, StringComparison.Ordinal);
        }
    }

    private static List<string> Names(int count) => [.. Enumerable.Range(1, count).Select(static i => $"{i}_Name")];
}
