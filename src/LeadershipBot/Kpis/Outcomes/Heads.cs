using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Outcomes;

/// <summary>Which side of a project a head speaks for.</summary>
public enum HeadSide { It, Ot }

/// <summary>
/// The heads of IT and OT on a project: its leads, by what they do. A lead who works in IT is the head of IT, a lead of any other
/// function the head of OT; whose function is not said speaks for neither, since guessing would decide who may agree.
/// </summary>
public static class Heads
{
    public static async Task<IReadOnlyDictionary<HeadSide, Person>> OfAsync(
        LeadershipDb db, ProjectId project, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var leads = db.Roles.Where(r => r.ProjectId == project && r.Kind == RoleKind.Lead && r.From <= today
            && (r.Until == null || r.Until >= today)).Select(r => r.PersonId);
        var people = await db.People.Include(p => p.Identities).Where(p => leads.Contains(p.Id) && p.LeftAt == null)
            .OrderBy(p => p.Name).ToListAsync(cancellationToken);
        return people.Where(static p => p.Function != WorkFunction.Unsaid).GroupBy(static p => SideOf(p.Function))
            .ToDictionary(static g => g.Key, static g => g.First());
    }

    public static HeadSide SideOf(WorkFunction function) => function == WorkFunction.It ? HeadSide.It : HeadSide.Ot;
}
