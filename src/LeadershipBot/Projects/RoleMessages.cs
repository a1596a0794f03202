using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Projects;

internal static partial class ProjectMessages
{
    public static readonly Refusal AssistantsDoNotVote =
        Refusal.Invalid("An assistant prepares and never decides. Name a deputy with vote instead. Nothing was changed.");

    public static Refusal OwnStandIn(string name) =>
        Refusal.Invalid($"{name} cannot stand in for themselves. Nothing was changed.");

    public static Refusal HasNoSuchRole(string person, RoleKind kind, string project) =>
        Refusal.NotFound($"{person} is not {RoleWords.Of(kind)} of {project}. Nothing was changed.");

    public static Refusal LastPmo(string project, string person) => Refusal.Conflict(
        $"{person} is the only PMO of {project}. Name another first: pmo \"{project}\" NAME. Nothing was changed.");

    public static Message HasRoleAlready(string person, RoleKind kind, string project) =>
        Message.Say($"{person} is {RoleWords.Of(kind)} of {project} already.");

    public static Message SponsorNamed(
        string project, string person, DateOnly from, bool later, IReadOnlyList<string> before, bool pilot, string? unreachable,
            UndoOffer? undo)
    {
        var ends = before.Count == 0 ? ""
            : $" {string.Join(", ", before)} ends on {DateWords.Say(from.AddDays(-1))}, with deputies and assistants.";
        var charter = (later, pilot) switch
        {
            (true, _) => " The charter is proposed when the role begins.",
            (_, true) => " The charter goes to them in their own hours.",
            _ => " The charter is written; nothing is sent before the pilot starts.",
        };
        var fresh = before.Count == 0 ? "" : " They start with no history of their own.";
        var reach = unreachable is null ? "" : $" They cannot be reached yet: {unreachable}.";
        Button[] next = pilot ? [Said.Next("Status", $"status {project}")]
            : [Said.Next("Start pilot", $"start pilot {project}"), Said.Next("Status", $"status {project}")];
        return Said.Done($"{person} is sponsor of {project} from {DateWords.Say(from)}.{ends}{fresh}{charter}{reach}", undo,
            next);
    }

    public static Message RoleNamed(string project, string person, RoleKind kind, DateOnly from, bool later, UndoOffer undo) =>
        Said.Done(
        $"{person} is {RoleWords.Of(kind)} of {project}{(later ? $" from {DateWords.Say(from)}" : "")}.", undo,
            Said.Next("Status", $"status {project}"));

    public static Message RoleEnded(string project, string person, RoleKind kind, DateOnly? last, UndoOffer undo) => Said.Done(
        last is { } day
            ? $"{person} is {RoleWords.Of(kind)} of {project} until {DateWords.Say(day)}."
            : $"{person} is no longer {RoleWords.Of(kind)} of {project}.",
        undo, Said.Next("Status", $"status {project}"));

    public static Message StandInNamed(IReadOnlyList<string> projects, string person, string sponsor, RoleKind kind,
        DateSpan? dates, bool vote,
        bool own, UndoOffer? undo)
    {
        var may = kind == RoleKind.Assistant ? "They see, snooze and prepare; they never decide or sign."
            : vote ? "They may answer and decide." : "They may answer, not decide.";
        var when = dates is { } span ? $", {DateWords.Say(span)}" : "";
        var who = own ? "your" : $"{sponsor}'s";
        return Said.Done($"{person} is {who} {RoleWords.Of(kind)} in {string.Join(", ", projects)}{when}. {may}", undo,
            Said.Next("Status", $"status {projects[0]}"));
    }
}
