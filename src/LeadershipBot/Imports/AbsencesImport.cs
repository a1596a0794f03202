using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;

namespace LeadershipBot.Imports;

/// <summary>Absences, added where they are not known yet; the same file again changes nothing.</summary>
internal sealed class AbsencesImport : IImportWriter
{
    public ImportKind Kind => ImportKind.Absences;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names)
    {
        foreach (var column in (string[])["person", "from", "until"])
            if (!cells.Has(column))
                cells.Required(column, 1);
        var person = cells.Read("person", names.Person);
        var (from, until) = (cells.Date("from"), cells.Date("until"));
        if (until < from)
            cells.Fault("until", $"{until:yyyy-MM-dd} is before {from:yyyy-MM-dd}. Swap the two dates.");
        else if (until?.DayNumber - from?.DayNumber >= DateWords.LongestSpan)
            cells.Fault("until", $"This is longer than {DateWords.LongestSpan} days. Split it, or check the years.");
        if (!cells.Good || person is null || from is not { } first || until is not { } last)
            return;
        var span = new DateSpan(first, last);
        if (person.Absences.Exists(a => a.From <= first && last <= a.Until))
        {
            session.Change(person.Name, []);
            return;
        }
        var absence = new Absence
        {
            Id = AbsenceId.New(), PersonId = person.Id, From = first, Until = last, DeclaredBy = null,
            DeclaredAt = session.Now
        };
        db.Absences.Add(absence);
        if (!person.Absences.Contains(absence))
            person.Absences.Add(absence);
        session.Add($"{person.Name} away {span}");
    }
}
