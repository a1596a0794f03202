using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects.Commands;

namespace LeadershipBot.Projects;

/// <summary>What the commands about projects, sites, pilots (PilotMessages.cs) and roles (RoleMessages.cs) say.</summary>
internal static partial class ProjectMessages
{
    public static Refusal IsClosed(string name) =>
        Refusal.Conflict($"{name} is closed. Nothing was changed; phase opens it again.");

    public static Refusal CannotForget(string name) => Refusal.Conflict($"{name} is in use by now, so it stays.");

    public static Refusal PhaseMovedOn(string name, Phase phase) =>
        Refusal.Conflict($"{name} has moved on to {RoleWords.Of(phase)} since. Nothing was changed.");

    public static Refusal NotApprovedYet(string name, DateOnly on) => Refusal.Invalid(
        $"{DateWords.Say(on)} is still to come. Tell me on the day {name} is approved. Nothing was changed.");

    public static Message Added(string name, UndoOffer undo) => Said.Done(
        $"{name} is known now, in planning, with you as its PMO. Next: name the sponsor, then start the pilot. Nothing is sent "
            + $"before that.", undo,
        Said.Next("Status", $"status {name}"), Button.Command("People", "people"));

    public static Message Renamed(string before, string name, UndoOffer undo) =>
        Said.Done($"{before} is now called {name}.", undo);

    public static Message SiteAdded(string name, string zone, bool zoneAssumed, string? project, UndoOffer undo) => Said.Done(
        $"{name} is a site now (zone {zone}{(zoneAssumed ? ", like yours" : "")}){(project is null ? "" : $", in {project}")}.",
            undo);

    public static Message SiteJoined(string site, string project, UndoOffer undo) =>
        Said.Done($"{site} is a site of {project} now.", undo);

    public static Message SiteJoinedAlready(string site, string project) =>
        Message.Say($"{site} is a site of {project} already.");

    public static Message PhaseAlready(string name, Phase phase) => Message.Say($"{name} is in {RoleWords.Of(phase)} already.");

    public static Message PhaseEntered(string name, Phase phase, int sponsors, bool pilot, UndoOffer undo)
    {
        var charter = (sponsors, pilot) switch
        {
            (0, _) => "It has no sponsor yet, so there is nobody to propose a charter to.",
            (_, false) => "A charter for this phase is written; it goes to the sponsor when the pilot starts.",
            _ => "A charter for this phase goes to the sponsor in their own hours.",
        };
        return Said.Done($"{name} is in {RoleWords.Of(phase)} from today. {charter}", undo,
            Said.Next("Charter", $"charter {name}"), Said.Next("Status", $"status {name}"));
    }

    public static Message Closed(string name, UndoOffer undo) => Said.Done(
        $"{name} is closed. Nothing more is sent for it; everything recorded stays.", undo,
            Button.Command("Projects", "projects"));

    public static Message Approved(string name, DateOnly? on, DateOnly? before, bool withCharter, Phase phase, UndoOffer undo)
    {
        var when = on is { } day ? $"{name} counts as approved on {DateWords.Say(day)}"
            : $"{name} counts as approved before I came";
        var was = before is { } old && on is not null && old != on ? $" (was {DateWords.Say(old)})" : "";
        var how = withCharter
            ? "I have not seen the time before, so it is compared with its charter, not with the past."
            : "What comes after is compared with what I saw before.";
        Button[] next = phase == Phase.Planning
            ? [Said.Next("Execution begins", $"phase {name} execution"), Said.Next("Status", $"status {name}")]
            : [Said.Next("Status", $"status {name}")];
        return Said.Done($"{when}{was}. {how}", undo, next);
    }

    public static Message AllPaused(bool paused, UndoOffer undo) => paused
        ? Said.Done("Everything is paused. Nothing is sent to anyone, nothing is lost, and it counts for nobody.", undo,
            Button.Command("Resume all", "resume all"))
        : Said.Done("Everything goes on. What became stale meanwhile is skipped, not sent late.", undo,
            Button.Command("Projects", "projects"));

    public static Message AllPausedAlready(bool paused) =>
        Message.Say(paused ? "Everything is paused already." : "Nothing is paused as a whole.");

    public static Message Paused(string name, bool paused, UndoOffer undo) => paused
        ? Said.Done($"{name} is paused. Nothing is sent for it, and it counts for nobody.", undo,
            Said.Next("Resume", $"resume {name}"))
        : Said.Done($"{name} goes on.", undo, Said.Next("Status", $"status {name}"));

    public static Message PausedAlready(string name, bool paused) =>
        Message.Say(paused ? $"{name} is paused already." : $"{name} is not paused.");

    public static Message Projects(IReadOnlyList<ProjectLine> lines, int total, bool pmo)
    {
        if (total == 0)
            return Said.Done(pmo
                ? "No project is known yet. add project NAME, or import a list."
                : "You have no role in a project yet. Your PMO can name you.", null);
        var first = total > lines.Count ? $"The first {lines.Count} of {total} projects:" : total == 1 ? "1 project:"
            : $"{total} projects:";
        return Said.Done(first, [.. lines.Select(static l => new Fact(l.Name, Line(l)))], null,
            [.. lines.Take(5).Select(static l => Said.Next(l.Name, $"status {l.Name}"))]);
    }

    private static string Line(ProjectLine line)
    {
        if (line.Phase == Phase.Closed)
            return "closed";
        var approval = line.ApprovedOn is { } day ? $"approved {DateWords.Say(day)}" : "not approved";
        var sponsor = line.Sponsors.Count == 0 ? "no sponsor" : $"sponsor {string.Join(", ", line.Sponsors)}";
        var state = line.Paused ? "; paused" : line.PilotStarted ? "" : "; pilot not started";
        return $"{RoleWords.Of(line.Phase)}; {approval}; {sponsor}{state}";
    }

    private static string Time(DateTimeOffset at, string zone)
    {
        var local = Zones.LocalOf(at, zone);
        return $"{DateWords.Say(local.Date)} {local.Time:HH:mm}";
    }
}
