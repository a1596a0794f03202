using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_copy_taken_while_others_write_is_sound_and_holds_what_was_committed_before()
    {
        await using var app = await TestHost.OpenAsync(TestHost.Setup(_home, background: false));
        var gate = (WriteGate)app.Services.GetService(typeof(WriteGate))!;
        await WriteAsync(gate, "before");
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await WriteAsync(gate, $"during-{i}");
        }, Stop);

        var copy = (await Backup.CopyAsync(TestHost.Source(_home), _home.File("copy.db"), Stop)).Value;
        await enough.CancelAsync();
        await writing;

        Assert.Null(await Backup.CheckAsync(copy.File, Stop));
        await using var db = new SqliteDbSource($"Data Source={copy.File}").Open();
        Assert.True(await db.Settings.AnyAsync(s => s.Key == "before", Stop));
        Assert.False(File.Exists($"{copy.File}.part"));
    }

    /// <summary>The way infra/BACKUP.md tells: the copy takes the database's place while nobody runs.</summary>
    [Fact]
    public async Task A_copy_put_in_the_databases_place_is_the_database_again()
    {
        await using (var app = await TestHost.OpenAsync(TestHost.Setup(_home, background: false)))
        {
            var gate = (WriteGate)app.Services.GetService(typeof(WriteGate))!;
            await WriteAsync(gate, "kept");
            Assert.True((await Backup.CopyAsync(TestHost.Source(_home), _home.File("copy.db"), Stop)).Succeeded);
            await WriteAsync(gate, "lost");
        }
        // As a new process would, without a connection to the old file kept from before.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in new[] { "bot.db", "bot.db-wal", "bot.db-shm" })
            File.Delete(_home.File(file));
        File.Copy(_home.File("copy.db"), _home.File("bot.db"));

        await using var again = await TestHost.OpenAsync(TestHost.Setup(_home, background: false));

        Assert.Empty(again.Migrated.Steps);
        await using var db = TestHost.Source(_home).Open();
        Assert.Equal("kept",
            Assert.Single(await db.Settings.Select(s => s.Key).ToListAsync(Stop), static k => k is "kept" or "lost"));
    }

    [Fact]
    public async Task A_copy_never_overwrites()
    {
        await using var app = await TestHost.OpenAsync(TestHost.Setup(_home, background: false));
        await File.WriteAllTextAsync(_home.File("copy.db"), "precious", Stop);

        var refusal = (await Backup.CopyAsync(TestHost.Source(_home), _home.File("copy.db"), Stop)).Refusal;

        Assert.Equal(RefusalKind.Conflict, refusal!.Kind);
        Assert.Equal("precious", await File.ReadAllTextAsync(_home.File("copy.db"), Stop));
    }

    [Fact]
    public async Task Damage_is_found()
    {
        await using (await TestHost.OpenAsync(TestHost.Setup(_home, background: false)))
            Assert.True((await Backup.CopyAsync(TestHost.Source(_home), _home.File("copy.db"), Stop)).Succeeded);
        var bytes = await File.ReadAllBytesAsync(_home.File("copy.db"), Stop);
        bytes.AsSpan(8192, 4096).Fill(0x5A);
        await File.WriteAllBytesAsync(_home.File("copy.db"), bytes, Stop);

        Assert.NotNull(await Backup.CheckAsync(_home.File("copy.db"), Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task WriteAsync(WriteGate gate, string key) => gate.RunAsync((db, _) =>
    {
        db.Settings.Add(new Setting { Key = key, Value = "x" });
        return Task.CompletedTask;
    }, Stop);
}
