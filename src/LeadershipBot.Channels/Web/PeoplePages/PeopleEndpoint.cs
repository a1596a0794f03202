using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Channels.Web.PeoplePages;

public sealed record PersonRow(
    PersonId Id, string Name, string? Email, string Zone, InstallationRole InstallationRole, DateTimeOffset? StoppedAt,
    DateTimeOffset? LeftAt, IReadOnlyList<ChatIdentity> Identities, DateOnly? AwayUntil, IReadOnlyList<PersonRole> Roles);

public sealed record PersonRole(RoleKind Kind, string Project);

/// <summary><c>/people</c>: who can be reached.</summary>
internal static class PeopleEndpoint
{
    private const string AuditName = "web.people";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/people", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, IOptions<PilotOptions> pilot, PageAudit audit,
        int? page, CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var number = Pager.Clamp(page);
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        var (rows, pager) = Pager.Cut(await ReadAsync(db, visitor, today, number, cancellationToken), number);
        await audit.SawAsync(visitor, AuditName, rows.Select(static r => r.Id), null, cancellationToken);
        return Page.Show<PeoplePage>(http, _ => [("Rows", rows), ("Pager", pager), ("Pilot", pilot.Value)]);
    }

    private static Task<List<PersonRow>> ReadAsync(
        LeadershipDb db, Visitor visitor, DateOnly today, int page, CancellationToken cancellationToken)
    {
        var inSight = Scope.ProjectsOf(db, visitor, today);
        return Scope.PeopleOf(db, visitor, today).OrderBy(static p => p.Name).ThenBy(static p => p.Id)
            .Skip((page - 1) * Page.Size).Take(Page.Size + 1)
            .Select(p => new PersonRow(
                p.Id, p.Name, p.Email, p.Zone, p.InstallationRole, p.StoppedAt, p.LeftAt, p.Identities.ToList(),
                p.Absences.Where(a => a.From <= today && a.Until >= today).Max(static a => (DateOnly?)a.Until),
                db.Roles.Where(r => r.PersonId == p.Id && r.From <= today && (r.Until == null || r.Until >= today))
                    .Join(inSight, r => r.ProjectId, j => j.Id, (r, j) => new PersonRole(r.Kind, j.Name)).ToList()))
            .AsSplitQuery().ToListAsync(cancellationToken);
    }
}
