using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Channels.Web.Assets;
using LeadershipBot.Channels.Web.Chat;
using LeadershipBot.Channels.Web.DecisionPages;
using LeadershipBot.Channels.Web.DeliveryPages;
using LeadershipBot.Channels.Web.Demo;
using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.GalleryPages;
using LeadershipBot.Channels.Web.KpiPages;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Channels.Web.PeoplePages;
using LeadershipBot.Channels.Web.ProjectPages;
using LeadershipBot.Channels.Web.WaitingPages;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Channels.Web;

/// <summary>The local web chat and the pages. Needs the core's messaging, a database source and gate, both clocks.</summary>
public static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(WebOptions.Section);
        services.AddOptions<WebOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var options = section.Get<WebOptions>() ?? new WebOptions();
        services.AddRazorComponents();
        services.AddProtection(options);
        services.AddSingleton<LocalChatFeed>().AddSingleton<WebRenderer>().AddSingleton<WebChannel>();
        services.AddSingleton<IChannel>(static s => s.GetRequiredService<WebChannel>());
        services.AddSingleton<SignIn>().AddSingleton<SetupCode>();
        services.AddSingleton<ChatActs>().AddSingleton<ChatEvents>().AddSingleton<PageAudit>().AddSingleton<SiteAssets>();
        services.AddSingleton<HostList>().AddSingleton<SignInLimit>().AddSingleton<VisitorReader>();
        // By a factory, because most installations have no stage to stand on.
        services.AddSingleton(static s => ActivatorUtilities.CreateInstance<DemoBar>(s));
        return services;
    }

    /// <summary>Puts the door in front of the pages, and only of the pages. Call it before endpoints are mapped.</summary>
    public static IApplicationBuilder UseWeb(this IApplicationBuilder app) => app.UseWhen(
        static http => http.GetEndpoint()?.Metadata.GetMetadata<WebSurface>() is not null,
        static pages => pages
            // Trusts only a proxy on this machine, the default of the middleware.
            .UseForwardedHeaders(new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor,
            })
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = static error => error switch
                {
                    BadHttpRequestException bad => bad.StatusCode,
                    InvalidDataException => StatusCodes.Status400BadRequest,
                    _ => StatusCodes.Status500InternalServerError,
                },
                ExceptionHandler = ErrorPage.ShowFailureAsync,
            })
            .UseMiddleware<WebDoor>());

    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder endpoints)
    {
        // The door checks the form token of every post itself, whether or not the endpoint reads a form.
        var pages = endpoints.MapGroup("").DisableAntiforgery().WithMetadata(new RequestSizeLimitMetadata(WebDoor.MaxBody));
        endpoints.ServiceProvider.GetRequiredService<SiteAssets>().Map(pages);
        SignInEndpoints.Map(pages);
        ChatEndpoint.Map(pages);
        ChatActs.Map(pages);
        ChatEvents.Map(pages);
        ProjectListEndpoint.Map(pages);
        ProjectEndpoint.Map(pages);
        KpiEndpoint.Map(pages);
        PeopleEndpoint.Map(pages);
        WaitingEndpoint.Map(pages);
        DecisionsEndpoint.Map(pages);
        DeliveriesEndpoint.Map(pages);
        GalleryEndpoint.Map(pages);
        if (endpoints.ServiceProvider.GetService<IDemoStage>() is not null)
            endpoints.ServiceProvider.GetRequiredService<DemoBar>().Map(pages);
        pages.MapFallback(static (HttpContext http) => ErrorPage.NotFound(http)).WithMetadata(new WebSurface(Entry.Anyone));
        return endpoints;
    }

    private static void AddProtection(this IServiceCollection services, WebOptions options)
    {
        services.AddDataProtection().SetApplicationName("LeadershipBot")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.GetFullPath(options.KeysDirectory)));
        services.AddAntiforgery(static antiforgery =>
        {
            antiforgery.Cookie.Name = Session.Cookie + ".form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication().AddCookie(Session.Scheme, cookie =>
        {
            cookie.Cookie.Name = Session.Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = (options.PublicUrl ?? options.Url)
                .StartsWith("https:", StringComparison.OrdinalIgnoreCase)
                ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
            cookie.SlidingExpiration = true;
        });
    }
}
