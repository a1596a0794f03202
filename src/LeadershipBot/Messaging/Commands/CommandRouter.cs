using LeadershipBot.Cadences;

namespace LeadershipBot.Messaging.Commands;

/// <summary>From a typed line to the command that does it: understood? allowed? done.</summary>
public sealed class CommandRouter(CommandTable table) : ICommandRouter
{
    public async Task<Outcome<Reply>> RunAsync(string text, Turn turn, CancellationToken cancellationToken)
    {
        var line = new CommandLine(text);
        if (line.Tokens.Count == 0)
            line = new CommandLine("help");
        if (line.IsTooLong)
            return CommandMessages.TooLong;
        var names = await NameBook.LoadAsync(turn.Db, turn.Actor, cancellationToken);
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        var (command, arguments, refusal) = table.Read(line, names, today, c => turn.Actor.Has(c.Needs, null));
        // Whoever may not use a command is told so, and not which names would have fitted.
        if (command is not null && await turn.CheckAsync(command.Needs, arguments?.ProjectOrNull(), cancellationToken) is { } no)
            return no;
        return refusal is null
            ? await command!.RunAsync(arguments!, turn, cancellationToken)
            : refusal;
    }
}
