using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Messaging.Commands;

/// <summary>What this person may do here, made from the grammars themselves.</summary>
/// <param name="services">Asked when it runs: the table is made of the commands, and this is one of them.</param>
public sealed class HelpCommand(IServiceProvider services) : ICommand
{
    public string Grammar => "help [<about:text>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "what you can do here, or what a word is about";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var mine = services.GetRequiredService<CommandTable>().Commands
            .Where(c => turn.Actor.Has(c.Command.Needs, null)).ToList();
        if (arguments.TextOrNull("about") is not { } about)
            return Task.FromResult<Outcome<Reply>>(new Reply(HelpMessages.All(Sections(mine))));
        var found = mine.Where(c => IsAbout(c, about)).ToList();
        return Task.FromResult<Outcome<Reply>>(new Reply(found.Count > 0
            ? HelpMessages.About(about, Sections(found))
            : HelpMessages.NothingAbout(about)));
    }

    private static List<HelpSection> Sections(List<ParsedCommand> commands) =>
    [
        .. commands.GroupBy(static c => c.Group).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new HelpSection(g.Key, [.. g.Select(static c => new Fact(c.Usage, c.Command.Help))])),
    ];

    private static bool IsAbout(ParsedCommand command, string about)
    {
        var words = Folded.Of(about).Split(' ');
        return words.All(word => command.Words.Any(w => w.StartsWith(word, StringComparison.Ordinal))
            || Folded.Of(command.Command.Help).Split(' ').Any(w => w.StartsWith(word, StringComparison.Ordinal)));
    }
}

internal sealed record HelpSection(string Title, IReadOnlyList<Fact> Lines);

internal static class HelpMessages
{
    public static Message All(IReadOnlyList<HelpSection> sections) => Written("What you can do here.", sections,
        "Names may be shortened; put a name with blanks in quotation marks. Dates: 14 Mar, tomorrow, until 14 May. help WORD "
            + "tells more.");

    public static Message About(string about, IReadOnlyList<HelpSection> sections) =>
        Written($"About '{about}':", sections, "<…> is yours to fill in, […] may be left out, a|b is one of both.");

    public static Message NothingAbout(string about) => Message.Say(
        $"Nothing you can do here is about '{about}'.", new Buttons([Button.Command("What I can do", "help")]));

    private static Message Written(string first, IReadOnlyList<HelpSection> sections, string note)
    {
        var blocks = new List<Block> { new Text(first) };
        foreach (var section in sections)
        {
            blocks.Add(new Text(section.Title, TextStyle.Heading));
            blocks.AddRange(section.Lines.Chunk(Facts.MaxRows).Select(static rows => new Facts(rows)));
        }
        blocks.Add(new Note(note));
        return new Message(first, blocks);
    }
}
