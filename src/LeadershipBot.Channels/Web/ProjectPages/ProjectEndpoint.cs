using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.ProjectPages;

/// <summary><c>/projects/{id}</c>: where one project stands.</summary>
internal static class ProjectEndpoint
{
    private const string AuditName = "web.project";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/projects/{id}", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        string id, HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, PageAudit audit,
        CancellationToken cancellationToken)
    {
        if (!ShortId.TryRead(id, out var value))
            return ErrorPage.NotFound(http);
        var project = new ProjectId(value);
        var now = clock.Instant;
        await using var db = source.Open();
        var inSight = Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime));
        if (await new ProjectStatusQuery(db, now).ReadAsync(inSight, project, cancellationToken) is not { } status)
            return ErrorPage.NotFound(http);
        await audit.SawAsync(visitor, AuditName, status.Answers.Select(static a => a.PersonId), project, cancellationToken);
        return Page.Show<ProjectPage>(http, _ => [("Status", status)]);
    }
}
