using LeadershipBot.Data;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Channels.Web.ProjectPages;

/// <summary>Reads the page of one project: one bounded query per section.</summary>
internal sealed class ProjectStatusQuery(LeadershipDb db, DateTimeOffset now)
{
    private const int Many = 200;
    private const int Latest = 20;

    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    public async Task<ProjectStatus?> ReadAsync(IQueryable<Project> inSight, ProjectId id, CancellationToken cancellationToken)
    {
        var facts = await inSight.Where(p => p.Id == id).Select(static p => new ProjectFacts(
            p.Id, p.Name, p.Phase, p.ApprovedOn, p.ComparedWithCharter, p.PilotStartedAt, p.PausedAt,
            p.Sites.OrderBy(s => s.Name).Select(s => s.Name).ToList())).FirstOrDefaultAsync(cancellationToken);
        return facts is null ? null : new ProjectStatus(
            facts,
            await RolesAsync(id, cancellationToken),
            await db.Outcomes.Where(o => o.ProjectId == id).OrderBy(static o => o.Seq).Take(Latest)
                .ToListAsync(cancellationToken),
            await ChartersAsync(id, cancellationToken),
            await NextBriefsAsync(id, cancellationToken),
            await AnswersAsync(id, cancellationToken),
            await WaitingAsync(id, cancellationToken));
    }

    private Task<List<RoleRow>> RolesAsync(ProjectId id, CancellationToken cancellationToken) => Current(id)
        .OrderBy(static r => r.From).Take(Many)
        .Select(r => new RoleRow(
            r.Kind, db.People.First(p => p.Id == r.PersonId).Name,
            db.People.Where(p => p.Id == r.ForPersonId).Select(static p => p.Name).FirstOrDefault(), r.Until, r.WithVote))
        .ToListAsync(cancellationToken);

    private Task<List<CharterRow>> ChartersAsync(ProjectId id, CancellationToken cancellationToken) => db.Charters
        .Where(c => c.ProjectId == id).OrderByDescending(static c => c.ProposedAt).Take(Latest)
        .Select(c => new CharterRow(
            db.People.First(p => p.Id == c.PersonId).Name, c.Phase, c.HoursPerFortnight, c.DecideWithinDays, c.SignedAt,
            c.ProposedAt, c.ChangeWanted))
        .ToListAsync(cancellationToken);

    private Task<List<NextBrief>> NextBriefsAsync(ProjectId id, CancellationToken cancellationToken)
    {
        var asked = Current(id).Where(static r => r.Kind == RoleKind.Sponsor || r.Kind == RoleKind.Deputy)
            .Select(static r => r.PersonId);
        return db.CadenceLines.Where(c => c.Kind == PromptKind.Brief && asked.Contains(c.PersonId))
            .OrderBy(static c => c.NextAt).Take(Latest)
            .Select(c => new NextBrief(db.People.First(p => p.Id == c.PersonId).Name, c.NextAt, c.PausedUntil, c.Recurrence))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Answers of sponsors and those who answer for them; what a team member said is never listed by name.</summary>
    private Task<List<AnswerRow>> AnswersAsync(ProjectId id, CancellationToken cancellationToken) => db.Answers
        .Where(a => !a.Withdrawn
            && db.Pulses.Any(u => u.Id == a.PulseId && u.ProjectId == id
                && db.Prompts.Any(q => q.Id == u.PromptId && q.Kind == PromptKind.Brief)))
        .OrderByDescending(static a => a.At).Take(Latest)
        .Select(a => new AnswerRow(
            a.RespondentId, db.People.First(p => p.Id == a.RespondentId).Name, a.ItemId, a.Value, a.At, a.Capacity, a.Late,
            a.Edits > 0, db.Pulses.First(u => u.Id == a.PulseId).Questions))
        .ToListAsync(cancellationToken);

    private Task<List<WaitingBrief>> WaitingAsync(ProjectId id, CancellationToken cancellationToken) => db.Prompts
        .Where(q => q.State == PromptState.Open && q.DueAt <= now && q.Pulses.Any(u => u.ProjectId == id))
        .OrderBy(static q => q.DueAt).Take(Latest)
        .Select(q => new WaitingBrief(db.People.First(p => p.Id == q.PersonId).Name, q.DueAt, q.ClosesAt, q.RemindedAt))
        .ToListAsync(cancellationToken);

    private IQueryable<RoleAssignment> Current(ProjectId id) =>
        db.Roles.Where(r => r.ProjectId == id && r.From <= _today && (r.Until == null || r.Until >= _today));
}
