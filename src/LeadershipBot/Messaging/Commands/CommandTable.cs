namespace LeadershipBot.Messaging.Commands;

/// <summary>
/// What became of a line: the command with its arguments, or the refusal that says what was understood. The command is named
/// with a refusal too, where one is likely, because it decides who may hear more about it.
/// </summary>
public sealed record Reading(ICommand? Command, CommandArguments? Arguments, Refusal? Refusal);

/// <summary>Every command of the product, read once. Two commands that one line could mean stop the start.</summary>
public sealed class CommandTable
{
    private const int MostUsages = 4;

    private readonly List<ParsedCommand> _commands;

    /// <exception cref="InvalidOperationException">Two commands share a shape, or a grammar cannot be read.</exception>
    public CommandTable(IEnumerable<ICommand> commands)
    {
        _commands = [.. commands.Select(static c => new ParsedCommand(c)).OrderBy(static c => c.Usage, StringComparer.Ordinal)];
        var shapes = new Dictionary<string, ICommand>(StringComparer.OrdinalIgnoreCase);
        foreach (var command in _commands)
            foreach (var signature in command.Shapes.Select(static s => s.Signature).Distinct(StringComparer.OrdinalIgnoreCase))
                if (!shapes.TryAdd(signature, command.Command))
                    throw new InvalidOperationException(
                        $"'{signature}' could mean '{command.Command.Grammar}' and '{shapes[signature].Grammar}'.");
    }

    public IReadOnlyList<ParsedCommand> Commands => _commands;

    /// <param name="may">Which commands the asker may use; the others are neither preferred nor shown.</param>
    public Reading Read(CommandLine line, NameBook names, DateOnly today, Func<ICommand, bool> may)
    {
        var parses = Parses(line, names, today, may);
        if (parses is not [var best, ..])
            return new Reading(null, null, CommandMessages.NothingLikeIt(line, Resembling(line, may)));
        if (best.Faults.Count > 0)
            return Refused(line, parses.Find(p => may(p.Command.Command) && p.Score.Words >= best.Score.Words)
                ?? best, parses, may);
        return parses.Count > 1 && parses[1].Score == best.Score && may(parses[1].Command.Command)
            ? new Reading(best.Command.Command, null, CommandMessages.TwoMeanings(best.Command.Usage, parses[1].Command.Usage))
            : new Reading(best.Command.Command, new CommandArguments(best.Values), null);
    }

    private List<Parse> Parses(CommandLine line, NameBook names, DateOnly today, Func<ICommand, bool> may)
    {
        var matcher = new ShapeMatcher(line, new SlotReader(line, names, today));
        return
        [
            .. _commands.Select(command => command.Shapes.Select(shape => matcher.Match(command, shape))
                    .Where(static p => p is not null).MinBy(static p => p!.Score))
                .Where(static p => p is not null).Select(static p => p!)
                .OrderBy(static p => p.Score).ThenByDescending(p => may(p.Command.Command)),
        ];
    }

    private static Reading Refused(CommandLine line, Parse best, List<Parse> parses, Func<ICommand, bool> may)
    {
        var usages = parses.Where(p => p.Score.Words == best.Score.Words && may(p.Command.Command))
            .Select(static p => p.Command.Usage).Distinct().Take(MostUsages).ToList();
        return new Reading(best.Command.Command, null, Explain(line, best, usages));
    }

    private static Refusal Explain(CommandLine line, Parse best, List<string> usages) => best.Faults switch
    {
        [Fault.BadSlot { Value: { Fault: { } refusal, Choices: { Count: > 0 } choices } } slot] =>
            CommandMessages.WhichName(refusal, line, slot.Start, slot.End, choices),
        [Fault.BadSlot { Value.Fault: { } refusal }] => CommandMessages.BadValue(refusal, best.Command.Usage),
        [Fault.Missing missing] => CommandMessages.Incomplete(line, missing.What, usages),
        _ when best.Faults.All(static f => f is Fault.Misspelt) =>
            CommandMessages.DidYouMean(Corrected(line, best.Faults.Cast<Fault.Misspelt>())),
        _ => CommandMessages.Misunderstood(UnderstoodPart(line, best), NotUnderstood(line, best), usages),
    };

    private static string UnderstoodPart(CommandLine line, Parse best) =>
        FirstBad(best) is > 0 and var end ? line.Span(0, end) : "";

    private static string NotUnderstood(CommandLine line, Parse best) =>
        FirstBad(best) is var start && start < line.Tokens.Count ? line.Text[line.Tokens[start].Start..] : "";

    private static int FirstBad(Parse best) => best.Faults[0] switch
    {
        Fault.BadSlot slot => slot.Start,
        Fault.Leftover left => left.At,
        Fault.Misspelt misspelt => misspelt.At,
        _ => int.MaxValue,
    };

    private static string Corrected(CommandLine line, IEnumerable<Fault.Misspelt> faults) =>
        faults.OrderByDescending(static f => f.At).Aggregate(line,
            static (at, fault) => new CommandLine(at.With(fault.At, fault.At + 1, fault.Word))).Text;

    /// <summary>Commands that hold a word like one that was typed, wherever it stands.</summary>
    private List<string> Resembling(CommandLine line, Func<ICommand, bool> may)
    {
        var typed = line.Tokens.Select(static t => t.Text.ToLowerInvariant()).Where(static t => t.Length > 2).ToList();
        return
        [
            .. _commands.Where(c => may(c.Command) && c.Words
                .Any(w => typed.Exists(t => Folded.Edits(w, t, 2) <= Folded.Tolerance(w.Length))))
                .Select(static c => c.Usage).Take(MostUsages),
        ];
    }
}
