using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.ProjectPages;

public sealed record ProjectRow(
    ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn, bool IsStarted, bool IsPaused,
    IReadOnlyList<SponsorName> Sponsors, int Waiting);

public sealed record SponsorName(PersonId Id, string Name);

/// <summary><c>/projects</c>: every project in sight.</summary>
internal static class ProjectListEndpoint
{
    private const string AuditName = "web.projects";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/projects", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, PageAudit audit, int? page,
        CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var number = Pager.Clamp(page);
        var (rows, pager) = Pager.Cut(await ReadAsync(db, visitor, clock.Instant, number, cancellationToken), number);
        var seen = rows.SelectMany(static r => r.Sponsors).Select(static s => s.Id);
        await audit.SawAsync(visitor, AuditName, seen, null, cancellationToken);
        return Page.Show<ProjectListPage>(http, _ => [("Rows", rows), ("Pager", pager)]);
    }

    private static Task<List<ProjectRow>> ReadAsync(
        LeadershipDb db, Visitor visitor, DateTimeOffset now, int page, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return Scope.ProjectsOf(db, visitor, today).OrderBy(static p => p.Name)
            .Skip((page - 1) * Page.Size).Take(Page.Size + 1)
            .Select(p => new ProjectRow(
                p.Id, p.Name, p.Phase, p.ApprovedOn, p.PilotStartedAt != null, p.PausedAt != null,
                p.Roles.Where(r => r.Kind == RoleKind.Sponsor && r.From <= today && (r.Until == null || r.Until >= today))
                    .Join(db.People, r => r.PersonId, x => x.Id, (_, x) => new SponsorName(x.Id, x.Name)).ToList(),
                db.Pulses.Count(u => u.ProjectId == p.Id
                    && db.Prompts.Any(q => q.Id == u.PromptId && q.State == PromptState.Open && q.DueAt <= now))))
            .ToListAsync(cancellationToken);
    }
}
