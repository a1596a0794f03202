using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Notices;

/// <summary>Whether something about a project's KPIs may go to somebody at this moment.</summary>
internal static class KpiDelivery
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(21);

    /// <returns>Null when it may.</returns>
    public static async Task<Composed?> NotNowAsync(
        LeadershipDb db, ProjectId projectId, PersonId personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var project = await db.Projects.FirstAsync(p => p.Id == projectId, cancellationToken);
        var person = await db.People.Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .FirstAsync(p => p.Id == personId, cancellationToken);
        if (Reach.Why(person) is { } unreachable)
            return new Composed.Drop(unreachable);
        if (project.Phase == Phase.Closed)
            return new Composed.Drop("the project is closed");
        if (project.PilotStartedAt is null)
            return new Composed.Later(now + LookAgain, "the pilot has not started");
        if (project.PausedAt is not null || await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return new Composed.Later(now + LookAgain, "paused");
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        if (WorkingHours.IsOpen(now, hours))
            return null;
        return WorkingHours.NextOpen(now, hours, now + LongestWait) is { } open
            ? new Composed.Later(open, WorkingHours.WhyClosed(now, hours) == ClosedReason.Absent ? "away"
                : "outside working hours")
            : new Composed.Drop("away for longer than three weeks");
    }
}
