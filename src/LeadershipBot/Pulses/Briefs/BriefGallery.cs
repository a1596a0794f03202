using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The brief in all its states, its reminder, forms and replies.</summary>
public sealed class BriefGallery : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
        [.. Briefs, .. Copies, .. Offers, .. Reminders, .. Forms, .. Replies, .. Refusals];

    private static IEnumerable<GalleryEntry> Briefs =>
    [
        Own("brief", "A brief on one project", SampleBriefs.Fresh()),
        Own("brief.two-projects", "A brief on two projects: one question each, one sentence in all", SampleBriefs.Two()),
        Own("brief.many-projects", "A brief of somebody with four projects: two are asked, the others a line each",
            SampleBriefs.Many()),
        Own("brief.chosen", "A brief at a time of their own, with what the last answer brought about", SampleBriefs.Chosen()),
        Own("brief.moved", "A brief that could not come on its day", SampleBriefs.Fresh() with { Reason = "a public holiday" }),
        Own("brief.deputy-named", "A brief that a deputy could answer", SampleBriefs.WithDeputy()),
        Own("brief.prepared", "A brief that the assistant has prepared", SampleBriefs.Prepared()),
        Own("brief.follow-up", "An answer has opened a follow-up", SampleBriefs.FollowUp()),
        Own("brief.answered", "Everything is answered", SampleBriefs.Answered()),
        Own("brief.edited", "Answers and a sentence, changed once", SampleBriefs.Edited()),
        Own("brief.by-deputy", "The deputy has answered", SampleBriefs.ByDeputy()),
        Own("brief.put-off", "Put off to another day", SampleBriefs.PutOff()),
        Own("brief.put-aside", "Put aside: away, stopped or paused",
            SampleBriefs.Fresh() with { State = PromptState.Skipped, Reason = "away" }),
        Own("brief.closed", "Closed without an answer", SampleBriefs.Closed()),
        Own("brief.late", "Answered after the close", SampleBriefs.Late()),
        Own("brief.over", "Answered in time, and now closed", SampleBriefs.Answered() with { IsOver = true }),
        Own("brief.no-longer-theirs", "The project has another sponsor meanwhile", SampleBriefs.Fresh() with { Pulses = [] }),
    ];

    private static IEnumerable<GalleryEntry> Copies =>
    [
        GalleryEntry.Of("brief.deputy", "A deputy's copy", BriefMessages.Brief(SampleBriefs.Fresh(), AnswerCapacity.Deputy)),
        GalleryEntry.Of("brief.deputy.answered", "A deputy's copy, answered",
            BriefMessages.Brief(SampleBriefs.ByDeputy(), AnswerCapacity.Deputy)),
        GalleryEntry.Of("brief.assistant", "An assistant's copy",
            BriefMessages.Brief(SampleBriefs.Fresh(), AnswerCapacity.Assistant)),
        GalleryEntry.Of("brief.assistant.prepared", "An assistant's copy, prepared",
            BriefMessages.Brief(SampleBriefs.Prepared(), AnswerCapacity.Assistant)),
        GalleryEntry.Of("brief.sample", "A sample for the PMO",
            Commands.SampleMessages.Sample("Meral Kaya", BriefMessages.Brief(SampleBriefs.Two(), AnswerCapacity.Self))),
    ];

    private static IEnumerable<GalleryEntry> Offers =>
    [
        Own("offer", "Two stayed unanswered: an offer instead of a third push", SampleBriefs.Offer()),
        Own("offer.chosen", "An offer, once something was chosen",
            SampleBriefs.Offer() with { State = PromptState.Answered, Reason = "the first Tuesday of every month at 12:00" }),
        Own("offer.put-aside", "An offer that no longer stands",
            SampleBriefs.Offer() with { State = PromptState.Skipped, Reason = "said stop" }),
    ];

    private static IEnumerable<GalleryEntry> Reminders =>
    [
        GalleryEntry.Of("reminder", "The one reminder", BriefMessages.Reminder(SampleBriefs.WithDeputy())),
        GalleryEntry.Of("reminder.two-projects", "The one reminder on two projects", BriefMessages.Reminder(SampleBriefs.Two())),
        GalleryEntry.Of("reminder.asked-for", "Asked again on the day they chose", BriefMessages.Reminder(SampleBriefs.PutOff())),
        GalleryEntry.Of("reminder.answered", "The reminder has done its work",
            BriefMessages.ReminderDone(SampleBriefs.Answered())),
        GalleryEntry.Of("reminder.closed", "The reminder's time is over", BriefMessages.ReminderDone(SampleBriefs.Closed())),
        GalleryEntry.Of("reminder.put-aside", "The reminder is put aside",
            BriefMessages.ReminderDone(SampleBriefs.Fresh() with { State = PromptState.Skipped })),
    ];

    private static IEnumerable<GalleryEntry> Forms
    {
        get
        {
            var today = SampleBriefs.Day;
            var actor = new Actor(new Person { Id = default, Name = "Meral Kaya", Zone = SampleBriefs.Zone },
                new Address(ChannelName.Web, "", "meral"), []);
            var postpone = new PostponeHandler();
            yield return GalleryEntry.Of("form.later", "Not now", postpone.Open(new PickLaterDate(default), actor, today).Value);
            yield return GalleryEntry.Of("form.away", "Away until", postpone.Open(new PickReturnDate(default), actor, today)
                .Value);
            yield return GalleryEntry.Of("form.sentence", "The optional sentence",
                AnswerHandler.Form(new WriteAnswer(default, "WHY-07", "What would you tell the shift leads in one sentence?")));
            yield return GalleryEntry.Of("form.hand-over", "Who should lead instead", new RhythmHandler()
                .Open(new ProposeSuccessor(default), actor, today).Value);
        }
    }

    private static IEnumerable<GalleryEntry> Replies =>
    [
        GalleryEntry.Of("reply.later", "Put off", BriefReplies.AsksAgain("Thu 11 Mar 12:00")),
        GalleryEntry.Of("reply.away", "Away", BriefReplies.Away("Tue 16 Mar", UndoOffer.Example)),
        GalleryEntry.Of("reply.passed-on", "Passed to the deputy", BriefReplies.PassedOn(["Jonas Weber"])),
        GalleryEntry.Of("reply.passed-on.two", "Passed to two deputies", BriefReplies.PassedOn(["Jonas Weber", "Ines Duarte"])),
        GalleryEntry.Of("reply.passed-on.already", "Passed on before", BriefReplies.AlreadyPassedOn(["Jonas Weber"])),
        GalleryEntry.Of("reply.lighter", "Half as often", BriefReplies.Lighter("the first Tuesday of every month at 12:00")),
        GalleryEntry.Of("reply.paused", "Paused", BriefReplies.Paused("Tue 6 Apr", ["Ali Demir"])),
        GalleryEntry.Of("reply.kept", "As before", BriefReplies.Kept("Tuesdays every second week at 12:00")),
        GalleryEntry.Of("reply.hand-over", "A successor is proposed", BriefReplies.HandOver("Jonas Weber", ["Ali Demir"])),
        GalleryEntry.Of("reply.hand-over.nobody", "A successor is proposed, and nobody to tell",
            BriefReplies.HandOver("Jonas Weber", [])),
    ];

    private static IEnumerable<GalleryEntry> Refusals =>
    [
        No("refused.gone", "A question that is no longer kept", BriefReplies.Gone),
        No("refused.somebody-elses", "Somebody else's question", BriefReplies.SomebodyElses),
        No("refused.not-asked", "A question of another brief", BriefReplies.NotAskedAnyMore),
        No("refused.not-an-answer", "An answer the question never had", BriefReplies.NotAnAnswer),
        No("refused.not-opened", "A follow-up that is closed again", BriefReplies.NotYetOpened),
        No("refused.no-longer-sponsor", "No longer sponsor", BriefReplies.NoLongerSponsor("MES")),
        No("refused.project-closed", "The project is closed", BriefReplies.ProjectClosed("MES")),
        No("refused.nothing-to-take-back", "Somebody else's answer", BriefReplies.NothingToTakeBack),
        No("refused.already-changed", "Taken back before", BriefReplies.AlreadyChanged),
        No("refused.not-yours-to-put-off", "Somebody else's brief", BriefReplies.NotYoursToPutOff),
        No("refused.nothing-to-put-off", "Nothing to put off", BriefReplies.NothingToPutOff),
        No("refused.not-yours-to-pass-on", "Somebody else's brief to pass on", BriefReplies.NotYoursToPassOn),
        No("refused.nothing-to-pass-on", "Nothing to pass on", BriefReplies.NothingToPassOn),
        No("refused.no-deputy", "No deputy to pass it to", BriefReplies.NoDeputy),
        No("refused.not-your-rhythm", "Somebody else's rhythm", BriefReplies.NotYourRhythm),
        GalleryEntry.Of("refused.date", "A day that cannot be chosen", Message.Say(
            BriefReplies.WrongDate(SampleBriefs.Day, SampleBriefs.Day.AddDays(14)).Errors[PostponeHandler.DateKey])),
    ];

    private static GalleryEntry Own(string id, string title, BriefView view) =>
        GalleryEntry.Of(id, title, BriefMessages.Brief(view, AnswerCapacity.Self));

    private static GalleryEntry No(string id, string title, Refusal refusal) =>
        GalleryEntry.Of(id, title, Message.Say(refusal.Sentence));
}

/// <summary>The views behind the gallery's briefs.</summary>
internal static class SampleBriefs
{
    public const string Zone = "Europe/Istanbul";

    public static readonly DateOnly Day = new(2027, 3, 9);

    private static readonly DateTimeOffset Noon = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    private static readonly AskedQuestion Status = new("DEC-13", AnswerType.Choice, "How is MES doing?",
        [new("on-track", "On track"), new("attention", "Needs attention"), new("trouble", "In trouble")]);

    private static readonly AskedQuestion Need = new("DEC-14", AnswerType.Choice, "What do you need?",
        [new("decision", "A decision"), new("people", "People"), new("money", "Money"), new("none", "Nothing")], After: "DEC-13",
        Opens: ["attention", "trouble"]);

    private static readonly AskedQuestion Goal = new("KPI-01", AnswerType.Scale, "IT and OT pull for the same number in MES.", [],
        "not at all", "fully");

    private static readonly AskedQuestion Keep = new("OWN-07", AnswerType.YesNo, "Is the owner of Historian still the right one?",
        [new("yes", "Yes"), new("no", "No")]);

    private static readonly AskedQuestion Sentence = new("WHY-07", AnswerType.Text,
        "What would you tell the shift leads in one sentence?", []);

    public static BriefView Fresh() => new(
        default, default, "Meral Kaya", Zone, default, "Tuesdays every second week at 12:00", false, PromptState.Open, Day, Noon,
        Noon.AddDays(7), null, null, false, false, false, [Pulse("MES", Status, Need, Goal, Sentence)]);

    public static BriefView Two() => Fresh() with { Pulses = [Pulse("Historian", Keep), Pulse("MES", Status, Need, Sentence)] };

    public static BriefView Many() => Two() with
    {
        Resting = [new RestingProject("Fiber Ring", "On track", new DateOnly(2027, 2, 23)),
            new RestingProject("Tank Farm", null, null)],
    };

    public static BriefView Chosen() => Fresh() with
    {
        Rhythm = "Tuesdays at 12:00",
        Chosen = true,
        Pulses = [Pulse("MES", Status, Need, Goal) with { Last = new LastTime("Needs attention", "Ali Demir") }],
    };

    public static BriefView WithDeputy() => Fresh() with
    {
        Pulses = [Pulse("MES", Status, Need, Goal,
            Sentence) with { StandIns = [new StandInView(default, "Jonas Weber", RoleKind.Deputy)] }],
    };

    public static BriefView Prepared() => Saying("Ayşe Tan", AnswerCapacity.Assistant, false, ("DEC-13", "o:on-track"),
        ("KPI-01", "s4"));

    public static BriefView FollowUp() => Saying("Meral Kaya", AnswerCapacity.Self, false, ("DEC-13", "o:trouble"));

    public static BriefView Answered() => Saying("Meral Kaya", AnswerCapacity.Self, false, ("DEC-13", "o:on-track"),
        ("KPI-01", "s4"));

    public static BriefView Edited() => Saying("Meral Kaya", AnswerCapacity.Self, false,
        ("DEC-13", "o:attention"), ("DEC-14", "o:decision"), ("KPI-01", "s2"),
            ("WHY-07", "t:The line stands still on Sundays so that nobody has to on Mondays."));

    public static BriefView ByDeputy() => Saying("Jonas Weber", AnswerCapacity.Deputy, false, ("DEC-13", "o:on-track"),
        ("KPI-01", "s4"));

    public static BriefView PutOff() => Fresh() with { WasPutOff = true, AsksAgainAt = Noon.AddDays(2) };

    public static BriefView Closed() => Fresh() with { State = PromptState.Closed, IsOver = true };

    public static BriefView Late()
    {
        var late = Saying("Meral Kaya", AnswerCapacity.Self, true, ("DEC-13", "o:on-track"), ("KPI-01", "s4"));
        return late with { State = PromptState.Closed, IsOver = true };
    }

    public static BriefView Offer() => Fresh() with { IsOffer = true, Pulses = [] };

    private static BriefView Saying(string by, AnswerCapacity capacity, bool late,
        params ReadOnlySpan<(string Item, string Wire)> said)
    {
        var answers = new Dictionary<string, AnswerView>();
        foreach (var (item, wire) in said)
            answers[item] = new AnswerView(AnswerValue.Parse(wire).Value, by, capacity, late);
        return Fresh() with
        {
            State = capacity == AnswerCapacity.Assistant ? PromptState.Open : PromptState.Answered,
            Pulses = [Fresh().Pulses[0] with { Answers = answers }]
        };
    }

    private static PulseView Pulse(string project, params AskedQuestion[] questions) =>
        new(default, default, project, true, "Ali Demir", [], questions, new Dictionary<string, AnswerView>(), null);
}
