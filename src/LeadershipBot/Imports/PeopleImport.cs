using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Imports;

/// <summary>People by e-mail address, else by name. An empty cell leaves what is known as it is.</summary>
internal sealed class PeopleImport : IImportWriter
{
    private static readonly (string Column, PersonField Field)[] Settings =
    [
        ("zone", PersonField.Zone), ("days", PersonField.Days), ("hours", PersonField.Hours), ("rota", PersonField.Rota),
        ("language", PersonField.Language), ("calendar", PersonField.Calendar), ("function", PersonField.Function),
    ];

    public ImportKind Kind => ImportKind.People;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var accounts = await AccountCells.LoadAsync(db, cancellationToken);
        var roles = await RoleCells.LoadAsync(db, session.Today, cancellationToken);
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, accounts, roles);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names,
        AccountCells accounts, RoleCells roles)
    {
        var name = cells.Has("name") ? cells.Read("name", PersonSettings.CheckName) : cells.Required("name", Person.MaxName);
        var email = cells.Read("email", PersonSettings.CheckEmail);
        var site = cells.Read("site", names.Site);
        var values = Settings.Select(s => (s.Field,
            Value: cells.Read(s.Column, text => PersonSettings.Check(s.Field, text)))).ToList();
        var wantedRoles = RoleCells.ReadPersonRoles(cells, names);
        if (name is null or "" || !cells.Good)
            return;
        var person = Find(cells, session, names, name, email);
        foreach (var role in wantedRoles.Where(r => r.Kind == RoleKind.Sponsor && roles.HasOtherSponsor(r.Project, person)))
            cells.Fault("roles",
                $"{role.Project.Name} has a sponsor already. Use the sponsor command, which takes the day of the change.");
        var wantedAccounts = cells.Good ? accounts.Read(cells, person) : [];
        if (cells.Good && person is null && values[0].Value is null && site is null)
            cells.Fault("zone", "A new person needs a time zone or a site. Write for example Europe/Berlin.");
        if (!cells.Good)
            return;
        var isNew = person is null;
        person ??= new Person { Id = PersonId.New(), Name = name, Zone = values[0].Value ?? site!.Zone, Email = email };
        var changes = Apply(person, name, email, site, values);
        changes.AddRange(accounts.Apply(db, person, wantedAccounts, session.Now));
        changes.AddRange(roles.Apply(db, person, wantedRoles));
        if (isNew)
        {
            db.People.Add(person);
            names.Add(person);
            session.Add(name);
            return;
        }
        person.Version += changes.Count > 0 ? 1 : 0;
        session.Change(person.Name, changes);
    }

    private static Person? Find(ImportCells cells, ImportSession session, ImportNames names, string name, string? email)
    {
        if (!session.First(email ?? $"name {Messaging.Commands.Folded.Of(name)}", cells.Line, out var earlier))
        {
            cells.Fault(email is null ? "name" : "email", $"The same person is on line {earlier}. Keep one of the two rows.");
            return null;
        }
        if (email is not null && names.ByEmail(email) is { } known)
            return known;
        var namesakes = names.ByName(name).Where(p => email is null || p.Email is null).ToList();
        if (namesakes.Count > 1)
            cells.Fault("name",
                $"There are {namesakes.Count} people called {name}. Give the e-mail address of the one you mean.");
        return namesakes.Count == 1 ? namesakes[0] : null;
    }

    private static List<string> Apply(Person person, string name, string? email, Site? site,
        List<(PersonField Field, string? Value)> values)
    {
        List<string> changes = [];
        if (person.Name != name)
            changes.Add($"name {person.Name} -> {name}");
        if (email is not null && person.Email != email)
            changes.Add($"e-mail {email}");
        if (site is not null && person.SiteId != site.Id)
            changes.Add($"site {site.Name}");
        (person.Name, person.Email, person.SiteId) = (name, email ?? person.Email, site?.Id ?? person.SiteId);
        foreach (var (field, value) in values)
        {
            if (value is null || PersonSettings.Read(person, field) == value)
                continue;
            changes.Add($"{field.ToString().ToLowerInvariant()} {PersonSettings.Read(person, field)} -> {value}");
            PersonSettings.Write(person, field, value);
        }
        return changes;
    }
}
