using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Commands;

/// <summary>Days on which somebody is not asked and nothing counts. An assistant or deputy may say it for their
/// executive.</summary>
public sealed class AwayCommand : ICommand
{
    public string Grammar => "away [<person|me>] <dates>";

    public Needs Needs => Needs.Anyone;

    public string Help => "days on which somebody is not asked anything and nothing counts";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.PersonOrNull() ?? turn.Actor.Id, cancellationToken);
        if (await turn.MayChangeAsync(person, standIns: true, cancellationToken) is { } no)
            return no;
        var dates = arguments.Dates();
        if (person.Absences.Find(a => a.From <= dates.From && dates.Until <= a.Until) is { } known)
            return new Reply(PeopleMessages.AwayAlready(person.Name, new DateSpan(known.From, known.Until)));
        var absence = Record(turn, person, dates);
        var (sponsors, deputies) = await DeputiesAsync(person, dates, turn, cancellationToken);
        var undo = turn.Offer($"absence of {person.Name}", new CancelAbsence(absence.Id));
        return new Reply(PeopleMessages.Away(person.Name, person.Id == turn.Actor.Id, dates, sponsors, deputies, undo));
    }

    internal static Absence Record(Turn turn, Person person, DateSpan dates)
    {
        var absence = new Absence
        {
            Id = AbsenceId.New(), PersonId = person.Id, From = dates.From, Until = dates.Until, DeclaredBy = turn.Actor.Id,
            DeclaredAt = turn.Now,
        };
        turn.Db.Absences.Add(absence);
        turn.Audit("absence.declared", dates.ToString(), person.Id);
        return absence;
    }

    private static async Task<(bool Sponsors, List<string> Deputies)> DeputiesAsync(
        Person person, DateSpan dates, Turn turn, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var sponsors = await turn.Db.Roles.AnyAsync(r => r.PersonId == person.Id && r.Kind == RoleKind.Sponsor
            && (r.Until == null || r.Until >= today), cancellationToken);
        if (!sponsors)
            return (false, []);
        var from = dates.From;
        var names = await turn.Db.Roles
            .Where(r => r.ForPersonId == person.Id && r.Kind == RoleKind.Deputy && r.From <= from
                && (r.Until == null || r.Until >= from))
            .Join(turn.Db.People, r => r.PersonId, p => p.Id, (_, p) => p.Name)
            .Distinct().OrderBy(n => n).ToListAsync(cancellationToken);
        return (true, names);
    }
}

public sealed record CancelAbsence(AbsenceId Absence) : IAction<CancelAbsence>
{
    public static string Name => "people.cancel-absence.1";
}

/// <summary>Takes an absence away: from the list's button, or as the way back from declaring it.</summary>
public sealed class CancelAbsenceHandler : IHandle<CancelAbsence>
{
    public async Task<Outcome<Reply>> HandleAsync(CancelAbsence action, Turn turn, CancellationToken cancellationToken)
    {
        var absence = await turn.Db.Absences.AsTracking().FirstOrDefaultAsync(a => a.Id == action.Absence, cancellationToken);
        if (absence is null)
            return PeopleMessages.NoSuchAbsence;
        return await CancelAwayCommand.CancelAsync(absence, turn, cancellationToken);
    }
}
