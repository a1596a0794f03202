using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Crashing;

/// <summary>The core's modules over a real file, its loops, and one route that takes clicks; prints its address when it is ready.</summary>
public static class CrashableApp
{
    private static readonly TimeSpan WorkEvery = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(CrashableSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AddServices(builder.Services, setup);
        await using var app = builder.Build();
        app.MapPost("/click/{key}/{user}", ClickAsync);
        var relay = app.Services.GetRequiredService<Relay>();
        await relay.MarkInterruptedAsync(CancellationToken.None);
        await app.StartAsync();
        var loops = new[]
        {
            RepeatAsync(() => relay.RunAsync(static () => { }, CancellationToken.None)),
            RepeatAsync(() => app.Services.GetRequiredService<InboxWorker>().RunAsync(static () => { }, CancellationToken.None)),
            RepeatAsync(() => WorkAsync(app.Services)),
        };
        Console.WriteLine(app.Urls.First());
        await Task.WhenAll(loops);
    }

    private static void AddServices(IServiceCollection services, CrashableSetup setup)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BusinessClock>(new AheadClock(TimeProvider.System, setup.Ahead));
        services.AddSingleton(LeadershipDbSource.For(new DatabaseOptions { ConnectionString = $"Data Source={setup.Database}" }));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddOptions<PulsesOptions>();
        services.AddMessaging().AddCommands().AddProjects().AddPulses(BankFile.LoadBuiltIn([]).Value)
            .AddKpis(CatalogueFile.LoadBuiltIn([]).Value)
            .AddWhys(TemplateFile.LoadBuiltIn([]).Value);
        services.AddOptions<WhysOptions>();
        services.Replace(ServiceDescriptor.Singleton<Waypoints>(new KillingWaypoints(setup.DieAt, setup.DieAfter)));
        services.Replace(ServiceDescriptor.Singleton<ICommandRouter, CountingRouter>());
        services.AddSingleton<IChannel>(new CountingChannel(setup.Platform));
    }

    /// <summary>Answers 200 only once the act is on disk: what a platform takes for "they have it".</summary>
    private static async Task<IResult> ClickAsync(string key, string user, Intake intake, BusinessClock clock, HttpContext http)
    {
        var from = new Address(new ChannelName(CountingChannel.ChannelName), "w1", user);
        await intake.AcceptAsync(new Inbound(InboundKind.Command, from, key, clock.Instant, key), http.RequestAborted);
        return Results.Ok();
    }

    private static async Task WorkAsync(IServiceProvider services)
    {
        foreach (var work in services.GetServices<IScheduledWork>())
            await work.RunAsync(CancellationToken.None);
        await Task.Delay(WorkEvery);
    }

    /// <summary>As the host's supervisor: a loop that fell begins again.</summary>
    private static async Task RepeatAsync(Func<Task> loop)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                await loop();
            }
            catch (Exception error)
            {
                await Console.Error.WriteLineAsync(error.ToString());
                await Task.Delay(WorkEvery);
            }
        }
    }
}
