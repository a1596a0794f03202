using LeadershipBot.Data;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>Who came to governance meetings; a meeting that is known with others is recorded anew.</summary>
internal sealed class AttendedImport : IImportWriter
{
    private const string Came = "came";

    public ImportKind Kind => ImportKind.Attended;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var known = await db.Meetings.AsNoTracking().Include(m => m.Attendance)
            .ToDictionaryAsync(m => (m.ProjectId, m.On), cancellationToken);
        foreach (var row in rows)
            WriteRow(db, new ImportCells(row, session), session, names, known);
    }

    private static void WriteRow(LeadershipDb db, ImportCells cells, ImportSession session, ImportNames names,
        Dictionary<(ProjectId, DateOnly), Meeting> known)
    {
        foreach (var column in (string[])["project", "date", Came])
            if (!cells.Has(column))
                cells.Required(column, 1);
        var project = cells.Read("project", names.Project);
        var date = cells.Date("date");
        if (date > session.Today)
            cells.Fault("date", $"{DateWords.Say(date.Value)} is still to come. Import who came once it took place.");
        var came = People(cells, names);
        if (!cells.Good || project is null || date is not { } on)
            return;
        if (!session.First($"{project.Id.Value} {on:O}", cells.Line, out var earlier))
        {
            cells.Fault("date", $"The same meeting is on line {earlier}. Name everybody who came in one row.");
            return;
        }
        var what = $"{project.Name} {on:yyyy-MM-dd}";
        var meeting = known.GetValueOrDefault((project.Id, on));
        if (meeting is { State: MeetingState.Held } && IsSame(meeting, came))
        {
            session.Change(what, []);
            return;
        }
        if (meeting is null)
            session.Add($"{what}, {came.Count} came");
        else
            session.Change(what, [$"held, {came.Count} came"]);
        // A signal is written at once, so that the next one finds it.
        session.WhenApplied(token => MeetingBook.AttendedAsync(db, project.Id, on, came, session.Now, token));
    }

    private static List<(PersonId Person, PersonId? Deputy)> People(ImportCells cells, ImportNames names)
    {
        List<(PersonId, PersonId?)> came = [];
        foreach (var (name, stand) in cells.List(Came).Select(AttendanceRule.ReadOne))
        {
            Person? deputy = null;
            if (!names.Person(name).TryGet(out var person, out var refusal)
                || (stand is not null && !names.Person(stand).TryGet(out deputy, out refusal)))
                cells.Fault(Came, refusal.Sentence);
            else if (person.Id == deputy?.Id)
                cells.Fault(Came, $"{person.Name} cannot be their own deputy. Leave out the brackets.");
            else
                came.Add((person.Id, deputy?.Id));
        }
        return [.. came.DistinctBy(static c => c.Item1)];
    }

    /// <summary>Absent and excused sponsors follow from who came.</summary>
    private static bool IsSame(Meeting meeting, List<(PersonId Person, PersonId? Deputy)> came) =>
        meeting.Attendance.Where(static a => a.Kind is not (AttendanceKind.Absent or AttendanceKind.Excused))
            .Select(static a => (a.PersonId, a.DeputyId)).ToHashSet().SetEquals(came);
}
