using LeadershipBot.Audiences;
using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Sends;

/// <summary>What is looked at once more just before something leaves for somebody in a team or a lead.</summary>
internal static class TeamDoor
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <summary>Null when it may go out now.</summary>
    public static async Task<Composed?> StopAsync(
        LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (Reach.Why(person) is { } unreachable)
            return new Composed.Drop(unreachable);
        if (await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return new Composed.Later(now + LookAgain, "paused");
        if (TeamBudget.Kinds.Contains(row.Kind)
            && await TeamWeek.FullUntilAsync(db, row, person.Zone, now, cancellationToken) is { } free)
            return new Composed.Later(free, "one team message a week");
        var hours = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var closed = WorkingHours.WhyClosed(now, hours);
        if (closed == ClosedReason.Open)
            return null;
        var reason = closed == ClosedReason.Absent ? "away" : "outside working hours";
        return WorkingHours.NextOpen(now, hours, row.ExpiresAt ?? now.AddDays(30)) is { } open
            ? new Composed.Later(open, reason)
            : new Composed.Drop($"{reason} until it is out of date");
    }
}
