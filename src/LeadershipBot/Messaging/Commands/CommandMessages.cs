namespace LeadershipBot.Messaging.Commands;

/// <summary>A refusal with ways on: each button types a corrected command.</summary>
public sealed record RefusalWithWays(RefusalKind Kind, string Sentence, IReadOnlyList<Button> Ways) : Refusal(Kind, Sentence);

/// <summary>The words of the command line.</summary>
internal static class CommandMessages
{
    public const int MostChoices = 8;

    public static readonly Refusal TooLong =
        Refusal.Invalid($"That is longer than a command can be ({CommandLine.MaxLength} characters, {CommandLine.MaxTokens} "
            + $"words). Nothing was done.");

    private static readonly Button HelpButton = Button.Command("What I can do", "help");

    public static Refusal NothingLikeIt(CommandLine line, IReadOnlyList<string> usages) =>
        new RefusalWithWays(RefusalKind.Invalid,
        usages.Count == 0
            ? $"I do not know '{Short(line.Text)}' as a command. Type help to see what you can do here."
            : $"I do not know '{Short(line.Text)}' as a command. Perhaps: {Usages(usages)}",
        [HelpButton]);

    public static Refusal TwoMeanings(string first, string second) =>
        Refusal.Invalid($"That can mean '{first}' or '{second}'. Put the name in quotation marks, or write it in full.");

    public static Refusal WhichName(Refusal fault, CommandLine line, int start, int end, IReadOnlyList<NameEntry> names)
    {
        var buttons = new List<Button>();
        foreach (var name in names.Take(MostChoices))
        {
            var sure = names.Count(n => n.Folded == name.Folded) == 1 ? CommandLine.Quote(name.Name) : name.Reference;
            var command = line.With(start, end, sure);
            if (command.Length <= 600)
                buttons.Add(Button.Command(Label(name.Hint is null || sure[0] != '#' ? name.Name : name.Hint), command));
        }
        return new RefusalWithWays(fault.Kind, fault.Sentence, buttons);
    }

    public static Refusal BadValue(Refusal fault, string usage) =>
        fault with { Sentence = $"{fault.Sentence} The command is: {usage}" };

    public static Refusal DidYouMean(string corrected) => new RefusalWithWays(RefusalKind.Invalid,
        $"Did you mean: {corrected}", [Button.Command(Label(corrected), corrected), HelpButton]);

    public static Refusal Incomplete(CommandLine line, string missing, IReadOnlyList<string> usages) =>
        Refusal.Invalid($"'{Short(line.Text)}' is a beginning; still missing: {missing}. The command is: {Usages(usages)}");

    public static Refusal Misunderstood(string understood, string rest, IReadOnlyList<string> usages)
    {
        var what = (understood, rest) switch
        {
            ("", _) => $"I did not understand '{Short(rest)}'.",
            (_, "") => $"I understood '{Short(understood)}', and then something is missing.",
            _ => $"I understood '{Short(understood)}', but not '{Short(rest)}'.",
        };
        return new RefusalWithWays(RefusalKind.Invalid, $"{what} {Usages(usages)}", [HelpButton]);
    }

    public static Refusal OnlyPmo(string project, IReadOnlyList<string> names) => Refusal.NotAllowed(names.Count == 0
        ? $"Only the PMO of {project} can do that, and it has none yet. An administrator can name one: pmo {project} NAME."
        : $"Only the PMO of {project} can do that: {string.Join(", ", names)}.");

    public static Refusal OnlySponsor(string project, IReadOnlyList<string> names) => Refusal.NotAllowed(names.Count == 0
        ? $"Only the sponsor of {project} can do that, and it has none yet."
        : $"Only the sponsor of {project} can do that: {string.Join(", ", names)}.");

    public static readonly Refusal OnlySponsors = Refusal.NotAllowed("Only the sponsor of a project can do that.");

    public static Refusal OnlyPmos(IReadOnlyList<string> names) => Refusal.NotAllowed(names.Count == 0
        ? "Only a PMO or an administrator can do that, and there is none yet."
        : $"Only a PMO or an administrator can do that: {string.Join(", ", names)}.");

    public static Refusal OnlyAdmins(IReadOnlyList<string> names) => Refusal.NotAllowed(names.Count == 0
        ? "Only an administrator can do that, and there is none yet."
        : $"Only an administrator can do that: {string.Join(", ", names)}.");

    /// <summary>A label that fits a button, cut where it must be.</summary>
    public static string Label(string text) => Cut(text, Button.MaxLabel);

    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string Usages(IReadOnlyList<string> usages) => string.Join("  ·  ", usages);

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
