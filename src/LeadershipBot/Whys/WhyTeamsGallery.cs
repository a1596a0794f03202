using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Shifts;

namespace LeadershipBot.Whys;

/// <summary>What teams ask, are asked, and are told at the start of a shift.</summary>
public sealed class WhyTeamsGallery : IGallerySource
{
    private const string Zone = "Europe/Istanbul";
    private const string Mes = "MES and Historian";

    private static readonly ProjectId Project = ProjectId.From(new Guid("01890000-0000-7000-8000-000000000012"));

    private static readonly QuestionView Waiting = new(
        TeamQuestionId.From(new Guid("01890000-0000-7000-8000-000000000021")), Mes, "operators in Bursa",
        "Who pays for the time the scan takes?", QuestionState.Waiting, "Meral Kaya", 3, null, null, false, null, 2);

    private static readonly QuestionView Answered = Waiting with
    {
        State = QuestionState.Answering,
        AnsweredBy = "Meral Kaya",
        ByExecutive = true,
        Answer = "The plant does until June. I took twelve hours a month out of its target.",
        SendsAt = new DateTimeOffset(2027, 3, 9, 10, 40, 0, TimeSpan.Zero),
    };

    private static readonly TalkView Talk = new(TalkCardId.From(new Guid("01890000-0000-7000-8000-000000000022")), Project, Mes,
        ShiftCrewId.From(new Guid("01890000-0000-7000-8000-000000000023")), "early", "Bursa", 18,
        TalkLines.Of("From 16 March you scan the pallet at line 2. The reason is plain: 140 hours lost last year. Safety stops "
            + "stay as they are.\n\nTell Fatma Oz by 23 March what will not work."), "Meral Kaya, sponsor of MES and Historian", null);

    private static readonly CheckView Understood = new(WhyCheckId.From(new Guid("01890000-0000-7000-8000-000000000024")), Mes, true,
        new AskedQuestion("WHY-01", AnswerType.Choice, "What is MES and Historian mainly meant to change?",
        [
            new("purpose_1", "Fewer people"), new("purpose_2", "Fewer stops from wrong orders"), new("purpose_3", "New screens"),
            new("purpose_4", "Reports for head office"), new("unsure", "Not sure"),
        ]), "purpose_2", null, false);

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("question.ask", "A question to the sponsor", QuestionMessages.Ask(Project, null)),
        GalleryEntry.Of("question.ask.shift", "A question from a shift", QuestionMessages.Ask(Project, Talk.CrewId)),
        GalleryEntry.Of("question.taken", "A question was taken",
            QuestionMessages.Taken("Meral Kaya", Mes, named: false, UndoOffer.Example)),
        InBrief("waiting", "The oldest question, in a brief", Waiting),
        InBrief("passed", "A question that was passed on", Waiting with { State = QuestionState.WithPmo }),
        InBrief("answered", "A question that was answered", Answered),
        GalleryEntry.Of("question.answer", "Answering a team", QuestionMessages.Answer(new AnswerTeam(Waiting.Id, Waiting.Text))),
        GalleryEntry.Of("question.card", "A question passed to the PMO",
            QuestionMessages.Card(Waiting with { State = QuestionState.WithPmo })),
        GalleryEntry.Of("question.card.answered", "The PMO sees the answer", QuestionMessages.Card(Answered)),
        GalleryEntry.Of("question.answered.asker", "The answer, to the asker", QuestionMessages.Answered(Answered, yours: true)),
        GalleryEntry.Of("question.answered.team", "The answer, to the audience", QuestionMessages.Answered(Answered, yours: false)),
        GalleryEntry.Of("shift.card", "A talk card", ShiftMessages.Card(Talk)),
        GalleryEntry.Of("shift.card.told", "A talk card, told", ShiftMessages.Card(Talk with { Told = 14 })),
        GalleryEntry.Of("shift.count", "How many heard it", ShiftMessages.Count(new CountTold(Talk.Id, Talk.Heads))),
        GalleryEntry.Of("shift.set", "A shift was named",
            ShiftMessages.CrewSet("early", "Bursa", 18, "Emre Yildiz", UndoOffer.Example)),
        GalleryEntry.Of("shift.list", "Shifts of a project", ShiftMessages.Crews(Mes,
            [new Fact("early in Bursa", "18 heads, operators, 06:00, led by Emre Yildiz")])),
        GalleryEntry.Of("shift.list.empty", "No shift yet", ShiftMessages.Crews(Mes, [])),
        GalleryEntry.Of("check.understood", "Was it understood?", CheckMessages.Ask(Understood)),
        GalleryEntry.Of("check.understood.answered", "Was it understood? Answered", CheckMessages.Ask(Understood with
        {
            Mine = AnswerValue.Option("purpose_2").Value,
        })),
        GalleryEntry.Of("check.seen", "Did anybody say why?", CheckMessages.Ask(new CheckView(Understood.Id, Mes, false,
            new AskedQuestion("WHY-03", AnswerType.YesNo, "In the past 30 days, did a senior leader tell you why it matters?",
                [new("yes", "Yes"), new("no", "No")]), null, null, false))),
        GalleryEntry.Of("check.closed", "A check that closed", CheckMessages.Ask(Understood with { IsOver = true })),
        GalleryEntry.Of("check.purposes", "What it is meant to do", CheckMessages.Purposes(Project)),
        GalleryEntry.Of("check.purposes.none", "No purposes yet", CheckMessages.PurposesNow(Mes, Project, null)),
        GalleryEntry.Of("check.purposes.now", "The purpose", CheckMessages.PurposesNow(Mes, Project, "Fewer stops")),
        GalleryEntry.Of("check.purposes.kept", "The purpose was kept", CheckMessages.PurposesKept(Mes)),
        GalleryEntry.Of("check.results", "Was it understood, by audience", CheckMessages.Results(Mes,
            [new CheckLine("operators in Bursa", 9, 14), new CheckLine("engineers", null, 0)], [new CheckLine("everyone", 21, 32)])),
        GalleryEntry.Of("check.results.none", "No results yet", CheckMessages.Results(Mes, [], [])),
    ];

    private static GalleryEntry InBrief(string id, string title, QuestionView view)
    {
        var part = QuestionMessages.Part(view, Zone, asks: true);
        return GalleryEntry.Of($"question.brief.{id}", title, new Message(((Text)part.Blocks[0]).Value, part.Blocks));
    }
}
