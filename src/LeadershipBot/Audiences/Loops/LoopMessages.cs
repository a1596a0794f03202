using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;

namespace LeadershipBot.Audiences.Loops;

/// <summary>The words around "heard, decided, done or declined". Pure.</summary>
public sealed class LoopMessages : IGallerySource
{
    public static readonly Refusal OnlyPmo = Refusal.NotAllowed("Only this project's PMO says what came of a team pulse.");

    public static readonly Refusal TwoParts = Refusal.Invalid(
        "Say both parts: what was heard -> what was decided. Nothing was sent. For example: heard MES done labels unreadable -> "
        + "new labels on line 3.");

    public static readonly Refusal TooLong = Refusal.Invalid(
        $"Each part has room for {PulseLoop.MaxText} characters. Nothing was sent; shorten it and say it again.");

    public static readonly Refusal AlreadyTold = Refusal.TooLate(
        "The team has been told already, so it stays. Say what changed with the next pulse.");

    private static readonly ProjectId Mes = ProjectId.From(new Guid("01890000-0000-7000-8000-000000000021"));

    private static readonly DateTimeOffset Day = new(2027, 3, 16, 9, 0, 0, TimeSpan.Zero);

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("loop.closed-pulse", "To the PMO: a team pulse has closed", PulseClosed(Mes, "MES", 24, Day, "Europe/Istanbul",
            ["Review the three areas named most often."])),
        GalleryEntry.Of("loop.closed-pulse.too-few", "To the PMO: closed, with too few answers to show",
            PulseClosed(Mes, "MES", 0, Day, "Europe/Istanbul", [])),
        GalleryEntry.Of("loop.overdue", "To the PMO: nothing was said about the last pulse", Overdue(Mes, "MES")),
        GalleryEntry.Of("loop.owed", "What is owed on the last pulse", Owed(Mes, "MES", Day.AddDays(-2), Day, "Europe/Istanbul")),
        GalleryEntry.Of("loop.nothing", "Nothing is owed", NothingOwed("MES")),
        GalleryEntry.Of("loop.form", "What came of a pulse", Form(Mes)),
        GalleryEntry.Of("loop.said", "The PMO has said what came of it", Closed("MES", 16, UndoOffer.Example)),
        GalleryEntry.Of("loop.reopened", "Taken back in time", Reopened("MES")),
        GalleryEntry.Of("loop.only-pmo", "Somebody else tries", Message.Say(OnlyPmo.Sentence)),
        GalleryEntry.Of("loop.two-parts", "Only half of it was said", Message.Say(TwoParts.Sentence)),
        GalleryEntry.Of("loop.too-long", "Too long to send", Message.Say(TooLong.Sentence)),
        GalleryEntry.Of("loop.already-told", "Too late to take back", Message.Say(AlreadyTold.Sentence)),
        GalleryEntry.Of("team-heard", "To those who were asked: what came of it",
            Heard("MES", "The labels on line 3 cannot be read", "New labels in week 12", LoopOutcome.Planned, "Ali Demir")),
        GalleryEntry.Of("team-heard.declined", "The same, declined with its reason",
            Heard("MES", "Shared log-ins are faster", "They stay off: nobody could tell who changed a setting", LoopOutcome.Declined, "Ali Demir")),
    ];

    public static Message PulseClosed(ProjectId id, string project, int shown, DateTimeOffset due, string zone, IReadOnlyList<string> acts)
    {
        var lead = shown > 0
            ? $"The team pulse on {project} has closed; {shown} answers can be shown."
            : $"The team pulse on {project} has closed, with too few answers to show. They count with the next ones.";
        var blocks = new List<Block> { new Text(lead) };
        blocks.AddRange(acts.Select(static act => new Text($"Suggested: {act}")));
        blocks.Add(new Text($"Say what you heard and what follows until {Date(due, zone)}; those who were asked are told."));
        blocks.Add(new Buttons([Button.For("Say what came of it…", new SayHeard(id), ButtonTone.Primary), Said.Next("Results", $"results {project}")]));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    public static Message Overdue(ProjectId id, string project) => Message.Say(
        $"Five working days have passed since the last team pulse on {project}, and those who answered have heard nothing. "
            + "The next team pulse is held until they do.",
        new Buttons([Button.For("Say what came of it…", new SayHeard(id), ButtonTone.Primary), Said.Next("Results", $"results {project}")]),
        new Note("'Declined, because …' is an answer too."));

    public static Message Owed(ProjectId id, string project, DateTimeOffset opened, DateTimeOffset due, string zone) => Message.Say(
        $"The team pulse on {project} closed on {Date(opened, zone)}. What came of it is owed until {Date(due, zone)}.",
        new Buttons([Button.For("Say what came of it…", new SayHeard(id)), Said.Next("Results", $"results {project}")]));

    public static Message NothingOwed(string project) => Message.Say(
        $"No team pulse on {project} waits for an answer. After the next one closes I ask you what came of it.",
        new Buttons([Said.Next("Results", $"results {project}")]));

    public static Form Form(ProjectId project) => Messaging.Form.For("What came of it",
        [
            new TextField(HeardHandler.HeardField, "What did you hear?", true, PulseLoop.MaxText, Multiline: true),
            new TextField(HeardHandler.DecidedField, "What was decided, or why not?", true, PulseLoop.MaxText, Multiline: true),
            new PickField(HeardHandler.OutcomeField, "And it is", true,
                [.. Enum.GetValues<LoopOutcome>().Select(static o => new PickOption(o.ToString(), o.ToString()))]),
        ], "Send", new SubmitHeard(project), "Goes to everybody who was asked, with your name. Quote nobody.");

    internal static Message Closed(string project, int asked, UndoOffer undo) => Said.Done(
        $"Noted. {asked} {(asked == 1 ? "person who was" : "people who were")} asked about {project} will read it once it can no "
        + "longer be undone.", undo, Said.Next("Results", $"results {project}"));

    public static Message Reopened(string project) => Message.Say(
        $"Taken back: nobody on {project} was told anything, and the answer to the last team pulse is owed again.");

    public static Message Heard(string project, string heard, string decided, LoopOutcome outcome, string by)
    {
        var lead = $"What came of the last questions on {project}.";
        return new Message(lead,
        [
            new Text(lead),
            new Facts([new Fact("Heard", heard), new Fact("Decided", decided), new Fact("It is", Word(outcome))]),
            new Note($"{by} says so. Nothing is asked of you."),
        ]);
    }

    private static string Word(LoopOutcome outcome) => outcome switch
    {
        LoopOutcome.Done => "done",
        LoopOutcome.Declined => "declined, for the reason above",
        _ => "planned",
    };

    private static string Date(DateTimeOffset at, string zone) =>
        Zones.InZone(at, zone).ToString("ddd d MMM", CultureInfo.InvariantCulture);
}
