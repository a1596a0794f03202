using LeadershipBot.Crashing;
using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace LeadershipBot.Benchmarks;

/// <summary>The core over a fresh database on this machine's own disk, with loops running until disposed.</summary>
internal sealed class BenchHouse : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"bench-{Environment.ProcessId}")).FullName;
    private readonly ServiceProvider _services;
    private Task _loops = Task.CompletedTask;

    private BenchHouse(DatabaseOptions? server, IReadOnlyList<IChannel> channels, BusinessClock? clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock ?? new SystemBusinessClock(TimeProvider.System));
        services.AddSingleton(LeadershipDbSource.For(
            server ?? new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(_folder, $"{Guid.CreateVersion7():N}.db")}" }));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddOptions<PulsesOptions>();
        services.AddMessaging().AddCommands().AddProjects().AddPulses(BankFile.LoadBuiltIn([]).Value)
            .AddKpis(CatalogueFile.LoadBuiltIn([]).Value)
            .AddWhys(TemplateFile.LoadBuiltIn([]).Value);
        services.AddOptions<WhysOptions>();
        services.Replace(ServiceDescriptor.Singleton<ICommandRouter, CountingRouter>());
        foreach (var channel in channels)
            services.AddSingleton(channel);
        _services = services.BuildServiceProvider();
    }

    public WriteGate Gate => Get<WriteGate>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public LeadershipDb Look() => Get<LeadershipDbSource>().Open();

    public static async Task<BenchHouse> OpenAsync(DatabaseOptions? server, IReadOnlyList<IChannel> channels, BusinessClock? clock = null)
    {
        var house = new BenchHouse(server, channels, clock);
        await using var db = house.Look();
        await db.Database.EnsureCreatedAsync();
        return house;
    }

    /// <summary>A fresh database on the given server; null where none was given.</summary>
    public static async Task<DatabaseOptions?> FreshOnAsync(string? server)
    {
        if (server is null)
            return null;
        var name = $"lb_bench_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return new DatabaseOptions
        {
            Provider = DatabaseProvider.Postgres,
            ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 80 }.ToString(),
        };
    }

    public void StartRelay() => _loops = Task.WhenAll(_loops, Task.Run(() => Get<Relay>().RunAsync(static () => { }, _stop.Token)));

    public void StartInbox() => _loops = Task.WhenAll(_loops, Task.Run(() => Get<InboxWorker>().RunAsync(static () => { }, _stop.Token)));

    /// <summary>So many people on one channel, users <c>U0</c>, <c>U1</c> …</summary>
    public async Task<List<Person>> AddPeopleAsync(int count, string channel, Action<LeadershipDb, Person>? also = null)
    {
        var now = Get<BusinessClock>().Instant;
        var people = Enumerable.Range(0, count).Select(i =>
        {
            var person = new Person { Id = PersonId.New(), Name = $"Person {i}", Zone = "Europe/Berlin", IntroducedAt = now.AddDays(-60) };
            person.Identities.Add(new ChatIdentity
            {
                Id = IdentityId.New(), PersonId = person.Id, Channel = channel, Workspace = "w1", UserId = $"U{i}", Preferred = true,
                LinkedAt = now.AddDays(-60),
            });
            return person;
        }).ToList();
        foreach (var chunk in people.Chunk(1000))
            await Gate.RunAsync((db, _) =>
            {
                foreach (var person in chunk)
                {
                    db.Add(person);
                    also?.Invoke(db, person);
                }
                return Task.CompletedTask;
            }, CancellationToken.None);
        return people;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stop.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
