using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>
/// Puts the charter of the present phase before the sponsor: once per phase and person, and only when the pilot has started.
/// Until then it is written but not sent; starting the pilot sends it.
/// </summary>
internal static class CharterProposal
{
    /// <summary>Long enough for a holiday; after that the next phase or <c>charter</c> brings it again.</summary>
    private static readonly TimeSpan Useful = TimeSpan.FromDays(30);

    /// <summary>Null for a phase that asks nothing of a sponsor.</summary>
    /// <param name="project">Tracked, with its present phase; may be new.</param>
    public static async Task<Charter?> ProposeAsync(
        LeadershipDb db, Outbox outbox, Project project, PersonId sponsor, DateTimeOffset now,
            CancellationToken cancellationToken)
    {
        if (CharterTerms.For(project.Phase) is not { } terms)
            return null;
        var charter = db.Charters.Local.FirstOrDefault(c =>
            c.ProjectId == project.Id && c.PersonId == sponsor && c.Phase == project.Phase)
            ?? await db.Charters.AsTracking().FirstOrDefaultAsync(
                c => c.ProjectId == project.Id && c.PersonId == sponsor && c.Phase == project.Phase, cancellationToken);
        if (charter is null)
        {
            charter = await NewAsync(db, project, sponsor, terms, now, cancellationToken);
            db.Charters.Add(charter);
        }
        if (project.PilotStartedAt is not null && charter is { SignedAt: null, LogicalId: null })
            await PostAsync(db, outbox, charter, now, cancellationToken);
        return charter;
    }

    /// <summary>The charters of everyone who sponsors the project today.</summary>
    public static async Task<int> ProposeAllAsync(Turn turn, Project project, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var sponsors = await turn.Db.Roles
            .Where(r => r.ProjectId == project.Id && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Select(r => r.PersonId).Distinct().ToListAsync(cancellationToken);
        foreach (var sponsor in sponsors)
            await ProposeAsync(turn.Db, turn.Outbox, project, sponsor, turn.Now, cancellationToken);
        return sponsors.Count;
    }

    private static async Task<Charter> NewAsync(LeadershipDb db, Project project, PersonId sponsor, CharterTerms terms,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var deputy = await db.Roles
            .Where(r => r.ProjectId == project.Id && r.Kind == RoleKind.Deputy && r.ForPersonId == sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .OrderByDescending(r => r.WithVote).Select(r => (PersonId?)r.PersonId).FirstOrDefaultAsync(cancellationToken);
        return new Charter
        {
            Id = CharterId.New(),
            ProjectId = project.Id,
            PersonId = sponsor,
            Phase = project.Phase,
            HoursPerFortnight = terms.HoursPerFortnight,
            Rhythm = CharterTerms.Write(terms.Rhythm, today),
            DecideWithinDays = terms.DecideWithinDays,
            DeputyId = deputy,
            Addresses = terms.Addresses,
            ProposedAt = now,
        };
    }

    private static async Task PostAsync(LeadershipDb db, Outbox outbox, Charter charter, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Identities).FirstAsync(p => p.Id == charter.PersonId, cancellationToken);
        if (Reach.Why(person) is not null || Outbox.PreferredAddress(person) is not { } address)
            return;
        var logical = LogicalMessageId.New();
        outbox.Post(person, address, logical, MessageKind.Charter, charter.Id.Value, now, now + Useful);
        charter.LogicalId = logical;
        charter.Version++;
    }
}
