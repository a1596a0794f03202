using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Catalogue;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Kpis.Outcomes;
using LeadershipBot.Kpis.Services;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Kpis;

/// <summary>An example of everything that is said about KPIs.</summary>
public sealed class KpisGallery : IGallerySource
{
    private const string Mes = "MES and Historian";
    private static readonly UndoOffer Undo = UndoOffer.Example;
    private static readonly DateOnly Today = new(2027, 3, 2);
    private static readonly DateTimeOffset At = new(2027, 3, 2, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Falling week by week, once above and at last below its target of 5 %.</summary>
    internal static KpiView Downtime { get; } = Example("Unplanned downtime", "%", KpiBetter.Lower, 5, 10, KpiPeriod.Week,
        [9.1, 8.7, 8.9, 7.8, 7.2, 7.4, 6.6, 6.1, 5.9, 5.2, 5.4, 4.8], 0);

    /// <summary>A quarterly number that nobody has brought for a long time.</summary>
    internal static KpiView Restore { get; } = Example("Restore tests in twelve months", "%", KpiBetter.Higher, 95, 80,
        KpiPeriod.Quarter, [41, 58, 74], 200);

    internal static KpiView Tags { get; } = Example("Tag coverage", "%", KpiBetter.Higher, 95, 80, KpiPeriod.Month,
        [61, 70, 78, 82, 84, 79], 20);

    public IEnumerable<GalleryEntry> Entries => [.. Shown(), .. Changed(), .. Told(), .. Calls(), .. Agreed(), .. Keys()];

    private static IEnumerable<GalleryEntry> Shown() =>
    [
        GalleryEntry.Of("kpi.one", "A KPI with its picture", KpiMessages.One(Downtime)),
        GalleryEntry.Of("kpi.one.empty", "A KPI without a value", KpiMessages.One(Downtime with
        {
            Points = [], Standing = KpiRule.Stand(KpiTerms.Of(Downtime.Kpi), [], Today), Outcome = null, Owner = null,
        })),
        GalleryEntry.Of("kpi.list", "The KPIs of a project", KpiMessages.List(Mes, [Downtime, Restore, Tags])),
        GalleryEntry.Of("kpi.list.none", "A project without KPIs", KpiMessages.List(Mes, [])),
        GalleryEntry.Of("kpi.overview", "The KPIs of several projects",
            KpiMessages.Overview([(Mes, [Downtime, Restore, Tags]), ("Plant Network", [])])),
        GalleryEntry.Of("kpi.catalogue", "The KPIs to choose from",
            KpiMessages.Catalogue(CatalogueFile.LoadBuiltIn([]).Value.Entries)),
    ];

    private static IEnumerable<GalleryEntry> Changed() =>
    [
        GalleryEntry.Of("kpi.added", "A KPI is added", KpiMessages.Added(Downtime, Undo)),
        GalleryEntry.Of("kpi.changed", "A target is set", KpiMessages.Changed("Unplanned downtime", "target 4 %", Undo)),
        GalleryEntry.Of("kpi.removed", "A KPI is removed", KpiMessages.Removed("Unplanned downtime", Mes, Undo)),
        GalleryEntry.Of("kpi.kept", "A KPI stays", KpiMessages.Kept("Unplanned downtime")),
        GalleryEntry.Of("kpi.reading", "A value is given", KpiMessages.Stored(Downtime, Today, 4.8, null, Undo)),
        GalleryEntry.Of("kpi.reading.corrected", "A value is corrected", KpiMessages.Stored(Downtime, Today, 4.8, 48, Undo)),
        GalleryEntry.Of("kpi.reading.same", "A value that was known", KpiMessages.Stored(Downtime, Today, 4.8, 4.8, null)),
        GalleryEntry.Of("kpi.give", "The form for a value", KpiMessages.Give(new(Downtime.Kpi.Id, "Unplanned downtime", "%"),
            Today)),
    ];

    private static IEnumerable<GalleryEntry> Told() =>
    [
        GalleryEntry.Of("kpi.stale", "A value is too old", KpiMessages.Stale(Restore)),
        GalleryEntry.Of("kpi.crossed", "A target is reached", KpiMessages.Crossed(Downtime, GoalSide.Met)),
        GalleryEntry.Of("kpi.crossed.lost", "A target is lost", KpiMessages.Crossed(Tags, GoalSide.Missed)),
        GalleryEntry.Of("kpi.undecided", "Three digests without a decision", KpiMessages.Undecided(Tags)),
        GalleryEntry.Of("kpi.settled", "A notice that has done its work", KpiMessages.Settled(Downtime)),
    ];

    private static IEnumerable<GalleryEntry> Calls()
    {
        KpiView[] views = [Downtime, Restore, Tags];
        var ask = Ask(KpiAskState.Open, null);
        var decided = Ask(KpiAskState.Decided, KpiChoice.FindCause);
        return
        [
            GalleryEntry.Of("kpi.call", "A call on a KPI, in the brief", Part(CallMessages.Asked(views, Tags, ask, true))),
            GalleryEntry.Of("kpi.call.assistant", "The call as an assistant sees it",
                Part(CallMessages.Asked(views, Tags, ask, false))),
            GalleryEntry.Of("kpi.call.done", "The call is made", Part(CallMessages.Done(views, Tags, decided, null, true))),
            GalleryEntry.Of("kpi.call.accepted", "A deputy left it as it is",
                Part(CallMessages.Done(views, Tags, Ask(KpiAskState.Decided, KpiChoice.Accept), "Mia Lang", false))),
            GalleryEntry.Of("kpi.call.none", "Nothing to decide", Part(CallMessages.OnlyLine([Downtime]))),
            GalleryEntry.Of("kpi.decided", "The owner is asked for the cause", CallMessages.ToOwner(Tags, decided, "Jane Doe")),
            GalleryEntry.Of("kpi.decided.effort", "The owner is asked to move effort",
                CallMessages.ToOwner(Tags, Ask(KpiAskState.Decided, KpiChoice.MoveEffort), "Jane Doe")),
            GalleryEntry.Of("kpi.call.asked", "Both heads are to be asked",
                Part(CallMessages.Done(views, Tags, Ask(KpiAskState.Decided, KpiChoice.Ask), null, true))),
            GalleryEntry.Of("kpi.call.nobody", "There are no heads to ask", CallMessages.NobodyToAsk(Tags, ask)),
            GalleryEntry.Of("kpi.call.refused", "The heads could not be asked",
                CallMessages.NotAsked(Tags, ask, "MES is closed, so nothing is sent for it.")),
            GalleryEntry.Of("kpi.digest", "A team's digest", DigestMessages.Digest(DigestRule.Choose(views),
                new(Tags, ask, "Jane Doe"))),
            GalleryEntry.Of("kpi.digest.decided", "A digest with a decision",
                DigestMessages.Digest(DigestRule.Choose(views), new(Tags, decided, "Jane Doe"))),
        ];
    }

    private static IEnumerable<GalleryEntry> Agreed()
    {
        var open = new OutcomeView(Mes, "Less unplanned downtime in both plants", "5 %", new DateOnly(2027, 12, 31),
            new("Lena Vogt", false), new("Emre Yildiz", false));
        var half = open with { It = new("Lena Vogt", true) };
        var both = half with { Ot = new("Emre Yildiz", true) };
        return
        [
            GalleryEntry.Of("outcome.card", "An outcome before a head", OutcomeMessages.Card(open, CardOf(null))),
            GalleryEntry.Of("outcome.card.agreed", "The head has agreed", OutcomeMessages.Card(half, CardOf(At))),
            GalleryEntry.Of("outcome.card.both", "Both have agreed", OutcomeMessages.Card(both, CardOf(At))),
            GalleryEntry.Of("outcome.card.withdrawn", "The proposal was taken back", OutcomeMessages.Withdrawn),
            GalleryEntry.Of("outcome.proposed", "An outcome is proposed",
                OutcomeMessages.Proposed(Mes, ["Lena Vogt", "Emre Yildiz"], Undo)),
            GalleryEntry.Of("outcome.agreed", "The PMO hears that both agreed", OutcomeMessages.AgreedByBoth(both)),
            GalleryEntry.Of("outcome.list", "A project's outcomes", OutcomeMessages.List(Mes,
                [both, half with { Sentence = "One screen for both plants", Target = null }])),
            GalleryEntry.Of("outcome.list.none", "A project without outcomes", OutcomeMessages.List(Mes, [])),
        ];
    }

    private static OutcomeCard CardOf(DateTimeOffset? agreed) => new()
    {
        Id = OutcomeCardId.From(new Guid("01890000-0000-7000-8000-00000000000c")), OutcomeSeq = 1, Side = HeadSide.It,
        PersonId = PersonId.From(Guid.Empty), At = At, AgreedAt = agreed,
    };

    private static Message Part(BriefPart part) => new("Your brief.", part.Blocks);

    private static KpiAsk Ask(KpiAskState state, KpiChoice? choice) => new()
    {
        Id = KpiAskId.From(new Guid("01890000-0000-7000-8000-00000000000b")), KpiId = Tags.Kpi.Id, ProjectId = Tags.Kpi.ProjectId,
        PersonId = PersonId.From(Guid.Empty), From = 84, FromOn = Today.AddDays(-51), To = 79, ToOn = Today.AddDays(-20),
        AskedAt = At,
        State = state, Choice = choice,
    };

    private static IEnumerable<GalleryEntry> Keys() =>
    [
        GalleryEntry.Of("token.added", "A service may post readings", TokenMessages.Added("historian", "lbc_CODE-FROM-THE-CHAT")),
        GalleryEntry.Of("token.list", "The keys of services", TokenMessages.List(
        [
            new("historian", Mes, At.AddDays(-40), At), new("cmms", null, At.AddDays(-3), null),
        ])),
        GalleryEntry.Of("token.list.none", "No keys", TokenMessages.List([])),
        GalleryEntry.Of("token.revoked", "A key is revoked", TokenMessages.Revoked("historian")),
    ];

    private static KpiView Example(string name, string unit, KpiBetter better, double green, double red, KpiPeriod period,
        double[] values, int daysOld)
    {
        var step = KpiRule.DaysOf(period);
        KpiPoint[] points = [.. values.Select((v, n) => new KpiPoint(Today.AddDays(-daysOld - ((values.Length - 1 - n) * step)),
            v))];
        var kpi = new Kpi
        {
            Id = KpiId.From(new Guid("01890000-0000-7000-8000-00000000000a")), ProjectId = ProjectId.From(Guid.Empty),
            Name = name,
            Formula = "unplanned stop time divided by planned busy time", Unit = unit, Better = better, Target = green,
            Green = green,
            Red = red, Period = period, Source = "MES", OwnerId = PersonId.From(Guid.Empty), CreatedAt = At.AddDays(-120),
        };
        return KpiBook.View(kpi, Mes, new DateOnly(2027, 2, 1), "Emre Yildiz", "Less unplanned downtime in both plants", points,
            Today);
    }
}
