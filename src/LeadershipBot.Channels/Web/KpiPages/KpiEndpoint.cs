using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Kpis;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.KpiPages;

/// <summary><c>/kpis</c>: every project in sight with its counts; <c>/projects/{id}/kpis</c>: one project's KPIs and
/// trends.</summary>
internal static class KpiEndpoint
{
    private const string AuditName = "web.kpis";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/kpis", ListAsync).WithMetadata(new WebSurface(Entry.Pmo));
        endpoints.MapGet("/projects/{id}/kpis", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));
    }

    private static async Task<IResult> ListAsync(HttpContext http, Visitor visitor, LeadershipDbSource source,
        BusinessClock clock,
        int? page, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var number = Pager.Clamp(page);
        await using var db = source.Open();
        var (projects, pager) = Pager.Cut(await Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime))
            .OrderBy(static p => p.Name).Skip((number - 1) * Page.Size).Take(Page.Size + 1)
            .Select(static p => new ProjectKpis(p.Id, p.Name, Array.Empty<KpiView>())).ToListAsync(cancellationToken), number);
        var views = (await KpiBook.OfAsync(db, [.. projects.Select(static p => p.Id)], now, cancellationToken))
            .ToLookup(static v => v.Kpi.ProjectId);
        return Page.Show<KpiListPage>(http, _ =>
            [("Projects", projects.Select(p => p with { Views = [.. views[p.Id]] }).ToList()), ("Pager", pager)]);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, Visitor visitor, LeadershipDbSource source,
        BusinessClock clock, PageAudit audit, CancellationToken cancellationToken)
    {
        if (!ShortId.TryRead(id, out var value))
            return ErrorPage.NotFound(http);
        var (project, now) = (new ProjectId(value), clock.Instant);
        await using var db = source.Open();
        if (await Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime)).Where(p => p.Id == project)
            .Select(static p => p.Name).FirstOrDefaultAsync(cancellationToken) is not { } name)
            return ErrorPage.NotFound(http);
        var views = await KpiBook.OfAsync(db, [project], now, cancellationToken);
        await audit.SawAsync(visitor, AuditName, views.Select(static v => v.Kpi.OwnerId).OfType<People.PersonId>(), project,
            cancellationToken);
        return Page.Show<KpiPage>(http, _ => [("Project", new ProjectKpis(project, name, views))]);
    }
}

/// <summary>A project with its KPIs, by name.</summary>
public sealed record ProjectKpis(ProjectId Id, string Name, IReadOnlyList<KpiView> Views);
