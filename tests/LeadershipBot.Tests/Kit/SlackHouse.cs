using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Slack.Life;
using LeadershipBot.Channels.Slack.Socket;
using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// A house with Slack: the real channel and endpoints against a fake Slack, both on real sockets; inbox and relay running.
/// Meral sponsors MES, Ali is its PMO; both are known in workspace T1.
/// </summary>
internal sealed class SlackHouse : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _front;
    private readonly HouseLoops _loops;
    private readonly CancellationTokenSource _stop = new();
    private Task _socket = Task.CompletedTask;

    private SlackHouse(BotHouse house, FakeSlack slack, WebApplication front)
    {
        (House, Slack, _front) = (house, slack, front);
        _loops = new HouseLoops(house);
        Driver = new SlackDriver(new Uri(front.Urls.First()), house);
    }

    public BotHouse House { get; }

    public FakeSlack Slack { get; }

    public SlackDriver Driver { get; }

    public required Person Ali { get; init; }

    public required Person Meral { get; init; }

    public required Project Project { get; init; }

    public static async Task<SlackHouse> OpenAsync(
        Action<Dictionary<string, string?>>? settings = null, Action<IServiceCollection>? more = null)
    {
        var slack = await FakeSlack.StartAsync();
        var house = await BotHouse.OpenAsync(setup =>
        {
            setup.Clockwork = false;
            setup.Services = services =>
            {
                services.AddSlack(Configuration(slack, settings));
                services.RemoveAll<IScheduledWork>();
                services.AddSingleton<SlackEndpoints>();
                services.AddCharts();
                more?.Invoke(services);
            };
        });
        var (project, ali, meral) = (Some.Project("MES"), Some.Person("Ali Demir", "slack", "T1"),
            Some.Person("Meral Kaya", "slack", "T1"));
        await house.AddAsync(ali, meral, project, Some.Role(project, ali, RoleKind.Pmo),
            Some.Role(project, meral, RoleKind.Sponsor));
        var front = await FrontAsync(house);
        return new SlackHouse(house, slack, front) { Ali = ali, Meral = meral, Project = project };
    }

    public static string User(Person person) => person.Identities[0].UserId;

    /// <summary>Makes the workspace known, as the clock would.</summary>
    public Task GreetAsync() => House.Get<SlackGreeting>().RunAsync(CancellationToken.None);

    /// <summary>Says something to somebody, as a use case would, and wakes the relay.</summary>
    public async Task SayAsync(Message message, Person person, MessageKind kind = MessageKind.PmoNotice)
    {
        await House.Gate.RunAsync((db, _) =>
        {
            new Outbox(db, House.Clock.Instant, Correlation.New()).Say(person, kind, message);
            return Task.CompletedTask;
        }, CancellationToken.None);
        House.Get<Relay>().Wake();
    }

    /// <summary>Waits for the relay to have ended a row in this state.</summary>
    public async Task<OutboxRow> UntilAsync(OutboxState state)
    {
        for (var tries = 0; ; tries++)
        {
            var rows = await House.OutboxAsync();
            if (rows.Find(r => r.State == state) is { } row)
                return row;
            if (tries > 1000)
                throw new TimeoutException(
                    $"No row is {state} but {string.Join("; ", rows.Select(static r => $"{r.State} {r.Reason}"))}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>The newest message in somebody's chat, waited for.</summary>
    public async Task<FakeSlackPost> NewestAsync(Person person, int atLeast = 1)
    {
        await HouseLoops.UntilAsync(() => Slack.Chat(User(person)).Count >= atLeast);
        return Slack.Chat(User(person))[^1];
    }

    /// <summary>Keeps a connection to Slack until the house is closed.</summary>
    public void Connect() =>
        _socket = Task.Run(() => House.Get<SlackSocketMode>().RunAsync(static () => { }, _stop.Token));

    public Task DisconnectAsync()
    {
        _stop.Cancel();
        return _socket.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await _loops.DisposeAsync();
        await _front.StopAsync();
        await _front.DisposeAsync();
        Driver.Dispose();
        await House.DisposeAsync();
        _stop.Dispose();
        await Slack.DisposeAsync();
    }

    private static IConfiguration Configuration(FakeSlack slack, Action<Dictionary<string, string?>>? change)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Slack:Enabled"] = "true", ["Slack:Mode"] = "Http", ["Slack:BotToken"] = FakeSlack.BotToken,
            ["Slack:AppToken"] = FakeSlack.AppToken, ["Slack:SigningSecret"] = Secret,
            ["Slack:ApiBaseUrl"] = slack.Api.ToString(),
        };
        change?.Invoke(settings);
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    /// <summary>The endpoints on a port of their own, in front of the house's services.</summary>
    private static async Task<WebApplication> FrontAsync(BotHouse house)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(house.Get<SlackEndpoints>());
        var front = builder.Build();
        SlackEndpoints.Map(front);
        await front.StartAsync();
        return front;
    }
}
