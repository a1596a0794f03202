using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>
/// Writes the charter just before it is sent, as things stand then. It waits for the introduction: the first message a person
/// gets asks for nothing but a time.
/// </summary>
public sealed class CharterComposer : IComposer
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public MessageKind Kind => MessageKind.Charter;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = CharterId.From(row.SubjectId!.Value);
        var charter = await db.Charters.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (charter is null)
            return new Composed.Drop("the charter is gone");
        var project = await db.Projects.FirstAsync(p => p.Id == charter.ProjectId, cancellationToken);
        var applies = charter.Phase == project.Phase && await IsSponsorAsync(db, charter, now, cancellationToken);
        if (row.Revision > 0)
            return new Composed.Ready(applies || charter.SignedAt is not null
                ? CharterMessages.Card(await CharterView.ReadAsync(db, charter, cancellationToken))
                : CharterMessages.Withdrawn(project.Name));
        if (!applies)
            return new Composed.Drop(charter.Phase == project.Phase ? "no longer sponsor" : "another phase has begun");
        if (charter.SignedAt is not null)
            return new Composed.Drop("already agreed");
        return await NotNowAsync(db, project, row, now, cancellationToken)
            ?? new Composed.Ready(CharterMessages.Card(await CharterView.ReadAsync(db, charter, cancellationToken)));
    }

    private static Task<bool> IsSponsorAsync(LeadershipDb db, Charter charter, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Roles.AnyAsync(r => r.ProjectId == charter.ProjectId && r.PersonId == charter.PersonId
            && r.Kind == RoleKind.Sponsor
            && r.From <= today && (r.Until == null || r.Until >= today), cancellationToken);
    }

    private static async Task<Composed?> NotNowAsync(
        LeadershipDb db, Project project, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (Reach.Why(person) is { } unreachable)
            return new Composed.Drop(unreachable);
        if (project.PilotStartedAt is null)
            return new Composed.Later(now + LookAgain, "the pilot has not started");
        if (project.PausedAt is not null || await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return new Composed.Later(now + LookAgain, "paused");
        if (person.IntroducedAt is null || await IsIntroductionOnItsWayAsync(db, person.Id, cancellationToken))
            return new Composed.Later(now + LookAgain, "not introduced yet");
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        if (WorkingHours.IsOpen(now, hours))
            return null;
        return WorkingHours.NextOpen(now, hours, now + TimeSpan.FromDays(60)) is { } open
            ? new Composed.Later(open, WorkingHours.WhyClosed(now, hours) == ClosedReason.Absent ? "away"
                : "outside working hours")
            : new Composed.Drop("away for longer than two months");
    }

    private static Task<bool> IsIntroductionOnItsWayAsync(LeadershipDb db, PersonId person, CancellationToken cancellationToken) =>
        db.Outbox.AnyAsync(r => r.PersonId == person && r.Kind == MessageKind.Introduction && r.Revision == 0
            && (r.State == OutboxState.Pending || r.State == OutboxState.Sending), cancellationToken);
}
