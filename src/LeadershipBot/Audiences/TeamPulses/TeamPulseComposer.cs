using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>Writes a team pulse just before it leaves, and anew after each answer of its reader.</summary>
public sealed class TeamPulseComposer(IOptions<PrivacyOptions> options) : IComposer
{
    public MessageKind Kind => MessageKind.TeamPulse;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = new TeamAskId(row.SubjectId!.Value);
        if (await db.TeamAsks.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } ask)
            return new Composed.Drop("the question is gone");
        if (row.Revision == 0
            && await TeamCheck.WhyNotAsync(db, row.PersonId, ask.ProjectId, row.ExpiresAt, now, cancellationToken) is { } stop)
            return stop;
        var view = await TeamPulseView.ReadAsync(db, ask, options.Value, now, cancellationToken);
        return row.Revision == 0 && view.IsOver
            ? new Composed.Drop("closed meanwhile")
            : new Composed.Ready(TeamPulseMessages.Pulse(view));
    }
}

/// <summary>What is looked at once more before a first message to a team member leaves; whys and digests ask it too.</summary>
public static class TeamCheck
{
    /// <returns>Null when nothing is in the way.</returns>
    public static async Task<Composed?> WhyNotAsync(LeadershipDb db, PersonId reader, ProjectId project, DateTimeOffset? expiresAt,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Absences).FirstAsync(p => p.Id == reader, cancellationToken);
        if (person.LeftAt is not null || person.StoppedAt is not null)
            return new Composed.Drop(person.LeftAt is null ? "said stop" : "has left");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await db.Roles.AnyAsync(r => r.PersonId == reader && r.ProjectId == project && r.Kind == RoleKind.Member
                && r.From <= today && (r.Until == null || r.Until >= today), cancellationToken)
            || !await db.Projects.AnyAsync(p => p.Id == project && p.PilotStartedAt != null && p.PausedAt == null
                && p.Phase != Phase.Closed, cancellationToken))
            return new Composed.Drop("no longer in the team, or the project rests");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed == ClosedReason.Open)
            return null;
        return WorkingHours.NextOpen(now, availability, expiresAt ?? now.AddDays(14)) is { } open
            ? new Composed.Later(open, BriefRule.Why(closed))
            : new Composed.Drop(BriefRule.Why(closed));
    }
}
