using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People.Joining;

namespace LeadershipBot.People.Commands;

/// <summary>Which of somebody's own chats the bot writes to.</summary>
public sealed class PreferCommand : ICommand
{
    public string Grammar => "prefer <chat:web|slack|teams>";

    public Needs Needs => Needs.Anyone;

    public string Help => "which of your chats I write to";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var chat = new ChannelName(arguments.Text("chat"));
        var person = await turn.PersonAsync(turn.Actor.Id, cancellationToken);
        // The account in use goes before another one on the same platform; then the newest.
        var account = person.Identities.Where(i => i.Channel == chat.Value)
            .OrderBy(static i => i.DeadReason is not null).ThenByDescending(i => Outbox.ToAddress(i) == turn.Actor.Address)
            .ThenByDescending(static i => i.LinkedAt).FirstOrDefault();
        if (account is null)
            return JoiningMessages.NoAccountThere(chat);
        if (account.DeadReason is { } why)
            return JoiningMessages.AccountIsDead(chat, why);
        var before = person.Identities.Find(static i => i.Preferred);
        if (before?.Id == account.Id)
            return new Reply(JoiningMessages.PreferredAlready(chat));
        await Accounts.PreferAsync(turn.Db, account, cancellationToken);
        turn.Audit("account.preferred", chat.Value, person.Id);
        var undo = turn.Offer("the chat I write to", new PreferBack(before?.Id ?? account.Id));
        return new Reply(JoiningMessages.Preferred(chat, undo));
    }
}

public sealed record PreferBack(IdentityId Account) : IAction<PreferBack>
{
    public static string Name => "people.prefer-back.1";
}

public sealed class PreferBackHandler : IHandle<PreferBack>
{
    public async Task<Outcome<Reply>> HandleAsync(PreferBack action, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(turn.Actor.Id, cancellationToken);
        if (person.Identities.Find(i => i.Id == action.Account) is { } account)
            await Accounts.PreferAsync(turn.Db, account, cancellationToken);
        return Reply.Nothing;
    }
}
