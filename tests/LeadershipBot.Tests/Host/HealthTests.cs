using System.Net;
using System.Text.Json;
using LeadershipBot.Host.Loops;
using LeadershipBot.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class HealthTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_fresh_start_is_alive_and_ready()
    {
        await using var app = await TestHost.StartAsync(TestHost.Setup(_home));

        using var alive = await app.GetAsync("/healthz");
        using var ready = await app.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("Ok", await LevelAsync(ready));
    }

    [Fact]
    public async Task A_channel_in_trouble_degrades_and_does_not_take_the_others_down()
    {
        var setup = TestHost.Setup(_home, static s => s.AddSingleton<IChannel, DeafChannel>());
        await using var app = await TestHost.StartAsync(setup);

        using var ready = await app.GetAsync("/readyz");
        var body = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("Degraded", await LevelAsync(ready));
        Assert.Contains("the socket is closed", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_that_keeps_falling_is_told_as_dead()
    {
        await using var app = await TestHost.StartAsync(TestHost.Setup(_home));
        var ledger = app.Services.GetRequiredService<LoopLedger>();
        for (var i = 0; i < 5; i++)
            ledger.Failed("relay", new InvalidOperationException("again"), again: true);

        using var alive = await app.GetAsync("/healthz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, alive.StatusCode);
    }

    [Fact]
    public async Task A_database_of_another_version_is_not_ready()
    {
        await using var app = await TestHost.StartAsync(TestHost.Setup(_home));
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(TestHost.Source(_home).ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var ready = await app.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task Metrics_are_prometheus_text_with_every_family_described_once()
    {
        await using var app = await TestHost.StartAsync(TestHost.Setup(_home));

        using var answer = await app.GetAsync("/metrics");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n',
            StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var families = lines.Where(static l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(
            static l => l.Split(' ')[2]).ToList();
        Assert.Equal(families.Distinct(), families);
        Assert.All(lines.Where(static l => l[0] != '#'), line => Assert.Contains(line.Split('{', ' ')[0], families));
        Assert.Contains("leadershipbot_outbox_rows{state=\"Ambiguous\"} 0", lines);
        Assert.Contains("leadershipbot_inbox_backlog 0", lines);
        Assert.Contains("leadershipbot_loop_up{loop=\"relay\"} 1", lines);
    }

    private static async Task<string> LevelAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("level").GetString()!;
    }

    private sealed class DeafChannel : IChannel, IReportsTrouble
    {
        public ChannelName Name => new("deaf");

        public int Parallelism => 1;

        public string? Trouble => "the socket is closed";

        public Task<DeliveryResult> PostAsync(Delivery delivery, CancellationToken cancellationToken) =>
            Task.FromResult<DeliveryResult>(new DeliveryResult.NotSent("closed", TimeSpan.FromMinutes(1)));

        public Task<DeliveryResult> EditAsync(Delivery delivery, CancellationToken cancellationToken) =>
            PostAsync(delivery, cancellationToken);
    }
}
