using LeadershipBot.Channels.Web.Assets;
using LeadershipBot.Channels.Web.Demo;
using LeadershipBot.Channels.Web.Door;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>
/// What every page needs around its content: the reader, their clock, the form token, the style sheet's address.
/// </summary>
public sealed record PageFrame(Visitor? Visitor, ReaderTime Time, string Path, FormToken Token, SiteAssets Assets, DemoView? Demo)
{
    public static PageFrame Of(HttpContext http)
    {
        var services = http.RequestServices;
        var visitor = http.Features.Get<Visitor>();
        var time = new ReaderTime(visitor?.Zone ?? "UTC", services.GetRequiredService<BusinessClock>().Instant);
        var tokens = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return new PageFrame(
            visitor, time, http.Request.Path.Value ?? "/", new FormToken(tokens.FormFieldName, tokens.RequestToken!),
            services.GetRequiredService<SiteAssets>(), DemoOf(services, visitor));
    }

    private static DemoView? DemoOf(IServiceProvider services, Visitor? visitor) =>
        services.GetService<IDemoStage>() is null ? null : services.GetRequiredService<DemoBar>().View(visitor);
}

/// <summary>The hidden field that proves a post comes from a page of this site.</summary>
public sealed record FormToken(string Field, string Value);
