using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Projects;

/// <summary>The words of the sponsor's charter: one screen, one decision.</summary>
internal static class CharterMessages
{
    /// <summary>Working days a concern is the executive's alone before the PMO sees it.</summary>
    private const int DaysFirst = 5;

    public static readonly Refusal NotYours =
        Refusal.NotAllowed("A charter is signed by the sponsor in person. Nothing was changed.");

    public static readonly Refusal Gone = Refusal.NotFound(
        "That charter is no longer there. Type charter and the project's name for the present one.");

    public static Refusal Outdated(string project, Phase now) => Refusal.TooLate(
        $"{project} is in {RoleWords.Of(now)} now, so this charter no longer applies. Nothing was changed; charter {project} "
            + $"shows the present one.");

    /// <summary>What the sponsor gets when they are named or a phase begins, and its later states.</summary>
    public static Message Card(CharterView view)
    {
        var about = $"{view.Project}, {RoleWords.Of(view.Phase)}";
        var first = view.SignedAt is null
            ? $"Your charter for {about}. About 40 seconds. Until you agree, nothing is measured; only overdue lists exist."
            : $"Your charter for {about}: agreed on {DateWords.Say(DateOnly.FromDateTime(view.SignedAt.Value.UtcDateTime))}.";
        return new Message(first, [new Text(first), new Facts(Terms(view)), new Text(Privacy(view)), .. Ways(view)]);
    }

    public static Message Withdrawn(string project) =>
        Message.Say($"This charter for {project} no longer applies. Nothing is asked of you here.");

    /// <summary>The same for a PMO, who reads and does not sign.</summary>
    public static Message Seen(CharterView view)
    {
        var state = view.SignedAt is { } at
            ? $"agreed on {DateWords.Say(DateOnly.FromDateTime(at.UtcDateTime))}"
            : "not agreed yet: no index and no flag, only overdue lists";
        var changed = view.Changed is { } text ? new Block[] { new Text($"Changed by the sponsor: {text}") } : [];
        var first = $"Charter of {view.Sponsor} for {view.Project}, {RoleWords.Of(view.Phase)}: {state}.";
        return new Message(first, [new Text(first), new Facts(Terms(view)), .. changed]);
    }

    public static Message None(string project) => Said.Done(
        $"{project} has no charter for its present phase: it needs a sponsor, and a phase that is not closed.", null,
        Said.Next("Status", $"status {project}"));

    public static Message Agreed(CharterView view, UndoOffer undo) => Said.Done(
        $"Agreed. {view.Pmo} can see that you did, and the terms. They are looked at again when the next phase begins.", undo);

    public static Message PmoToldAgreed(CharterView view) => Message.Say(view.Changed is { } changed
        ? $"{view.Sponsor} agreed to the charter of {view.Project} with changes: {changed}."
        : $"{view.Sponsor} agreed to the charter of {view.Project}.",
        new Buttons([Said.Next("Charter", $"charter {view.Project}")]));

    public static Form Change(ChangeCharter action) => Form.For("Change your charter",
        [
            new TextField("hours", "Hours per fortnight (0 to 80)", true, 3, Value: Number(action.Hours)),
            new PickField("rhythm", "Review rhythm", true,
                [.. Enum.GetValues<CharterRhythm>().Select(static r => new PickOption(r.ToString(), CharterTerms.Word(r)))],
                    action.Rhythm.ToString()),
            new TextField("days", "I decide within working days (1 to 30)", true, 3, Value: Number(action.Days)),
            new TextField("stop", "What would make me stop the project", false, 300, Multiline: true),
        ],
        "Agree to this", new SubmitCharter(action.Charter), "What you write here is what you are measured by, and nothing else.");

    private static Fact[] Terms(CharterView view) =>
    [
        new("Outcome", view.Outcome ?? "not written down yet"),
        new("Your time", $"{view.HoursPerFortnight} hours per fortnight"),
        new("Review", CharterTerms.Word(view.Rhythm)),
        new("You decide within", new Cadences.WorkingDays(view.DecideWithinDays).ToString()),
        new("Deputy", view.Deputy ?? "nobody named"),
        new("You address", view.Addresses ?? "nobody in particular"),
        new("You would stop if", view.StopCondition ?? "not said"),
    ];

    private static string Privacy(CharterView view) =>
        "Recorded: whether requests were answered, decisions made, promises kept, meetings attended. Never messages, calendars "
            + "or tone. "
        + $"A concern is shown to you first, and to {view.Pmo} {DaysFirst} working days later with what you say to it. "
        + "What is kept about you is yours to have: ask for the export; a wrong entry is put right.";

    private static Block[] Ways(CharterView view) => view.SignedAt is not null ? [] :
    [
        new Buttons(
        [
            Button.For("Agree", new AgreeCharter(view.Id), ButtonTone.Primary),
            Button.For("Change", new ChangeCharter(view.Id, view.HoursPerFortnight, view.Rhythm, view.DecideWithinDays)),
        ]),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
