using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects.Commands;

namespace LeadershipBot.Projects;

internal static partial class ProjectMessages
{
    private const int MostUnreached = 20;

    public static Refusal NoSponsorYet(string name) => Refusal.Conflict(
        $"{name} has no sponsor yet, so there is nobody to begin with. Name one: sponsor \"{name}\" NAME. Nothing was changed.");

    public static Message PilotStarted(string name, ReachReport reach, string zone, UndoOffer undo) => Said.Done(
        $"The pilot of {name} has started. {Reached(reach)} {First(reach, zone)}", Unreached(reach), undo,
        Said.Next("Status", $"status {name}"), Said.Next("Pause", $"pause {name}"));

    public static Message PilotRuns(string name, ReachReport reach, string zone) => Said.Done(
        $"The pilot of {name} runs already. {Reached(reach)} {First(reach, zone)}", Unreached(reach), null,
            Said.Next("Status", $"status {name}"));

    public static string CharterState(DateTimeOffset? signedAt, bool sent) => signedAt is { } at
        ? $"agreed on {DateWords.Say(DateOnly.FromDateTime(at.UtcDateTime))}"
        : sent ? "proposed, not agreed: no index, no flag" : "written, not sent yet";

    public static Message Status(StatusView view, string zone)
    {
        var facts = new List<Fact>
        {
            new("Phase", view.Phase == Phase.Closed ? "closed" : $"{RoleWords.Of(view.Phase)}{(view.Paused ? ", paused" : "")}"),
            new("Approved", view.ApprovedOn is { } on
                ? $"{DateWords.Say(on)}{(view.ComparedWithCharter ? "; compared with its charter, not with the past" : "")}"
                    : "not yet"),
        };
        if (view.Sites.Count > 0)
            facts.Add(new("Sites", string.Join(", ", view.Sites)));
        facts.AddRange(view.Roles.GroupBy(static r => r.Kind)
            .Select(static g => new Fact(Capital(RoleWords.Of(g.Key)), string.Join(", ", g.Select(Holder)))));
        if (view.Charter is { } charter)
            facts.Add(new("Charter", charter));
        if (view.Waits is { } waits)
            facts.Add(new("Waiting", waits.Since is { } since
                ? $"{waits.Count} open {(waits.Count == 1 ? "brief" : "briefs")}, since {DateWords.Say(since)}" : "nothing"));
        if (view.Reach is { } reach)
            facts.Add(new("Reached", $"{Reached(reach)} {(view.PilotStarted ? "" : First(reach, zone))}".Trim()));
        return Said.Done(Headline(view), [.. facts, .. view.Reach is null ? [] : Unreached(view.Reach)], null, Next(view));
    }

    private static string Headline(StatusView view)
    {
        if (view.Phase == Phase.Closed)
            return $"{view.Name} is closed.";
        if (!view.Roles.Any(static r => r.Kind == RoleKind.Sponsor))
            return $"{view.Name} has no sponsor yet.";
        return view.PilotStarted ? $"{view.Name}: the pilot runs." : $"{view.Name}: the pilot has not started, nothing is sent.";
    }

    private static Button[] Next(StatusView view) => view switch
    {
        { ForPmo: false } => [Said.Next("Charter", $"charter {view.Name}")],
        { Phase: Phase.Closed } => [Button.Command("Projects", "projects")],
        { PilotStarted: false } when view.Roles.Any(static r => r.Kind == RoleKind.Sponsor) =>
            [Said.Next("Start pilot", $"start pilot {view.Name}"), Said.Next("Charter", $"charter {view.Name}"),
                Said.Next("People", $"people {view.Name}")],
        { ApprovedOn: null } => [Said.Next("Approved today", $"approve {view.Name}"),
            Said.Next("Charter", $"charter {view.Name}"), Said.Next("People", $"people {view.Name}")],
        _ => [Said.Next("Charter", $"charter {view.Name}"), Said.Next("People", $"people {view.Name}")],
    };

    private static string Holder(StatusRole role)
    {
        var vote = role.WithVote ? " with vote" : "";
        var from = role.From is { } day ? $" from {DateWords.Say(day)}" : "";
        return role.Until is { } until ? $"{role.Name}{vote}{from} until {DateWords.Say(until)}" : $"{role.Name}{vote}{from}";
    }

    private static string Reached(ReachReport reach) => (reach.Reachable, reach.People.Count) switch
    {
        (_, 0) => "Nobody has a role yet.",
        (var all, var total) when all == total =>
            total == 1 ? "The one person with a role can be reached." : $"All {total} people can be reached.",
        (0, var total) => $"None of {total} people can be reached yet.",
        var (some, total) => $"{some} of {total} people can be reached.",
    };

    private static string First(ReachReport reach, string zone) => reach switch
    {
        { Held: { } held } => $"No message goes while {held}.",
        { FirstAt: { } at } =>
            $"The first message would go to {reach.FirstTo} on {Time(at, reach.FirstZone!)} their "
                + $"time{Yours(at, reach.FirstZone!, zone)}: it introduces me and asks for a time.",
        _ => "No first message can go: the sponsor cannot be reached.",
    };

    private static string Yours(DateTimeOffset at, string theirs, string yours) =>
        Time(at, theirs) == Time(at, yours) ? "" : $" ({Time(at, yours)} yours)";

    private static Fact[] Unreached(ReachReport reach) =>
        [.. reach.People.Where(static p => p.WhyNot is not null).Take(MostUnreached)
            .Select(static p => new Fact(p.Name, $"not reachable: {p.WhyNot}"))];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
