namespace LeadershipBot.Messaging.Commands;

/// <summary>A command with its grammar read.</summary>
public sealed class ParsedCommand
{
    /// <exception cref="FormatException">The grammar cannot be read.</exception>
    public ParsedCommand(ICommand command)
    {
        Command = command;
        Shapes = GrammarReader.Read(command.Grammar);
        Usage = GrammarReader.Usage(command.Grammar);
    }

    public ICommand Command { get; }

    public IReadOnlyList<Shape> Shapes { get; }

    /// <summary>The grammar as people read it.</summary>
    public string Usage { get; }

    /// <summary>The slice it lives in (<c>People</c>), which is also its heading in help.</summary>
    public string Group
    {
        get
        {
            var parts = Command.GetType().Namespace?.Split('.') ?? [];
            return parts is [_, "Messaging", ..] or [] or [_] ? "Basics" : parts[1];
        }
    }

    /// <summary>Every fixed word of the grammar.</summary>
    public IEnumerable<string> Words => Shapes.SelectMany(static s => s.Elements).SelectMany(static e => e switch
    {
        WordElement word => [word.Word],
        ChoiceElement choice => choice.Words,
        _ => (IEnumerable<string>)[],
    }).Distinct();
}
