using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>
/// Proposes what no command could: to a sponsor whose role has begun since, or whose account was linked after the pilot started.
/// </summary>
public sealed class CharterSweep(LeadershipDbSource source, WriteGate gate, Wakeups wakeups, BusinessClock clock) : IScheduledWork
{
    public string Name => "propose-charters";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var waiting = await WaitingAsync(now, cancellationToken);
        foreach (var projectId in waiting.Select(static r => r.ProjectId).Distinct())
            await gate.RunAsync(async (db, token) =>
            {
                var project = await db.Projects.AsTracking().FirstAsync(p => p.Id == projectId, token);
                var outbox = new Outbox(db, now, Correlation.New());
                foreach (var role in waiting.Where(r => r.ProjectId == projectId).DistinctBy(static r => r.PersonId))
                    await CharterProposal.ProposeAsync(db, outbox, project, role.PersonId, now, token);
            }, cancellationToken);
        if (waiting.Count > 0)
            wakeups.Relay.Set();
    }

    /// <summary>Current sponsors of running pilots who have an address and no charter on its way for the present phase.</summary>
    private async Task<List<RoleAssignment>> WaitingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var db = source.Open();
        return await db.Roles
            .Where(r => r.Kind == RoleKind.Sponsor && r.From <= today && (r.Until == null || r.Until >= today))
            .Where(r => db.Identities.Any(i => i.PersonId == r.PersonId && i.DeadReason == null))
            .Where(r => db.People.Any(p => p.Id == r.PersonId && p.LeftAt == null && p.StoppedAt == null))
            .Where(r => db.Projects.Any(p => p.Id == r.ProjectId && p.PilotStartedAt != null && p.Phase != Phase.Closed
                && !db.Charters.Any(c => c.ProjectId == p.Id && c.PersonId == r.PersonId && c.Phase == p.Phase
                    && (c.LogicalId != null || c.SignedAt != null))))
            .ToListAsync(cancellationToken);
    }
}
