using LeadershipBot.Messaging;
using LeadershipBot.People.Joining;

namespace LeadershipBot.People.Commands;

/// <summary>A one-time code that links another chat account. Everybody for themselves; an Admin for anybody.</summary>
public sealed class LinkCommand(TimeProvider time) : ICommand
{
    public string Grammar => "link <person|me>";

    public Needs Needs => Needs.Anyone;

    public string Help => "a one-time code to type in another chat, so that it becomes yours";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(arguments.Person(), cancellationToken);
        var self = person.Id == turn.Actor.Id;
        if (!self && !turn.Actor.IsAdmin)
            return JoiningMessages.OnlyAdminsLink(person.Name);
        var code = OneTimeCode.New();
        LinkCodes.Add(turn.Db, code, person.Id, time.GetUtcNow());
        turn.Audit("link", "code", person.Id);
        return new Reply(JoiningMessages.LinkCode(person.Name, self, code));
    }
}
