using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Host.Demo;

/// <summary>Writes the company's people and projects, as an import would; all that happens to them later happens by itself.</summary>
internal static class DemoSeed
{
    public static Task WriteAsync(LeadershipDb db, DateTimeOffset start)
    {
        var sites = DemoCompany.Sites.ToDictionary(static s => s.Name, static s => new Site
        {
            Id = SiteId.New(), Name = s.Name, Zone = s.Zone, HolidayCalendar = s.Calendar,
        });
        var people = DemoCompany.People.ToDictionary(static p => p.Name, p => Person(p, sites[p.Site], start));
        var projects = new[] { DemoCompany.Mes, DemoCompany.Network }.ToDictionary(static n => n, n => new Project
        {
            Id = ProjectId.New(), Name = n, CreatedAt = start, Sites = [.. sites.Values],
        });
        db.AddRange(sites.Values);
        db.AddRange(people.Values);
        db.AddRange(projects.Values);
        db.Roles.AddRange(DemoCompany.Roles.Select(r => Role(r, projects, people, start)));
        db.Holidays.AddRange(Holidays(start));
        return Task.CompletedTask;
    }

    private static Person Person(DemoPerson person, Site site, DateTimeOffset start)
    {
        var id = PersonId.New();
        var address = LocalAddress.Of(id);
        return new Person
        {
            Id = id, Name = person.Name, Zone = site.Zone, SiteId = site.Id,
            InstallationRole = person.IsAdmin ? InstallationRole.Admin : InstallationRole.None,
            Identities =
            [
                new ChatIdentity
                {
                    Id = IdentityId.New(), PersonId = id, Channel = address.Channel.Value, Workspace = address.Workspace,
                    UserId = address.UserId, Preferred = true, LinkedAt = start,
                },
            ],
        };
    }

    private static RoleAssignment Role(
        DemoRole role, Dictionary<string, Project> projects, Dictionary<string, Person> people, DateTimeOffset start) => new()
        {
            Id = RoleId.New(), ProjectId = projects[role.Project].Id, PersonId = people[role.Person].Id, Kind = role.Kind,
            From = DateOnly.FromDateTime(start.UtcDateTime), WithVote = role.WithVote,
            ForPersonId = role.For is null ? null : people[role.For].Id,
        };

    private static IEnumerable<Holiday> Holidays(DateTimeOffset start) =>
        from year in Enumerable.Range(start.Year, 3)
        from site in DemoCompany.Sites
        from day in site.Holidays
        select new Holiday { Calendar = site.Calendar, Date = new DateOnly(year, day.Month, day.Day), Name = day.Name };
}
