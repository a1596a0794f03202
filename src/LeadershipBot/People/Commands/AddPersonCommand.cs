using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.People.Commands;

public sealed class AddPersonCommand : ICommand
{
    public string Grammar => "add person <name:text> [in <zone>] [<email>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "makes somebody known to the bot; a personal link connects their chat account";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!PersonSettings.CheckName(arguments.Text("name")).TryGet(out var name, out var refusal))
            return refusal;
        var zone = arguments.TextOrNull("zone");
        string? email = null;
        if (arguments.TextOrNull("email") is { } written)
        {
            if (!PersonSettings.CheckEmail(written).TryGet(out email, out refusal))
                return refusal;
            if (await turn.Db.People.FirstOrDefaultAsync(p => p.Email == email, cancellationToken) is { } known)
                return PeopleMessages.EmailTaken(email, known.Name);
        }
        var person = new Person { Id = PersonId.New(), Name = name, Zone = zone ?? turn.Actor.Person.Zone, Email = email };
        var namesakes = await turn.Db.People.CountAsync(p => p.Name == name && p.LeftAt == null, cancellationToken);
        turn.Db.People.Add(person);
        turn.Audit("person.added", name, person.Id);
        var undo = turn.Offer($"adding {name}", new ForgetAddedPerson(person.Id));
        return new Reply(PeopleMessages.Added(name, person.Zone, zone is null, namesakes, undo));
    }
}

/// <summary>Takes back an addition; refused once anything hangs on the person.</summary>
public sealed record ForgetAddedPerson(PersonId Person) : IAction<ForgetAddedPerson>
{
    public static string Name => "people.forget-added.1";
}

public sealed class ForgetAddedPersonHandler : IHandle<ForgetAddedPerson>
{
    public async Task<Outcome<Reply>> HandleAsync(ForgetAddedPerson action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, null, cancellationToken) is { } no)
            return no;
        var person = await turn.Db.People.AsTracking().Include(p => p.Identities)
            .FirstOrDefaultAsync(p => p.Id == action.Person, cancellationToken);
        if (person is null)
            return Reply.Nothing;
        var busy = person.Identities.Count > 0
            || await turn.Db.Roles.AnyAsync(r => r.PersonId == person.Id || r.ForPersonId == person.Id, cancellationToken)
            || await turn.Db.Outbox.AnyAsync(r => r.PersonId == person.Id, cancellationToken);
        if (busy)
            return PeopleMessages.CannotForget(person.Name);
        turn.Db.People.Remove(person);
        turn.Audit("person.added.undone", person.Name);
        return Reply.Nothing;
    }
}
