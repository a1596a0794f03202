using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Decisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.DecisionPages;

/// <summary><c>/decisions</c>: the register of the reader's projects, what is open first.</summary>
internal static class DecisionsEndpoint
{
    private const string AuditName = "web.decisions";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/decisions", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, PageAudit audit, int? page,
        CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var number = Pager.Clamp(page);
        var inSight = Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(clock.Instant.UtcDateTime));
        var register = await RegisterReading.ReadAsync(db, inSight, clock.Instant, cancellationToken);
        var (rows, pager) = Pager.Cut([.. register.Rows.Skip((number - 1) * Page.Size).Take(Page.Size + 1)], number);
        await audit.SawAsync(visitor, AuditName, rows.SelectMany(static r => r.DeciderIds), null, cancellationToken);
        return Page.Show<DecisionsPage>(http, _ => [("Register", register), ("Rows", rows), ("Pager", pager)]);
    }
}
