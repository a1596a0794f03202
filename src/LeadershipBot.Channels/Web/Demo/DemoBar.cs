using LeadershipBot.Channels.Web.Access;
using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.Demo;

/// <summary>The bar as one reader sees it.</summary>
public sealed record DemoView(IReadOnlyList<DemoPersona> People, DateTimeOffset Now, DemoProgress? Latest);

/// <summary>Lets a visitor of the demonstration change person and move time. One demonstration, one clock, one bar.</summary>
internal sealed class DemoBar(IDemoStage stage, WriteGate gate, BusinessClock clock)
{
    private DemoProgress? _latest;

    public DemoView View(Visitor? visitor) => new(
        [.. stage.People.OrderByDescending(p => p.Id == visitor?.Id)], stage.Now, _latest);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/demo/be", BeAsync).WithMetadata(new WebSurface(Entry.Anyone));
        endpoints.MapPost("/demo/advance", AdvanceAsync).WithMetadata(new WebSurface(Entry.Anyone));
    }

    private async Task<IResult> BeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!ShortId.TryRead(form["person"].ToString(), out var id) || stage.People.All(p => p.Id.Value != id))
            return ErrorPage.NotFound(http);
        var person = new PersonId(id);
        await gate.RunAsync((db, unit) => LocalAddress.EnsureAsync(db, person, clock.Instant, unit), cancellationToken);
        stage.Become(person);
        await Session.StartAsync(http, person);
        return Page.SeeOther("/");
    }

    private async Task<IResult> AdvanceAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        TimeSpan? by = form["by"].ToString() switch
        {
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            _ => null,
        };
        if (by is null)
            return ErrorPage.NotFound(http);
        _latest = await stage.AdvanceAsync(by.Value, cancellationToken);
        return Page.SeeOther(LocalPath(form["from"].ToString()));
    }

    /// <summary>Back to the page the bar stood on; anything that is not a plain path of this site goes home.</summary>
    private static string LocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
            && path.All(static c => char.IsAsciiLetterOrDigit(c) || "/-_".Contains(c, StringComparison.Ordinal))
            ? path : "/";
}
