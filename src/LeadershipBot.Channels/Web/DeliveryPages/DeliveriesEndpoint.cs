using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.DeliveryPages;

public sealed record DeliveryRow(
    long Seq, DateTimeOffset At, PersonId PersonId, string Name, MessageKind Kind, LedgerEvent Event, int Revision,
    string? Project, string? Reason);

public sealed record DeliveryChoice(PersonId? Person, ProjectId? Project, long? Before)
{
    public bool IsFiltered => Person is not null || Project is not null;
}

/// <summary>A person or project to choose from.</summary>
public sealed record Named(Guid Id, string Name);

public sealed record DeliveryModel(
    IReadOnlyList<DeliveryRow> Rows, bool HasOlder, DeliveryChoice Choice, IReadOnlyList<Named> People,
    IReadOnlyList<Named> Projects);

/// <summary><c>/deliveries</c>: the ledger, newest first, of one person or project if asked.</summary>
internal static class DeliveriesEndpoint
{
    private const string AuditName = "web.deliveries";
    private const int MaxChoices = 500;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/deliveries", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, PageAudit audit,
        string? person, string? project, long? before, CancellationToken cancellationToken)
    {
        var choice = new DeliveryChoice(
            ShortId.TryRead(person, out var personId) ? new PersonId(personId) : null,
            ShortId.TryRead(project, out var projectId) ? new ProjectId(projectId) : null, before);
        var today = DateOnly.FromDateTime(clock.Instant.UtcDateTime);
        await using var db = source.Open();
        var people = Scope.PeopleOf(db, visitor, today);
        var projects = Scope.ProjectsOf(db, visitor, today);
        var rows = await ReadAsync(db, people, choice, cancellationToken);
        var model = new DeliveryModel(
            [.. rows.Take(Page.Size)], rows.Count > Page.Size, choice,
            await people.OrderBy(static p => p.Name).Take(MaxChoices)
                .Select(static p => new Named(p.Id.Value, p.Name)).ToListAsync(cancellationToken),
            await projects.OrderBy(static p => p.Name).Take(MaxChoices)
                .Select(static p => new Named(p.Id.Value, p.Name)).ToListAsync(cancellationToken));
        await audit.SawAsync(visitor, AuditName, model.Rows.Select(static r => r.PersonId), null, cancellationToken);
        return Page.Show<DeliveriesPage>(http, _ => [("Model", model)]);
    }

    private static Task<List<DeliveryRow>> ReadAsync(
        LeadershipDb db, IQueryable<Person> people, DeliveryChoice choice, CancellationToken cancellationToken)
    {
        var (person, project, before) = choice;
        return db.Ledger
            .Where(l => (person == null || l.PersonId == person) && (project == null || l.ProjectId == project)
                && (before == null || l.Seq < before))
            .Join(people, l => l.PersonId, p => p.Id, (l, p) => new { Row = l, p.Name })
            .OrderByDescending(static x => x.Row.Seq).Take(Page.Size + 1)
            .Select(x => new DeliveryRow(
                x.Row.Seq, x.Row.At, x.Row.PersonId, x.Name, x.Row.Kind, x.Row.Event, x.Row.Revision,
                db.Projects.Where(j => j.Id == x.Row.ProjectId).Select(static j => j.Name).FirstOrDefault(), x.Row.Reason))
            .ToListAsync(cancellationToken);
    }
}
