using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Pulses;

/// <summary>What the PMO is told about the briefs of their executives: facts and ways on, never traits. Pure.</summary>
public sealed class PmoMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("pmo.two-unanswered", "To the PMO: two briefs in a row stayed unanswered", TwoUnanswered("Meral Kaya")),
        GalleryEntry.Of("pmo.quiet", "To the PMO: the offer stayed unanswered too", Quiet("Meral Kaya")),
        GalleryEntry.Of("pmo.not-arrived", "To the PMO: a brief did not arrive",
            NotArrived("Meral Kaya", "not delivered: account_inactive")),
        GalleryEntry.Of("pmo.stopped", "To the PMO: somebody said stop", Stopped("Meral Kaya")),
        GalleryEntry.Of("pmo.started", "To the PMO: somebody said start again", Started("Meral Kaya")),
        GalleryEntry.Of("pmo.not-me", "To the PMO: somebody says they are not the sponsor", NotTheSponsor("Meral Kaya")),
        GalleryEntry.Of("pmo.hand-over", "To the PMO: a sponsor proposes another one", HandOver("Meral Kaya", "Jonas Weber")),
        GalleryEntry.Of("pmo.paused", "To the PMO: a sponsor paused", Paused("Meral Kaya", "Tue 6 Apr")),
    ];

    public static Message TwoUnanswered(string name) => Message.Say(
        $"{name} left the last two briefs unanswered. At the next slot I offer a lighter rhythm, a pause or a hand-over, "
            + "then wait.",
        new Buttons([Said.Next("Their deliveries", $"deliveries {name}"), Button.Command("What waits", "waiting")]));

    public static Message Quiet(string name) => Message.Say(
        $"{name} has not chosen a rhythm either. I ask them nothing more until they answer or one of you says so.",
        new Buttons([Said.Next("Ask again", $"brief resume {name}"), Button.Command("Projects", "projects")]));

    public static Message NotArrived(string name, string why) => Message.Say(
        $"The last brief to {name} is in doubt: {why}. It is not sent again and counts for nobody.",
        new Buttons([Said.Next("Their deliveries", $"deliveries {name}"), Said.Next("Ask now", $"brief now {name}")]));

    public static Message Stopped(string name) => Message.Say(
        $"{name} has stopped the bot for themselves. Nothing unasked reaches them and nothing counts until they type start.",
        new Buttons([Button.Command("Projects", "projects")]));

    public static Message Started(string name) => Message.Say($"{name} goes on: their briefs come again from the next slot.",
        new Buttons([Said.Next("Preview", $"brief preview {name}")]));

    public static Message NotTheSponsor(string name) => Message.Say(
        $"{name} says they are not the sponsor and is asked nothing. Name the right person with: "
            + "sponsor PROJECT PERSON from DATE.",
        new Buttons([Button.Command("Projects", "projects"), Said.Next("They are, ask again", $"brief resume {name}")]));

    public static Message HandOver(string name, string successor) => Message.Say(
        $"{name} proposes that {successor} leads instead, and is not asked until you have settled it with both.",
        new Buttons([Button.Command("Projects", "projects"), Said.Next("They stay, ask again", $"brief resume {name}")]));

    public static Message Paused(string name, string until) => Message.Say(
        $"{name} has paused their brief up to and including {until}. Nothing counts until then.",
        new Buttons([Said.Next("Preview", $"brief preview {name}")]));
}
