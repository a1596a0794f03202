using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People.Commands;

public sealed class CancelAwayCommand : ICommand
{
    public string Grammar => "cancel away [<person|me>] [<date>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "somebody is not away after all";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.PersonOrNull() ?? turn.Actor.Id, cancellationToken);
        if (await turn.MayChangeAsync(person, standIns: true, cancellationToken) is { } no)
            return no;
        var today = Zones.DateOf(turn.Now, person.Zone);
        var date = arguments.DateOrNull();
        var found = person.Absences.Where(a => date is { } day ? a.From <= day && day <= a.Until : a.Until >= today)
            .OrderBy(static a => a.From).ToList();
        return found switch
        {
            [] => PeopleMessages.NotAway(person.Name, date),
            [var only] => await CancelAsync(only, turn, cancellationToken),
            _ => PeopleMessages.WhichAbsence(person.Name, found),
        };
    }

    internal static async Task<Outcome<Reply>> CancelAsync(Absence absence, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(absence.PersonId, cancellationToken);
        if (await turn.MayChangeAsync(person, standIns: true, cancellationToken) is { } no)
            return no;
        var dates = new DateSpan(absence.From, absence.Until);
        turn.Db.Absences.Remove(absence);
        turn.Audit("absence.cancelled", dates.ToString(), person.Id);
        var undo = turn.Offer($"cancelled absence of {person.Name}", new DeclareAbsenceAgain(person.Id, dates.From, dates.Until));
        return new Reply(PeopleMessages.AwayCancelled(person.Name, dates, undo));
    }
}

public sealed record DeclareAbsenceAgain(PersonId Person, DateOnly From, DateOnly Until) : IAction<DeclareAbsenceAgain>
{
    public static string Name => "people.declare-absence-again.1";
}

public sealed class DeclareAbsenceAgainHandler : IHandle<DeclareAbsenceAgain>
{
    public async Task<Outcome<Reply>> HandleAsync(DeclareAbsenceAgain action, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(action.Person, cancellationToken);
        if (await turn.MayChangeAsync(person, standIns: true, cancellationToken) is { } no)
            return no;
        AwayCommand.Record(turn, person, new DateSpan(action.From, action.Until));
        return Reply.Nothing;
    }
}
