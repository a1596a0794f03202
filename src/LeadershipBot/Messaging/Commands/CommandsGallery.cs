namespace LeadershipBot.Messaging.Commands;

/// <summary>Help, and how a line is answered that was not understood.</summary>
public sealed class CommandsGallery : IGallerySource
{
    private static readonly HelpSection[] Sections =
    [
        new("Basics", [new Fact("help [<about>]", "what you can do here, or what a word is about"),
            new Fact("undo", "takes back the last thing you did")]),
        new("Projects", [new Fact("approve <project> [<date>]", "the day the project was approved")]),
    ];

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("help.all", "Help", HelpMessages.All(Sections)),
        GalleryEntry.Of("help.about", "Help about a word", HelpMessages.About("approve", [Sections[1]])),
        GalleryEntry.Of("help.nothing", "Help about an unknown word", HelpMessages.NothingAbout("coffee")),
        GalleryEntry.Of("command.which", "A name that fits several", Shown(CommandMessages.WhichName(
            Refusal.Invalid("'fi' fits 2 projects: Firewall Renewal, Fiber Ring. Which one?"), new CommandLine("status fi"), 1, 2,
            [Name("Firewall Renewal"), Name("Fiber Ring")]))),
        GalleryEntry.Of("command.misspelt", "A misspelt command", Shown(CommandMessages.DidYouMean("approve MES"))),
        GalleryEntry.Of("command.unknown", "An unknown command",
            Shown(CommandMessages.NothingLikeIt(new CommandLine("make coffee"), []))),
    ];

    private static NameEntry Name(string name) => new(name, Guid.Empty, name);

    private static Message Shown(Refusal refusal) => refusal is RefusalWithWays { Ways.Count: > 0 } ways
        ? Message.Say(ways.Sentence, new Buttons(ways.Ways))
        : Message.Say(refusal.Sentence);
}
