using System.Globalization;
using LeadershipBot.Channels.Web;
using LeadershipBot.Charts;
using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// The pages as they run: real Kestrel on loopback, real SQLite file, inbox worker and relay at work, clocks that can be
/// set.
/// </summary>
public sealed class WebHouse : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leadershipbot-web-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private Task _loops = Task.CompletedTask;

    private WebHouse(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? more)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:KeysDirectory"] = Path.Combine(_folder, "keys"),
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(SystemTime);
        services.AddSingleton<BusinessClock>(Clock);
        services.AddSingleton(LeadershipDbSource.For(new DatabaseOptions { ConnectionString = $"Data Source={_folder}/bot.db" }));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddMessaging().AddCommands();
        services.AddOptions<PulsesOptions>();
        services.AddPulses(BankFile.Load([BankSource.BuiltIn()]).Value);
        services.AddWhys(TemplateFile.LoadBuiltIn([]).Value);
        services.AddKpis(CatalogueFile.LoadBuiltIn([]).Value).AddCharts();
        services.AddWeb(builder.Configuration);
        more?.Invoke(services);
        _app = builder.Build();
        _app.UseWeb();
        _app.MapWeb();
    }

    public static DateTimeOffset Start { get; } = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    public HandClock Clock { get; } = new(Start);

    public ShiftedTime SystemTime { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Url => new(_app.Urls.First());

    public SignIn SignIn => Services.GetRequiredService<SignIn>();

    public LeadershipDbSource Source => Services.GetRequiredService<LeadershipDbSource>();

    public static Task<WebHouse> OpenAsync(CancellationToken cancellationToken) => OpenAsync(null, null, cancellationToken);

    public static async Task<WebHouse> OpenAsync(
        IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? more, CancellationToken cancellationToken)
    {
        var house = new WebHouse(settings ?? new Dictionary<string, string?>(), more);
        await using (var db = house.Source.Open())
            await db.Database.EnsureCreatedAsync(cancellationToken);
        await house._app.StartAsync(cancellationToken);
        house._loops = Task.WhenAll(
            house.Services.GetRequiredService<InboxWorker>().RunAsync(static () => { }, house._stop.Token),
            house.Services.GetRequiredService<Relay>().RunAsync(static () => { }, house._stop.Token));
        return house;
    }

    public Task WriteAsync(Action<LeadershipDb> write, CancellationToken cancellationToken) =>
        Services.GetRequiredService<WriteGate>().RunAsync((db, _) =>
        {
            write(db);
            return Task.CompletedTask;
        }, cancellationToken);

    public async Task<Person> AddPersonAsync(
        string name, CancellationToken cancellationToken, InstallationRole role = InstallationRole.None,
        string zone = "Europe/Istanbul")
    {
        var person = new Person
        {
            Id = PersonId.New(), Name = name, Zone = zone, InstallationRole = role,
            Email = $"{name.Replace(' ', '.').ToLower(CultureInfo.InvariantCulture)}@example.com",
        };
        await WriteAsync(db =>
        {
            db.People.Add(person);
            db.Identities.Add(new ChatIdentity
            {
                Id = IdentityId.New(), PersonId = person.Id, Channel = LocalAddress.Channel, Workspace = LocalAddress.Workspace,
                UserId = ShortId.Write(person.Id.Value), Preferred = true, LinkedAt = Clock.Instant,
            });
        }, cancellationToken);
        return person;
    }

    /// <summary>Has the bot say something to the person, as the relay would.</summary>
    public async Task<LogicalMessageId> PostAsync(Person to, Message message, CancellationToken cancellationToken)
    {
        var logical = LogicalMessageId.New();
        var channel = Services.GetRequiredService<WebChannel>();
        await channel.PostAsync(new Delivery(logical, 0, LocalAddress.Of(to.Id), message, null), cancellationToken);
        return logical;
    }

    public Task EditAsync(
        Person to, LogicalMessageId logical, int revision, Message message, CancellationToken cancellationToken) =>
        Services.GetRequiredService<WebChannel>()
            .EditAsync(new Delivery(logical, revision, LocalAddress.Of(to.Id), message, null), cancellationToken);

    /// <summary>The path of a fresh personal link.</summary>
    public async Task<string> LinkAsync(Person person, CancellationToken cancellationToken) =>
        new Uri(await SignIn.IssueAsync(person.Id, cancellationToken)).AbsolutePath;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // The loops end by being cancelled, which is no failure.
        await _loops.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _stop.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A business clock that stands still until it is set.</summary>
public sealed class HandClock(DateTimeOffset start) : BusinessClock
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset Instant => _now;

    public void Advance(TimeSpan by) => _now += by;
}

/// <summary>The system's time, shifted: timers run as always.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _by;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(_by.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by) => _by += by;
}
