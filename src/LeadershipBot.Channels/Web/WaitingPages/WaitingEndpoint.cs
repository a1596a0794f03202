using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Data;
using LeadershipBot.Decisions;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.WaitingPages;

/// <summary>
/// One thing that waits on one person. <paramref name="ClosesAt"/> is null for what stays open until it is done.
/// </summary>
public sealed record WaitingRow(
    PersonId PersonId, string Name, string What, IReadOnlyList<string> Projects, DateTimeOffset Since, DateTimeOffset? ClosesAt);

/// <summary><c>/waiting</c>: open briefs, decisions and unsigned charters, oldest first.</summary>
internal static class WaitingEndpoint
{
    private const string AuditName = "web.waiting";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/waiting", ShowAsync).WithMetadata(new WebSurface(Entry.Pmo));

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visitor visitor, LeadershipDbSource source, BusinessClock clock, PageAudit audit, int? page,
        CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var number = Pager.Clamp(page);
        var until = number * Page.Size + 1;
        var briefs = await BriefsAsync(db, visitor, clock.Instant, until, cancellationToken);
        var charters = await ChartersAsync(db, visitor, clock.Instant, until, cancellationToken);
        var decisions = await DecisionsAsync(db, visitor, clock.Instant, until, cancellationToken);
        // Three sources, one order: each gives its oldest, and the page is cut from all together.
        var all = briefs.Concat(charters).Concat(decisions).OrderBy(static r => r.Since).Skip((number - 1) * Page.Size).Take(Page.Size + 1)
            .ToList();
        var (rows, pager) = Pager.Cut(all, number);
        await audit.SawAsync(visitor, AuditName, rows.Select(static r => r.PersonId), null, cancellationToken);
        return Page.Show<WaitingPage>(http, _ => [("Rows", rows), ("Pager", pager)]);
    }

    private static Task<List<WaitingRow>> BriefsAsync(
        LeadershipDb db, Visitor visitor, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        var inSight = Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime));
        return db.Prompts
            .Where(q => q.State == PromptState.Open && q.DueAt <= now && q.Pulses.Any(u => inSight.Any(j => j.Id == u.ProjectId)))
            .OrderBy(static q => q.DueAt).Take(take)
            .Select(q => new WaitingRow(
                q.PersonId, db.People.First(p => p.Id == q.PersonId).Name, WaitingMessages.BriefName,
                q.Pulses.Join(inSight, u => u.ProjectId, j => j.Id, (_, j) => j.Name).ToList(), q.DueAt, q.ClosesAt))
            .AsSplitQuery().ToListAsync(cancellationToken);
    }

    private static async Task<List<WaitingRow>> ChartersAsync(
        LeadershipDb db, Visitor visitor, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        var rows = await db.Charters.Where(static c => c.SignedAt == null)
            .Join(Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime)), c => c.ProjectId, j => j.Id,
                (c, j) => new { c.PersonId, c.ProposedAt, Project = j.Name })
            .Join(db.People, x => x.PersonId, p => p.Id, (x, p) => new { x.PersonId, p.Name, x.Project, x.ProposedAt })
            .OrderBy(static x => x.ProposedAt).Take(take).ToListAsync(cancellationToken);
        return rows.ConvertAll(static x =>
            new WaitingRow(x.PersonId, x.Name, WaitingMessages.CharterName, [x.Project], x.ProposedAt, null));
    }

    /// <summary>A decision that was passed on is as old as when it was first asked.</summary>
    private static async Task<List<WaitingRow>> DecisionsAsync(
        LeadershipDb db, Visitor visitor, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        var rows = await db.DecisionSeats.Where(static s => s.State == SeatState.Open)
            .Join(db.Decisions.Where(static d => d.State == DecisionState.Open), s => s.DecisionId, d => d.Id,
                (s, d) => new { s.PersonId, d.ProjectId, d.Key, d.Question, d.AskedAt })
            .Join(Scope.ProjectsOf(db, visitor, DateOnly.FromDateTime(now.UtcDateTime)), x => x.ProjectId, j => j.Id,
                (x, j) => new { x.PersonId, x.Key, x.Question, x.AskedAt, Project = j.Name })
            .Join(db.People, x => x.PersonId, p => p.Id, (x, p) =>
                new { x.PersonId, p.Name, x.Key, x.Question, x.Project, x.AskedAt })
            .OrderBy(static x => x.AskedAt).Take(take).ToListAsync(cancellationToken);
        return rows.ConvertAll(static x => new WaitingRow(
            x.PersonId, x.Name, WaitingMessages.Decision(x.Key, x.Question), [x.Project], x.AskedAt, null));
    }
}
