using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// The Teams channel as it runs: real Kestrel, real database, inbox worker and relay at work, Microsoft's side a
/// <see cref="FakeTeams"/>. Business time stands still until it is moved; system time can be shifted.
/// </summary>
public sealed class TeamsHouse : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private readonly HouseDatabase _database;
    private readonly HttpClient _http = new();
    private Task _loops = Task.CompletedTask;
    private int _ids;

    private TeamsHouse(FakeTeams fake, HouseDatabase database, TeamsHouseSetup setup)
    {
        (Fake, _database) = (fake, database);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment });
        builder.Configuration.AddInMemoryCollection(Settings(fake));
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AddServices(builder, database);
        setup.Services?.Invoke(builder.Services);
        _app = builder.Build();
        _app.MapTeams();
    }

    public FakeTeams Fake { get; }

    public FakeBusinessClock Clock { get; } = new(Some.Monday);

    public ShiftedTime Time { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Url => new(_app.Urls.First());

    public static async Task<TeamsHouse> OpenAsync(Action<TeamsHouseSetup>? configure = null)
    {
        var setup = new TeamsHouseSetup();
        configure?.Invoke(setup);
        var fake = await FakeTeams.StartAsync();
        var house = new TeamsHouse(fake, await HouseDatabase.CreateAsync(HouseFolder.New()), setup);
        await house._app.StartAsync();
        if (setup.Loops)
            house.StartLoops();
        return house;
    }

    public void StartLoops() => _loops = Task.WhenAll(
        Get<InboxWorker>().RunAsync(static () => { }, _stop.Token), Get<Relay>().RunAsync(static () => { }, _stop.Token));

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public LeadershipDb Look() => Get<LeadershipDbSource>().Open();

    public Task WriteAsync(Action<LeadershipDb> write) => Get<WriteGate>().RunAsync((db, _) =>
    {
        write(db);
        return Task.CompletedTask;
    }, TestContext.Current.CancellationToken);

    /// <summary>Somebody with the app in Teams and their account known here.</summary>
    public async Task<(Person Person, TeamsUser User)> AddAsync(string name, bool admin = false, bool open = true)
    {
        var user = Fake.Chats.Install(name, open);
        var person = new Person
        {
            Id = PersonId.New(), Name = name, Zone = "Europe/Berlin", Email = user.Email, IntroducedAt = Some.Monday.AddDays(-30),
            InstallationRole = admin ? InstallationRole.Admin : InstallationRole.None,
        };
        person.Identities.Add(Identity(person, user));
        await WriteAsync(db => db.Add(person));
        return (person, user);
    }

    public static ChatIdentity Identity(Person person, TeamsUser user) => new()
    {
        Id = IdentityId.New(), PersonId = person.Id, Channel = "teams", Workspace = user.Tenant, UserId = user.DirectoryId,
        Preferred = true, LinkedAt = Some.Monday.AddDays(-30),
    };

    public static Address AddressOf(TeamsUser user) => new(ChannelName.Teams, user.Tenant, user.DirectoryId);

    /// <summary>Posts an activity with a token that the Bot Connector could have made.</summary>
    public Task<HttpResponseMessage> SendAsync(JsonObject activity) => SendAsync(activity,
        $"Bearer {FakeTeamsKeys.Token(activity["serviceUrl"]!.GetValue<string>(), Time.GetUtcNow())}");

    public async Task<HttpResponseMessage> SendAsync(JsonObject activity, string? authorization,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, "/api/messages"))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>An activity of this person as Teams sends it; a fresh id each time.</summary>
    public JsonObject Activity(TeamsUser from, string type, string? conversation = null) =>
        TeamsActivities.Of(from, type, conversation
            ?? Fake.Chats.ConversationOf(from), Fake.ServiceUrl, $"act-{Interlocked.Increment(ref _ids)}");

    /// <summary>Waits for what the loops are about to do.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 1000, "It did not happen within ten seconds.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _stop.Dispose();
        _http.Dispose();
        await Fake.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(FakeTeams fake) => new()
    {
        ["Teams:Enabled"] = "true", ["Teams:AppId"] = FakeTeamsKeys.AppId, ["Teams:TenantId"] = FakeTeamsChats.Tenant,
        ["Teams:ClientSecret"] = "first-secret", ["Teams:LoginBaseUrl"] = fake.Https,
        ["Teams:OpenIdMetadataUrl"] = $"{fake.Http}/openid",
        ["Teams:ServiceUrl"] = fake.ServiceUrl, ["Teams:AllowedServiceHosts:0"] = "127.0.0.1",
    };

    private void AddServices(WebApplicationBuilder builder, HouseDatabase database)
    {
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<BusinessClock>(Clock);
        services.AddSingleton(LeadershipDbSource.For(database.Options));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddCore();
        services.AddTeams(builder.Configuration);
        services.AddHttpClient(TeamsModule.LoginClient).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) =>
                certificate?.GetCertHashString() == FakeTeams.Certificate.GetCertHashString() },
        });
    }
}

/// <summary>What a test wants different in its house.</summary>
public sealed class TeamsHouseSetup
{
    public Dictionary<string, string?> Settings { get; } = [];

    public string Environment { get; set; } = "Production";

    /// <summary>False: neither inbox nor relay runs until the test starts them.</summary>
    public bool Loops { get; set; } = true;

    public Action<IServiceCollection>? Services { get; set; }
}
