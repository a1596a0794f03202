using LeadershipBot.Host;
using LeadershipBot.Host.Schedules;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class ScheduleTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Every_work_is_fired_soon_after_the_start_and_recorded()
    {
        var work = new CountedWork("counted", static (_, _) => Task.CompletedTask);
        await using var app = await StartAsync(TestHost.Setup(_home), work);

        await TestHost.EventuallyAsync(() => StateOf(app, "counted").SucceededAt is not null);

        Assert.Equal(0, StateOf(app, "counted").FailuresInARow);
        Assert.Equal(work.Runs, StateOf(app, "counted").Runs);
    }

    [Fact]
    public async Task A_work_that_fails_is_recorded_and_neither_host_nor_neighbours_notice()
    {
        var broken = new CountedWork("broken", static (_, _) => throw new InvalidOperationException("no"));
        var sound = new CountedWork("sound", static (_, _) => Task.CompletedTask);
        await using var app = await StartAsync(TestHost.Setup(_home), broken, sound);

        await TestHost.EventuallyAsync(() => broken.Runs >= 2 && sound.Runs >= 2);

        Assert.True(StateOf(app, "broken").FailuresInARow >= 1);
        Assert.Contains("InvalidOperationException: no", StateOf(app, "broken").LastError, StringComparison.Ordinal);
        Assert.Equal(0, StateOf(app, "sound").FailuresInARow);
    }

    [Fact]
    public async Task A_work_that_takes_long_is_never_run_twice_at_once()
    {
        var slow = new CountedWork("slow", static (_, stop) => Task.Delay(TimeSpan.FromSeconds(7), stop));
        await using var app = await StartAsync(TestHost.Setup(_home), slow);

        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);

        Assert.Equal(1, slow.MostAtOnce);
        Assert.True(slow.Runs >= 1);
    }

    [Fact]
    public async Task Stopping_cancels_a_running_work_and_counts_no_failure()
    {
        var endless = new CountedWork("endless", static (_, stop) => Task.Delay(Timeout.Infinite, stop));
        var app = await StartAsync(TestHost.Setup(_home), endless);
        await TestHost.EventuallyAsync(() => endless.Runs == 1);
        var ledger = app.Services.GetRequiredService<WorkLedger>();

        await app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(0, ledger.All.Single(static w => w.Name == "endless").FailuresInARow);
    }

    [Fact]
    public async Task In_a_cluster_only_one_instance_runs_a_work_at_a_time()
    {
        foreach (var database in await TestServer.NewMigratedDatabaseAsync())
        {
            var running = new int[2];
            var work = new CountedWork("shared", async (_, stop) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running[0]));
                await Task.Delay(500, stop);
                Interlocked.Decrement(ref running[0]);
            });
            var setup = TestHost.Setup(_home, null, true, ("Database:Provider", "Postgres"),
                ("Database:ConnectionString", database));
            await using var one = await StartAsync(setup, work);
            await using var two = await StartAsync(setup, work);

            await TestHost.EventuallyAsync(() => work.Runs >= 2);

            Assert.Equal(1, work.MostAtOnce);
            Assert.Equal(0, StateOf(one, "shared").FailuresInARow + StateOf(two, "shared").FailuresInARow);
        }
    }

    private static Task<BotApp> StartAsync(AppSetup setup, params IScheduledWork[] works) => TestHost.StartAsync(setup with
    {
        Configure = services =>
        {
            setup.Configure?.Invoke(services);
            foreach (var work in works)
                services.AddSingleton(work);
        },
    });

    private static WorkState StateOf(BotApp app, string name) =>
        app.Services.GetRequiredService<WorkLedger>().All.Single(w => w.Name == name);

    private sealed class CountedWork(string name, Func<int, CancellationToken, Task> run) : IScheduledWork
    {
        private int _runs;
        private int _atOnce;
        private int _mostAtOnce;

        public string Name => name;

        public TimeSpan Every => TimeSpan.FromSeconds(5);

        public int Runs => Volatile.Read(ref _runs);

        public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var now = Interlocked.Increment(ref _atOnce);
            if (now > _mostAtOnce)
                _mostAtOnce = now;
            try
            {
                await run(Interlocked.Increment(ref _runs), cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _atOnce);
            }
        }
    }
}
