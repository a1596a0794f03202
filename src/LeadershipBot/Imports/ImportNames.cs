using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>
/// Finds what a cell refers to. A file is not a conversation: only an e-mail address or the whole name counts, and a slip gets
/// the nearest names as its cure.
/// </summary>
internal sealed class ImportNames
{
    private readonly Dictionary<string, List<Person>> _people = [];
    private readonly Dictionary<string, Project> _projects = [];
    private readonly Dictionary<string, Site> _sites = [];

    public static async Task<ImportNames> LoadAsync(LeadershipDb db, CancellationToken cancellationToken)
    {
        var names = new ImportNames();
        foreach (var person in await db.People.AsTracking().Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .Where(p => p.LeftAt == null).ToListAsync(cancellationToken))
            names.Add(person);
        foreach (var project in await db.Projects.AsTracking().Include(p => p.Sites).ToListAsync(cancellationToken))
            names.Add(project);
        foreach (var site in await db.Sites.AsTracking().ToListAsync(cancellationToken))
            names.Add(site);
        return names;
    }

    public void Add(Person person)
    {
        Put(Folded.Of(person.Name), person);
        if (person.Email is { } email)
            Put(email.ToLowerInvariant(), person);
    }

    public void Add(Project project) => _projects[Folded.Of(project.Name)] = project;

    public void Add(Site site) => _sites[Folded.Of(site.Name)] = site;

    public Person? ByEmail(string email) => _people.GetValueOrDefault(email.ToLowerInvariant())?.Find(p => p.Email is not null);

    public IReadOnlyList<Person> ByName(string name) => _people.GetValueOrDefault(Folded.Of(name)) ?? [];

    public Person? ById(PersonId id) => _people.Values.SelectMany(static p => p).FirstOrDefault(p => p.Id == id);

    public Project? ProjectOrNull(string name) => _projects.GetValueOrDefault(Folded.Of(name));

    public Site? SiteOrNull(string name) => _sites.GetValueOrDefault(Folded.Of(name));

    public Outcome<Person> Person(string text)
    {
        var found = text.Contains('@', StringComparison.Ordinal) ? ByEmail(text) is { } one ? [one] : [] : ByName(text);
        return found switch
        {
            [var only] => only,
            [] => Refusal.NotFound(
                $"'{ImportCells.Short(text)}' is nobody I know.{Near(text, People())} Import the people first."),
            _ => Refusal.Conflict($"There are {found.Count} people called '{ImportCells.Short(text)}'. Use the e-mail address."),
        };
    }

    public Outcome<Project> Project(string text) => ProjectOrNull(text) is { } project
        ? project
        : Refusal.NotFound($"'{ImportCells.Short(text)}' is no project I "
            + $"know.{Near(text, _projects.Values.Select(static p => p.Name))} Import the projects first.");

    public Outcome<Site> Site(string text) => SiteOrNull(text) is { } site
        ? site
        : Refusal.NotFound($"'{ImportCells.Short(text)}' is no site I "
            + $"know.{Near(text, _sites.Values.Select(static s => s.Name))} "
            + "Leave it empty for now: the projects import makes sites, and importing this list again then fills it in.");

    private IEnumerable<string> People() =>
        _people.Values.SelectMany(static p => p).DistinctBy(static p => p.Id).Select(static p => p.Name);

    private void Put(string key, Person person)
    {
        if (!_people.TryGetValue(key, out var list))
            _people[key] = list = [];
        if (!list.Contains(person))
            list.Add(person);
    }

    private static string Near(string text, IEnumerable<string> names)
    {
        var near = new NameList([.. names.Select(static n => new NameEntry(n, Guid.Empty, n))]).Nearest(text, 2);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(static n => n.Name))}?";
    }
}
