using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>A charter as it is shown: its terms in words, and who is who.</summary>
public sealed record CharterView(
    CharterId Id, string Project, string Sponsor, Phase Phase, int HoursPerFortnight, CharterRhythm Rhythm, int DecideWithinDays,
    string? Deputy, string? Addresses, string? Outcome, string? StopCondition, string Pmo, DateTimeOffset? SignedAt,
        string? Changed)
{
    public static async Task<CharterView> ReadAsync(LeadershipDb db, Charter charter, CancellationToken cancellationToken)
    {
        var project = await db.Projects.Where(p => p.Id == charter.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        var sponsor = await NameAsync(db, charter.PersonId, cancellationToken);
        var deputy = charter.DeputyId is { } id ? await NameAsync(db, id, cancellationToken) : null;
        var outcome = await db.Outcomes.Where(o => o.ProjectId == charter.ProjectId).OrderBy(o => o.Seq)
            .Select(o => new { o.Sentence, o.Target }).FirstOrDefaultAsync(cancellationToken);
        var pmo = await db.Roles.Where(r => r.ProjectId == charter.ProjectId && r.Kind == RoleKind.Pmo && r.Until == null)
            .Join(db.People, r => r.PersonId, p => p.Id, (_, p) => p.Name).OrderBy(n => n).FirstOrDefaultAsync(cancellationToken);
        return new CharterView(charter.Id, project, sponsor!, charter.Phase, charter.HoursPerFortnight,
            CharterTerms.Read(charter.Rhythm),
            charter.DecideWithinDays, deputy, charter.Addresses,
            outcome is null ? null : outcome.Target is null ? outcome.Sentence : $"{outcome.Sentence} ({outcome.Target})",
            charter.StopCondition, pmo ?? "the PMO", charter.SignedAt, charter.ChangeWanted);
    }

    private static Task<string?> NameAsync(LeadershipDb db, PersonId id, CancellationToken cancellationToken) =>
        db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
}
