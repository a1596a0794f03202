using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Commands;

/// <summary>When and how somebody is reached. Everybody may set their own.</summary>
public sealed class SetPersonCommand : ICommand
{
    public string Grammar => "set <person|me> <field:zone|hours|days|rota|calendar|language|function> <value:text>";

    public Needs Needs => Needs.Anyone;

    public string Help => "time zone, working hours and days, shift rota, holiday calendar, language, function";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var field = Enum.Parse<PersonField>(arguments.Text("field"), ignoreCase: true);
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var before = PersonSettings.Read(person, field);
        if (!(await SetAsync(person, field, arguments.Text("value"), turn, cancellationToken)).TryGet(out var value,
            out var refusal))
            return refusal;
        if (value == before)
            return new Reply(PeopleMessages.SetAlready(person.Name, field, value));
        var unknown = field == PersonField.Calendar && value != "none"
            && !await turn.Db.Holidays.AnyAsync(h => h.Calendar == value, cancellationToken);
        var undo = turn.Offer($"{PeopleMessages.Word(field)} of {person.Name}", new SetPersonBack(person.Id, field, before));
        return new Reply(PeopleMessages.Set(person.Name, field, before, value, unknown, person.Rota is not null, undo));
    }

    internal static async Task<Outcome<string>> SetAsync(
        Person person, PersonField field, string to, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.MayChangeAsync(person, standIns: false, cancellationToken) is { } no)
            return no;
        if (!PersonSettings.Check(field, to).TryGet(out var value, out var refusal))
            return refusal;
        PersonSettings.Write(person, field, value);
        person.Version++;
        turn.Audit($"person.{PeopleMessages.Word(field).Replace(' ', '-')}", value, person.Id);
        if (field == PersonField.Zone)
            await LookAgainAsync(person, turn, cancellationToken);
        return value;
    }

    /// <summary>The next slot was worked out in the old zone. Looking too early is harmless: what is due is decided
    /// anew.</summary>
    private static async Task LookAgainAsync(Person person, Turn turn, CancellationToken cancellationToken)
    {
        foreach (var line in await turn.Db.CadenceLines.AsTracking()
            .Where(l => l.PersonId == person.Id && l.NextAt != null).ToListAsync(cancellationToken))
        {
            line.NextAt = turn.Now;
            line.Version++;
        }
    }
}

public sealed record SetPersonBack(PersonId Person, PersonField Field, string To) : IAction<SetPersonBack>
{
    public static string Name => "people.set-back.1";
}

public sealed class SetPersonBackHandler : IHandle<SetPersonBack>
{
    public async Task<Outcome<Reply>> HandleAsync(SetPersonBack action, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(action.Person, cancellationToken);
        var set = await SetPersonCommand.SetAsync(person, action.Field, action.To, turn, cancellationToken);
        return set.Then<Reply>(static _ => Reply.Nothing);
    }
}
