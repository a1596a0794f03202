using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;

namespace LeadershipBot.Decisions;

/// <summary>One example of everything that is said about decisions.</summary>
public sealed class DecisionsGallery : IGallerySource
{
    private static readonly PersonId Meral = new(new Guid("01890000-0000-7000-8000-00000000000a"));
    private static readonly PersonId Carlos = new(new Guid("01890000-0000-7000-8000-00000000000b"));
    private static readonly ProjectId Mes = new(new Guid("01890000-0000-7000-8000-00000000000c"));
    private static readonly DateTimeOffset Noon = new(2027, 3, 9, 9, 10, 0, TimeSpan.Zero);

    private static readonly SeatView Seat = new(new SeatId(new Guid("01890000-0000-7000-8000-00000000000d")), Meral, "Meral Kaya",
        SeatKind.First, SeatState.Open, null, null, false, null, null, null, new DateOnly(2027, 3, 5), null);

    private static readonly DecisionView Firewall = new(new DecisionId(new Guid("01890000-0000-7000-8000-00000000000e")),
        "MES-12",
        Mes, "MES and Historian", "Firewall owner, Site B", ["OT", "IT"], "OT", "Ali Demir", 19, new DateOnly(2027, 3, 5), true,
        ["Line 3", "Plant network", "Historian team"], "2,000 EUR", null, null, DecisionState.Open, null, null, null, null,
            [Seat]);

    private static readonly DecisionView Decided = Firewall with
    {
        State = DecisionState.Decided,
        Chosen = "OT",
        SettledAt = Noon,
        TellAt = Noon.AddMinutes(30),
        Overdue = false,
        Seats = [Seat with { State = SeatState.Chosen, Choice = "OT", By = "Meral Kaya",
            Back = new StepBack(Meral, UndoOffer.Example.Step, Noon.AddMinutes(30)) }],
    };

    private static readonly DecisionView Ruled = Firewall with
    {
        Key = "MES-14",
        Question = "Patch on Sunday night or keep the line running?",
        Options = ["Patch", "Run"],
        Overdue = false,
        AgeDays = 2,
        DueOn = new DateOnly(2027, 3, 12),
        Waits = ["Emre Yildiz"],
        CostPerDay = null,
        Proposal = null,
        Outcome = "Downtime below 2 hours a month",
        Rule = RuleMessages.Sentence("patch window against output", "Carlos Rivas",
            2),
    };

    private static DecisionReader Reader(AnswerCapacity capacity = AnswerCapacity.Self) =>
        new(Meral, capacity, "Europe/Istanbul", Noon);

    public IEnumerable<GalleryEntry> Entries => [.. InTheBrief, .. Cards, .. Notices, .. Lists, .. Asking, .. Rules];

    private static IEnumerable<GalleryEntry> InTheBrief =>
    [
        Part("decision.part", "Decisions in a brief: the oldest first, with more than it holds",
            [(Firewall, Seat), (Ruled, Seat)], Reader(), 2),
        Part("decision.part.decided", "The same after one tap", [(Decided, Decided.Seats[0])], Reader(), 0),
        Part("decision.part.told", "The same once the undo time is over", [Told()], Reader(), 0),
        Part("decision.part.looking", "As somebody sees it who may not decide", [(Firewall, Seat)],
            Reader(AnswerCapacity.Assistant), 0),
        Part("decision.part.heads", "It takes both heads", [Heads()], Reader(), 0),
        Part("decision.part.tie", "The heads differ, and the sponsor decides", [Tie()], Reader(), 0),
        Part("decision.part.need", "Something was asked for", [Needing(null)], Reader(), 0),
        Part("decision.part.brought", "And was brought", [Needing("The supplier's offer, 12,000 EUR")], Reader(), 0),
        Part("decision.part.passed", "Passed on", [Closed(SeatState.Rerouted, DecisionState.Open)], Reader(), 0),
        Part("decision.part.withdrawn", "Withdrawn by the PMO", [Closed(SeatState.Withdrawn, DecisionState.Withdrawn)], Reader(),
            0),
        Part("decision.part.back", "Back with whoever had it before", [Closed(SeatState.Overtaken, DecisionState.Open)],
            Reader(), 0),
    ];

    private static IEnumerable<GalleryEntry> Cards =>
    [
        GalleryEntry.Of("decision.card", "To somebody who has no brief", DecisionMessages.Card(Firewall, Seat, Reader(), false)),
        GalleryEntry.Of("decision.card.urgent", "An urgent decision", DecisionMessages.Card(Firewall, Seat, Reader(), true)),
        GalleryEntry.Of("decision.card.done", "The same when decided",
            DecisionMessages.Card(Decided, Decided.Seats[0], Reader(), true)),
        GalleryEntry.Of("decision.done", "A tap on a list is answered",
            DecisionMessages.Done(Decided, Decided.Seats[0], Reader())),
        GalleryEntry.Of("decision.reroute", "Someone else decides",
            RerouteHandler.Form(new NameDecider(Seat.Id, "MES-12", null))),
        GalleryEntry.Of("decision.need", "I need", NeedHandler.Form(new NameNeed(Seat.Id, "MES-12", null))),
        GalleryEntry.Of("decision.bring", "The PMO brings it", NeedHandler.Form(new BringNeed(Seat.Id, "MES-12"))),
    ];

    private static IEnumerable<GalleryEntry> Notices =>
    [
        GalleryEntry.Of("decision.notice", "To whoever waited: decided", NoticeMessages.Notice(Decided, ["you"])),
        GalleryEntry.Of("decision.notice.lead", "To a lead, for teams without an account",
            NoticeMessages.Notice(Decided, ["Line 3", "Plant network"])),
        GalleryEntry.Of("decision.notice.withdrawn", "To whoever waited: withdrawn",
            NoticeMessages.Notice(Firewall with { State = DecisionState.Withdrawn }, ["you"])),
        GalleryEntry.Of("decision.notice.corrected", "Taken back after it was told", NoticeMessages.Notice(Firewall, [])),
        GalleryEntry.Of("decision.needed", "To the PMO: a decider needs something",
            DecisionMessages.Needed("Meral Kaya", "MES-12",
            Firewall.Question, "The supplier's offer", Seat.Id)),
        GalleryEntry.Of("decision.still-needed", "To the PMO: two working days are over",
            DecisionMessages.StillNeeded("Meral Kaya", "MES-12", "The supplier's offer", Seat.Id)),
        GalleryEntry.Of("decision.supplied", "Brought", DecisionMessages.Supplied("MES-12", "Meral Kaya", "Fri 12 Mar")),
        GalleryEntry.Of("decision.passed-on", "To the PMO: somebody else decides",
            DecisionMessages.PassedOn("Meral Kaya", "MES-12", Firewall.Question, "Henrik Lund")),
        GalleryEntry.Of("decision.nobody-above", "To the PMO: two heads differ and nobody is above them",
            DecisionMessages.NobodyAbove("MES-12", Firewall.Question)),
        GalleryEntry.Of("decision.withdrawn", "Withdrawn",
            DecisionMessages.Withdrawn("MES-12", Firewall.Question, UndoOffer.Example.Step, new TimeOnly(12, 40))),
    ];

    private static IEnumerable<GalleryEntry> Lists =>
    [
        GalleryEntry.Of("decisions", "What waits to be decided",
            ListMessages.List([Firewall, Ruled], false, [new OpenAsk(Mes, "MES")])),
        GalleryEntry.Of("decisions.overdue", "What is overdue, over two projects",
            ListMessages.List([Firewall], true, [new OpenAsk(Mes, "MES"), new OpenAsk(Mes, "Plant Network")])),
        GalleryEntry.Of("decisions.nothing", "Nothing waits to be decided", ListMessages.List([], false, [])),
        GalleryEntry.Of("decisions.none-overdue", "Nothing is overdue", ListMessages.List([], true, [new OpenAsk(Mes, "MES")])),
        GalleryEntry.Of("decision.one", "One decision with its history", ListMessages.One(Needing(null).Decision, History,
            DecisionMessages.Aside(Firewall, Seat, Reader()), true)),
        GalleryEntry.Of("decision.one.decided", "The same when decided", ListMessages.One(Decided, History, [], true)),
        GalleryEntry.Of("agenda", "Fifteen minutes with somebody", ListMessages.Agenda("Meral Kaya", [Firewall, Ruled], 1)),
        GalleryEntry.Of("agenda.nothing", "Nothing to meet for", ListMessages.Agenda("Meral Kaya", [], 0)),
    ];

    private static IEnumerable<GalleryEntry> Asking =>
    [
        GalleryEntry.Of("decision.asked", "A decision is asked for",
            AskMessages.Asked(new AskedView("MES-12", "MES and Historian",
            Firewall.Question, ["Meral Kaya"], new DateOnly(2027, 3, 12), "It leads Meral Kaya's next brief.",
            Ruled.Rule, "Carlos Rivas", Firewall.Waits), UndoOffer.Example)),
        GalleryEntry.Of("decision.ask", "The form to ask for a decision",
            AskMessages.Form(new OpenAsk(Mes, "MES and Historian"))),
    ];

    private static IEnumerable<GalleryEntry> Rules =>
    [
        GalleryEntry.Of("rule.stored", "A decision rule is stored",
            RuleMessages.Stored("MES and Historian", Ruled.Rule!, UndoOffer.Example)),
        GalleryEntry.Of("rule.ended", "A decision rule ends", RuleMessages.Ended(Ruled.Rule!, UndoOffer.Example)),
        GalleryEntry.Of("rules", "The decision rules of a project", RuleMessages.List("MES and Historian", [Ruled.Rule!])),
        GalleryEntry.Of("rules.none", "No decision rules yet", RuleMessages.List("MES and Historian", [])),
        GalleryEntry.Of("rule.wanted", "The same clash was decided twice", RuleMessages.Wanted("MES and Historian",
            "patch window against output", ["MES-3 Patch", "MES-14 Run"], new WriteRule(Mes, "patch window against output"))),
        GalleryEntry.Of("rule.write", "The form that makes it a rule",
            RuleFormHandler.Form(new WriteRule(Mes, "patch window against output"))),
    ];

    private static readonly string[] History =
    [
        "Tue 9 Feb 10:00: asked of Meral Kaya by Ali Demir", "Tue 9 Mar 12:05: Meral Kaya needs: The supplier's offer",
    ];

    private static GalleryEntry Part(string id, string title, IReadOnlyList<(DecisionView Decision, SeatView Seat)> shown,
        DecisionReader reader, int more)
    {
        var part = DecisionMessages.Part([.. shown.Select(s => (s.Decision, s.Seat, reader))], more);
        return GalleryEntry.Of(id, title, new Message("A part of a brief.", part.Blocks));
    }

    private static (DecisionView, SeatView) Told()
    {
        var told = Decided with
        {
            TellAt = null,
            ToldAt = Noon,
            Seats =
            [Decided.Seats[0] with { Back = null, ByDeputy = true, By = "Jonas Weber" }]
        };
        return (told, told.Seats[0]);
    }

    private static (DecisionView, SeatView) Heads()
    {
        var both = Ruled with
        {
            Rule = null,
            Seats = [Seat,
            Seat with { PersonId = Carlos, Name = "Carlos Rivas", Kind = SeatKind.Second,
            Id = new SeatId(new Guid("01890000-0000-7000-8000-00000000000f")) }]
        };
        return (both, both.Seats[0]);
    }

    private static (DecisionView, SeatView) Tie()
    {
        var tie = Ruled with
        {
            Rule = null,
            Seats =
            [
                Seat with { Id = default, Name = "Jonas Weber", State = SeatState.Chosen, Choice = "Patch" },
                Seat with { Id = default, Name = "Carlos Rivas", Kind = SeatKind.Second, State = SeatState.Chosen,
                    Choice = "Run" },
                Seat with { Kind = SeatKind.TieBreak },
            ],
        };
        return (tie, tie.Seats[2]);
    }

    private static (DecisionView Decision, SeatView Seat) Needing(string? brought)
    {
        var needing = Firewall with { Seats = [Seat with { Need = "The supplier's offer", Supplied = brought }] };
        return (needing, needing.Seats[0]);
    }

    private static (DecisionView, SeatView) Closed(SeatState seat, DecisionState decision)
    {
        var closed = Firewall with { State = decision, Seats = [Seat with { State = seat, PassedTo = "Henrik Lund" }] };
        return (closed, closed.Seats[0]);
    }
}
