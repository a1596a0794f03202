using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.People.Commands;

public sealed class RenamePersonCommand : ICommand
{
    public string Grammar => "rename person <person|me> to <name:text>";

    public Needs Needs => Needs.Anyone;

    public string Help => "changes how somebody is called";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        RenameAsync(arguments.Person(), arguments.Text("name"), turn, offer: true, cancellationToken);

    internal static async Task<Outcome<Reply>> RenameAsync(
        PersonId id, string to, Turn turn, bool offer, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(id, cancellationToken);
        if (await turn.MayChangeAsync(person, standIns: false, cancellationToken) is { } no)
            return no;
        if (!PersonSettings.CheckName(to).TryGet(out var name, out var refusal))
            return refusal;
        var before = person.Name;
        person.Name = name;
        person.Version++;
        turn.Audit("person.renamed", $"{before} -> {name}", id);
        return offer
            ? new Reply(PeopleMessages.Renamed(before, name, turn.Offer($"renaming {before}", new RenamePersonBack(id, before))))
            : Reply.Nothing;
    }
}

public sealed record RenamePersonBack(PersonId Person, string To) : IAction<RenamePersonBack>
{
    public static string Name => "people.rename-back.1";
}

public sealed class RenamePersonBackHandler : IHandle<RenamePersonBack>
{
    public Task<Outcome<Reply>> HandleAsync(RenamePersonBack action, Turn turn, CancellationToken cancellationToken) =>
        RenamePersonCommand.RenameAsync(action.Person, action.To, turn, offer: false, cancellationToken);
}
