using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Loops;

/// <summary>Opening loops and asking which are overdue.</summary>
public static class PulseLoops
{
    private static readonly WorkingDays Within = new(5);

    /// <summary>A pulse has closed: from now on an answer is owed, within five working days of the project's office.</summary>
    internal static async Task<PulseLoop> OpenAsync(
        LeadershipDb db, ProjectId project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var office = await Pmos.OfAsync(db, project, now, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var due = office.Count == 0 ? null : WorkingHours.AddWorkingDays(now, Within, book.Of(office[0]));
        return db.PulseLoops.Add(new PulseLoop
        {
            Id = PulseLoopId.New(), ProjectId = project, OpenedAt = now, DueAt = due ?? now.AddDays(7),
        }).Entity;
    }

    /// <summary>Those of the projects whose last team pulse has not been answered for in time.</summary>
    public static async Task<IReadOnlySet<ProjectId>> OverdueAsync(LeadershipDb db, IReadOnlyCollection<ProjectId> projects,
        DateTimeOffset now, CancellationToken cancellationToken) =>
        (await db.PulseLoops.Where(l => projects.Contains(l.ProjectId) && l.ClosedAt == null && l.DueAt <= now)
            .Select(l => l.ProjectId).Distinct().ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>The oldest loop that is still owed an answer.</summary>
    public static Task<PulseLoop?> OldestOpenAsync(LeadershipDb db, ProjectId project, CancellationToken cancellationToken) =>
        db.PulseLoops.AsTracking().Where(l => l.ProjectId == project && l.ClosedAt == null).OrderBy(l => l.OpenedAt)
            .FirstOrDefaultAsync(cancellationToken);
}
