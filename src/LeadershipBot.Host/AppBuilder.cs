using LeadershipBot.Audiences;
using LeadershipBot.Channels.Api;
using LeadershipBot.Channels.Http;
using LeadershipBot.Channels.Slack;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Web;
using LeadershipBot.Charts;
using LeadershipBot.Decisions;
using LeadershipBot.Host.Demo;
using LeadershipBot.Host.Doctor;
using LeadershipBot.Host.Health;
using LeadershipBot.Host.Loops;
using LeadershipBot.Host.Schedules;
using LeadershipBot.Imports;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Host;

/// <summary>The one composition of the product. A module adds itself in one line, its routes in another.</summary>
public static class AppBuilder
{
    /// <summary>
    /// Builds the app; nothing is opened or started yet. Refuses wrong settings and questions that do not load.
    /// </summary>
    public static Outcome<WebApplication> Build(AppSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        AppSettings.AddSources(builder.Configuration, setup);
        ModelWarmUp.Begin(builder.Configuration);
        if (!Questions.Load(builder.Configuration).TryGet(out var bank, out var wrong))
            return wrong;
        if (!WhyTemplates.Load(builder.Configuration).TryGet(out var templates, out wrong))
            return wrong;
        if (!KpiCatalogues.Load(builder.Configuration).TryGet(out var catalogue, out wrong))
            return wrong;
        string?[] addresses =
            [builder.Configuration["Web:Url"] ?? "http://127.0.0.1:5080", builder.Configuration["Web:PlatformUrl"]];
        builder.WebHost.UseUrls([.. addresses.OfType<string>().Where(static a => a.Length > 0)]);
        AddLogs(builder);
        AddServices(builder, setup, bank, templates, catalogue);
        setup.Configure?.Invoke(builder.Services);
        var app = builder.Build();
        if (app.Services.WrongOptions() is { } refusal)
        {
            ((IDisposable)app).Dispose();
            return refusal;
        }
        MapRoutes(app);
        return app;
    }

    private static void AddServices(
        WebApplicationBuilder builder, AppSetup setup, QuestionBank bank, TemplateSet templates, KpiCatalogue catalogue)
    {
        var services = builder.Services;
        services.AddSingleton(setup);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusinessClock, SystemBusinessClock>();
        services.AddDatabase();
        services.AddSection<PulsesOptions>(PulsesOptions.Section);
        services.AddSection<PilotOptions>(PilotOptions.Section);
        services.AddSection<RetentionOptions>(RetentionOptions.Section);
        services.AddSection<WhysOptions>(WhysOptions.Section);
        services.AddMessaging();
        services.AddCommands();
        services.AddPeople();
        services.AddProjects();
        services.AddImports();
        services.AddCharts();
        services.AddPulses(bank);
        services.AddSection<KpisOptions>(KpisOptions.Section);
        services.AddKpis(catalogue);
        services.AddSection<PrivacyOptions>(PrivacyOptions.Section);
        services.AddAudiences();
        services.AddDecisions();
        services.AddWhys(templates);
        services.AddWeb(builder.Configuration);
        services.AddSlack(builder.Configuration);
        services.AddTeams(builder.Configuration);
        services.AddApi();
        services.AddHealth();
        services.AddDoctor();
        services.AddLoops(builder.Configuration, setup.Background || setup.Demo is not null);
        services.AddSchedules(builder.Configuration, setup.Background);
        if (setup.Demo is { } demo)
            services.AddDemo(demo.Start);
        // One failed loop is restarted by its supervisor; a failure of any other must not end the process either.
        services.Configure<HostOptions>(static host =>
        {
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
            host.ShutdownTimeout = TimeSpan.FromSeconds(25);
        });
    }

    private static void MapRoutes(WebApplication app)
    {
        app.UsePlatformPort(app.Configuration["Web:PlatformUrl"]);
        app.UseWeb();
        app.MapHealth();
        var platforms = app.MapPlatforms();
        platforms.MapTeams();
        platforms.MapSlack();
        app.MapApi();
        app.MapWeb();
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        // Why a start failed is said in one sentence by the verb; the framework would print the same as a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (builder.Configuration["Logging:Console:FormatterName"] is null)
        {
            builder.Logging.AddSimpleConsole(static console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
                console.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
            });
        }
    }
}
