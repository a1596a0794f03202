using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Pulses.Introduction;

public enum IntroductionState { Fresh, Agreed, Declined }

/// <summary>The words of the first message, and of what is said to its buttons. Pure.</summary>
public sealed class IntroductionMessages : IGallerySource
{
    private const string Fortnight = "Tuesdays every second week at 12:00";

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("introduction", "The first message to an executive",
            Write("Ali Demir", ["MES", "Historian"], Fortnight, IntroductionState.Fresh)),
        GalleryEntry.Of("introduction.agreed", "The first message, once the time is agreed",
            Write("Ali Demir", ["MES", "Historian"], "Thursdays every second week at 08:30", IntroductionState.Agreed)),
        GalleryEntry.Of("introduction.declined", "The first message, once somebody said it is not theirs",
            Write("Ali Demir", ["MES"], Fortnight, IntroductionState.Declined)),
        GalleryEntry.Of("introduction.no-pmo", "The first message where nobody is named PMO",
            Write(null, ["MES"], Fortnight, IntroductionState.Fresh)),
        GalleryEntry.Of("introduction.accepted", "The time is agreed", Accepted("Tue 9 Mar 12:00")),
        GalleryEntry.Of("introduction.slot-chosen", "Another time is agreed",
            SlotChosen("Thursdays every second week at 08:30", "Thu 11 Mar 08:30")),
        GalleryEntry.Of("introduction.not-me", "Not the sponsor", NotMe(["Ali Demir"])),
        GalleryEntry.Of("introduction.not-me.nobody", "Not the sponsor, and nobody to tell", NotMe([])),
        GalleryEntry.Of("introduction.assistant", "An assistant is named", AssistantAdded("Ayşe Tan", true)),
        GalleryEntry.Of("introduction.assistant.unlinked", "An assistant is named who has no account yet",
            AssistantAdded("Ayşe Tan", false)),
        GalleryEntry.Of("introduction.assistant.already", "The assistant was named before", AssistantAlready("Ayşe Tan")),
        GalleryEntry.Of("introduction.no-line", "Nothing to time", Message.Say(NoLine.Sentence)),
        GalleryEntry.Of("introduction.no-project", "Nothing to assist with", Message.Say(NoProject.Sentence)),
        GalleryEntry.Of("time", "Where to change the time", Time(Fortnight)),
        GalleryEntry.Of("form.time", "Day and hour of the brief", SlotHandlers.Form),
        GalleryEntry.Of("form.assistant", "Naming an assistant", AssistantHandler.Form),
    ];

    public static readonly Refusal NoLine =
        Refusal.NotFound("You are not sponsor of a running project, so there is no brief to time.");

    public static readonly Refusal NoProject =
        Refusal.NotFound("You are not sponsor of a project at present, so there is nothing an assistant could see.");

    /// <param name="pmo">Who asked; null where the project has nobody of that office.</param>
    /// <param name="projects">By name, in order.</param>
    /// <param name="slot">When briefs come, as a phrase.</param>
    /// <param name="state">What the person has said to it.</param>
    internal static Message Write(string? pmo, IReadOnlyList<string> projects, string slot, IntroductionState state)
    {
        var who = pmo is null ? "Your project office" : $"{pmo} (PMO)";
        var lead = $"{who} asked me to bring you what waits on you in {BriefMessages.Names(projects)}: {slot}, about 60 seconds.";
        var recorded = "I record whether requests were answered and decisions made, never your messages or calendar. "
            + $"You see any concern five working days before {pmo ?? "the project office"} does.";
        Block last = state switch
        {
            IntroductionState.Agreed => new Note("The time is agreed. Type time to change it, stop to end it."),
            IntroductionState.Declined =>
                new Note("You said this is not yours, so you are asked nothing. Type start if it was you after all."),
            _ => new Buttons(
            [
                Button.For("Start", new AcceptSlot(), ButtonTone.Primary), Button.For("Other time…", new PickSlot()),
                Button.For("Assistant…", new NameAssistant()), Button.For("Not me", new NotMe()),
            ]),
        };
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), [new Text(lead), new Text(recorded), last]);
    }

    internal static Message Accepted(string? first) =>
        Message.Say(first is null ? "Agreed. The first brief comes at the next free slot."
            : $"Agreed. The first brief comes on {first}.");

    internal static Message SlotChosen(string rhythm, string? next) =>
        Message.Say(next is null ? $"Agreed: {rhythm}." : $"Agreed: {rhythm}. The next brief comes on {next}.");

    internal static Message NotMe(IReadOnlyList<string> told) => Message.Say(told.Count == 0
        ? "Noted, and you are asked nothing. Nobody runs this project office, so please tell your administrator. "
            + "Type start if it was you after all."
        : $"Thank you. {BriefMessages.Names(told)} {(told.Count == 1 ? "knows" : "know")}, and you are asked nothing. "
            + "Type start if it was you after all.");

    internal static Message AssistantAdded(string name, bool reachable) => Message.Say(
        $"{name} sees your briefs from now on and can put them off or prepare them. Only you decide."
        + (reachable ? "" : " They have no chat account here yet; your PMO can link one."));

    internal static Message AssistantAlready(string name) =>
        Message.Say($"{name} is your assistant already. Only you decide; they see, put off and prepare.");

    internal static Message Time(string rhythm) =>
        Message.Say($"Your brief comes {(rhythm.StartsWith("every", StringComparison.Ordinal) ? "" : "on ")}{rhythm}.",
        new Buttons([Button.For("Choose the time…", new PickSlot(), ButtonTone.Primary)]));

    internal static FieldErrors Unknown(bool several) => new(new Dictionary<string, string>
    {
        [AssistantHandler.WhoKey] = several
            ? "Several people have this name; use the e-mail."
            : "I do not know this person. Ask the PMO to add them first.",
    });
}
