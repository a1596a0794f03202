using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Pulses.Commands;

/// <summary>What is said to <c>brief now|pause|resume</c>, <c>stop</c> and <c>start</c>. Pure.</summary>
public sealed class BriefCommandMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("command.now", "A brief is brought forward", GoesNow("Meral Kaya")),
        GalleryEntry.Of("command.now.not", "A brief cannot go out now", Message.Say(NotNow("Meral Kaya", "a public holiday")
            .Sentence)),
        GalleryEntry.Of("command.now.asked", "Already asked today", Message.Say(AskedToday("Meral Kaya").Sentence)),
        GalleryEntry.Of("command.now.no-third", "Two stayed unanswered", Message.Say(NoThirdPush("Meral Kaya").Sentence)),
        GalleryEntry.Of("command.pause", "A person's brief is paused", Paused("Meral Kaya", "Tue 6 Apr")),
        GalleryEntry.Of("command.pause.too-long", "A pause with an impossible end", Message.Say(PauseTooLong.Sentence)),
        GalleryEntry.Of("command.resume", "A person's brief goes on", Resumed("Meral Kaya")),
        GalleryEntry.Of("command.resume.not-paused", "There was nothing to resume", NotPaused("Meral Kaya")),
        GalleryEntry.Of("command.resume.stopped", "Only they can end a stop", Message.Say(TheirsToSay("Meral Kaya").Sentence)),
        GalleryEntry.Of("command.no-line", "Somebody without a brief", Message.Say(NoLine("Meral Kaya").Sentence)),
        GalleryEntry.Of("command.not-yours", "Somebody of other projects", Message.Say(NotYours("Meral Kaya").Sentence)),
        GalleryEntry.Of("stop", "Stopped", Stopped(["Ali Demir"])),
        GalleryEntry.Of("stop.nobody", "Stopped, and nobody to tell", Stopped([])),
        GalleryEntry.Of("stop.already", "Stopped before", AlreadyStopped),
        GalleryEntry.Of("start", "Going on after stop, a pause or an offer", GoesOn("Tue 9 Mar 12:00", ["Ali Demir"])),
        GalleryEntry.Of("start.running", "Start where nothing was stopped", Running("Tue 9 Mar 12:00")),
        GalleryEntry.Of("start.no-brief", "Going on without a brief", NoBrief),
        GalleryEntry.Of("start.soon", "Start before the introduction", Soon),
    ];

    internal static readonly Message AlreadyStopped = Message.Say("Already stopped. Type start when you want to go on.");

    internal static readonly Message NoBrief = Message.Say(
        "You can be reached again. You are not sponsor of a running project, so there is no brief for you.");

    internal static readonly Message Soon = Message.Say(
        "You can be reached again. Your introduction comes first, in your working hours.");

    internal static readonly Refusal PauseTooLong =
        Refusal.Invalid("A pause ends between today and a year from now. Nothing was changed.");

    internal static Refusal NoLine(string name) =>
        Refusal.NotFound($"{name} has no brief: they are not sponsor of a project whose pilot has started, "
            + "or were not introduced yet.");

    internal static Refusal NotYours(string name) =>
        Refusal.NotAllowed($"{name} is not sponsor of a project of yours, so their brief is not yours to see or move.");

    internal static Refusal NotNow(string name, string why) =>
        Refusal.Conflict($"{name} cannot be asked now: {why}. Nothing was sent.");

    internal static Refusal AskedToday(string name) =>
        Refusal.Conflict($"{name} was already asked today, or is about to be. Type waiting to see what is open.");

    internal static Refusal NoThirdPush(string name) => Refusal.Conflict(
        $"{name} left the last two briefs unanswered, so nothing is pushed: they are offered another rhythm. Nothing was sent.");

    internal static Refusal TheirsToSay(string name) =>
        Refusal.Conflict($"{name} said stop. Only they can end that, by typing start; nothing was changed.");

    internal static Message GoesNow(string name) => Message.Say(
        $"{name}'s brief goes out now. It takes the place of the next one and counts in the week's budget.",
        new Buttons([Said.Next("Deliveries", $"deliveries {name}"), Button.Command("Waiting", "waiting")]));

    internal static Message Paused(string name, string until) => Message.Say(
        $"{name} is asked nothing up to and including {until}, and nothing counts until then.",
        new Buttons([Said.Next("Resume", $"brief resume {name}"), Said.Next("Preview", $"brief preview {name}")]));

    internal static Message Resumed(string name) => Message.Say($"{name} is asked again from the next slot on.",
        new Buttons([Said.Next("Preview", $"brief preview {name}")]));

    internal static Message NotPaused(string name) => Message.Say($"{name} is not paused; the briefs come as usual.",
        new Buttons([Said.Next("Preview", $"brief preview {name}")]));

    internal static Message Stopped(IReadOnlyList<string> told) => Message.Say(
        $"Stopped. Nothing unasked comes from me, and nothing is counted.{Briefs.BriefReplies.Told(told)} Type start to go on.");

    internal static Message GoesOn(string? next, IReadOnlyList<string> told) => Message.Say(
        $"We go on; the next brief comes {When(next)}.{Briefs.BriefReplies.Told(told)}",
        new Buttons([Button.For("Other time…", new Introduction.PickSlot())]));

    internal static Message Running(string? next) => Message.Say(
        $"Nothing was stopped; the next brief comes {When(next)}.",
        new Buttons([Button.For("Other time…", new Introduction.PickSlot())]));

    private static string When(string? next) => next is null ? "at the next free slot" : $"on {next}";
}
