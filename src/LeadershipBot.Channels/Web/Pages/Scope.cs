using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>
/// What a reader of the PMO pages may see: an Admin everything, a PMO the projects they are PMO of and their people.
/// </summary>
internal static class Scope
{
    public static IQueryable<Project> ProjectsOf(LeadershipDb db, Visitor visitor, DateOnly today)
    {
        var (all, me) = (visitor.IsAdmin, visitor.Id);
        return db.Projects.Where(p => all || p.Roles.Any(r => r.PersonId == me && r.Kind == RoleKind.Pmo
            && r.From <= today && (r.Until == null || r.Until >= today)));
    }

    public static IQueryable<Person> PeopleOf(LeadershipDb db, Visitor visitor, DateOnly today)
    {
        var (all, me) = (visitor.IsAdmin, visitor.Id);
        var mine = ProjectsOf(db, visitor, today).Select(static p => p.Id);
        return db.People.Where(p => all || p.Id == me || db.Roles.Any(r => r.PersonId == p.Id && mine.Contains(r.ProjectId)));
    }
}
