using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys.Commands;

/// <summary>What the commands on whys say. Pure.</summary>
internal static class WhyCommandMessages
{
    public static readonly Refusal NothingToSend = Refusal.NotFound(
        "No message is ready to be sent. See what waits with: why list PROJECT.");

    public static Message List(string project, IReadOnlyList<WhyView> views, IReadOnlyList<DueLine> due, string zone)
    {
        var open = views.Count(static v => v.State is not (WhyState.Sent or WhyState.Dropped));
        var lead = views.Count == 0
            ? $"{project} has sent no why message yet. I prepare one when an audience is due."
            : $"{project}: {(open == 0 ? "no message waits" : open == 1 ? "one message waits" : $"{open} messages wait")}.";
        List<Fact> facts =
        [
            .. views.Select(v => new Fact(Short(v), State(v, zone))),
            .. due.Select(static d => new Fact($"Next: {d.Audience}", $"{Say(d.Due.Occasion)}, from {WhyWords.Day(d.Due.On)}")),
        ];
        Button[] next = open > 0
            ? [Said.Next("Show it", $"why show {project}"), Said.Next("Draft one", $"why draft {project}")]
            : [Said.Next("Draft one", $"why draft {project}")];
        return Said.Done(lead, [.. facts.Take(Facts.MaxRows)], null, next);
    }

    public static Message Choice(string project, TemplateSet templates) => new(
        $"Which message shall {project}'s teams get?",
        [
            new Text($"Which message shall {project}'s teams get? I fill in what I know and ask you for the rest."),
            .. templates.Templates.Chunk(10).Select(some => new Buttons(
                [.. some.Select(t => Said.Next(CommandMessages.Label(t.Name), $"why draft {project} {t.Id}"))])),
        ]);

    public static Refusal NoSuchTemplate(string typed, TemplateSet templates) => Refusal.NotFound(
        $"There is no message '{CommandMessages.Cut(typed, 40)}'. There are: "
        + $"{string.Join(", ", templates.Templates.Select(static t => t.Id))}.");

    public static Refusal NoSponsor(string project) => Refusal.Conflict(
        $"{project} has no sponsor who can be asked, so there is nobody to say why. Name one: sponsor \"{project}\" NAME.");

    public static Refusal OneWaits(string project, WhyState state) => Refusal.Conflict(state == WhyState.Gaps
        ? $"A message of {project} waits for you to fill it in. Do that, or drop it, with: why show \"{project}\"."
        : $"A message of {project} waits for its sponsor. Send it yourself, or drop it, with: why show \"{project}\".");

    public static Refusal NobodyToHear(string project, string template) => Refusal.Conflict(
        $"{project} has nobody for '{template}'. Members have a function: set NAME function operators.");

    public static Refusal NoneYet(string project) => Refusal.NotFound(
        $"{project} has no why message yet. Prepare one with: why draft \"{project}\".");

    public static Message Drafted(string project, string? executive) => executive is null
        ? Message.Say($"Begun. What is missing for {project} comes in the next message.")
        : Message.Say($"Ready. It goes into {executive}'s next brief on {project}; you see it below.");

    public static Message GoLiveSet(string project, string? site, DateOnly day, UndoOffer undo) => Said.Done(
        $"{project} goes live{(site is null ? "" : $" in {site}")} on {WhyWords.Day(day)}. The teams hear why 10 and 2 days "
        + "before, and 1, 10 and 30 days after.", undo, Said.Next("Messages", $"why list {project}"));

    private static string Short(WhyView view) => CommandMessages.Cut($"{view.TemplateName}: {view.Audience}", 80);

    private static string State(WhyView view, string zone) => view.State switch
    {
        WhyState.Gaps => "you fill in what is missing",
        WhyState.Ready => $"waits for {view.Executive}, due {WhyWords.Day(view.DueOn)}",
        WhyState.Declined => $"not signed by {view.Executive}; it can go out in your name",
        WhyState.LeftToPmo => "left to you to send as PMO",
        WhyState.Approved => $"signed by {view.Signer}, goes {WhyWords.When(view, zone)}",
        WhyState.Sending => $"signed by {view.Signer}, on its way",
        WhyState.Sent => $"signed by {view.Signer}, went to {WhyWords.Reached(view)} on "
            + $"{WhyWords.Day(Cadences.Zones.DateOf(view.SentAt!.Value, zone))}",
        _ => $"dropped: {view.Reason}",
    };

    private static string Say(WhyOccasion occasion) => occasion switch
    {
        WhyOccasion.Start => "the first why",
        WhyOccasion.Before => "before go-live",
        WhyOccasion.After => "after go-live",
        WhyOccasion.Day30 => "a month after go-live",
        WhyOccasion.Quarter => "the quarter's why",
        _ => "every four weeks",
    };
}
