using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Shifts;

namespace LeadershipBot.Whys.Questions;

/// <summary>Questions from the teams and their answers, as everybody reads them. Pure.</summary>
internal static class QuestionMessages
{
    public static readonly Refusal Gone = Refusal.NotFound("That question is no longer kept, so nothing was changed.");

    public static readonly Refusal NotYours = Refusal.NotAllowed(
        "This question was put to somebody else. Only they, or the PMO they pass it to, can answer it.");

    public static readonly Refusal Settled = Refusal.TooLate(
        "The answer has reached the teams already, so it cannot be changed. Ask or answer anew instead.");

    public static readonly Refusal NotOfTheProject = Refusal.NotAllowed(
        "Only people of a project can ask its sponsor. Your PMO can add you; nothing was asked.");

    public static readonly Refusal NobodyToAsk = Refusal.Conflict(
        "This project has no sponsor who can be asked at present, so your question was not taken. Its PMO knows more.");

    public static Form Ask(ProjectId project, ShiftCrewId? crew) => Form.For(crew is null ? "Your question" : "The shift's question",
    [
        new TextField(QuestionHandlers.TextKey, "What do you want to know?", true, TeamQuestion.MaxText, true),
        .. crew is null
            ? new Field[] { new PickField(QuestionHandlers.NameKey, "Your name", true,
                [new("no", "Do not show it"), new("yes", "Show it to the sponsor")], "no") }
            : [],
    ], "Ask", new SubmitQuestion(project, crew), "It goes to the sponsor, and the answer to all of your audience.");

    public static Form Answer(AnswerTeam action) => Form.For("Your answer",
        [new TextField(QuestionHandlers.TextKey, CommandMessages.Cut(action.Text, 140), true, TeamQuestion.MaxAnswer, true)],
        "Answer", new SubmitTeamAnswer(action.Question), "It goes to those who asked in an hour; until then it can be taken back.");

    public static Message Taken(string executive, string project, bool named, UndoOffer undo) => Said.Done(
        $"Asked. {executive} reads it with the next brief on {project}, {(named ? "with your name" : "without your name")}; "
        + "the answer comes here.", undo);

    /// <summary>The oldest question in a brief.</summary>
    public static BriefPart Part(QuestionView view, string zone, bool asks)
    {
        var lead = view.State switch
        {
            QuestionState.Waiting => $"Asked by {view.From} on {view.Project}, {Days(view.WaitedDays)}:",
            QuestionState.WithPmo => $"The question from {view.From} is with the PMO now.",
            _ => $"Answered: it goes to {view.From}{(view.SendsAt is { } at ? $" on {WhyWords.Moment(at, zone)}" : "")}.",
        };
        var blocks = new List<Block> { new Text(lead) };
        if (view.State == QuestionState.Waiting)
            blocks.Add(new Text(view.Text, TextStyle.Quote));
        if (asks && view.State == QuestionState.Waiting)
            blocks.Add(new Buttons(
            [
                Button.For("Answer…", new AnswerTeam(view.Id, view.Text)),
                Button.For("Someone else", new PassQuestionOn(view.Id)),
            ]));
        if (asks && view.State is QuestionState.WithPmo or QuestionState.Answering)
            blocks.Add(new Buttons([Button.For("Take it back", new TakeBackTeamAnswer(view.Id))]));
        if (view.State == QuestionState.Waiting && view.More > 0)
            blocks.Add(new Note(view.More == 1 ? "One more waits behind it." : $"{view.More} more wait behind it."));
        return new BriefPart(BriefPlace.Last, blocks, view.State == QuestionState.Waiting && asks ? 1 : 0,
            view.State == QuestionState.Waiting && view.WaitedDays > 0
                ? $"a question from {view.From}, {Days(view.WaitedDays)}" : null);
    }

    /// <summary>What the project office has of it, once it was passed on.</summary>
    public static Message Card(QuestionView view) => view.State is QuestionState.WithPmo or QuestionState.Waiting
        ? Said.Done($"{view.Executive} asks you to see to this question from {view.From} on {view.Project}: \"{view.Text}\"", null,
            Button.For("Answer…", new AnswerTeam(view.Id, view.Text)))
        : Message.Say($"Answered by {view.AnsweredBy}: the question from {view.From} on {view.Project}. \"{view.Answer}\"");

    /// <summary>Question and answer, for the asker and for their audience.</summary>
    public static Message Answered(QuestionView view, bool yours)
    {
        var lead = $"{(yours ? "Your question" : $"A question from {view.From}")} on {view.Project} has its answer.";
        return new Message(lead,
        [
            new Text(lead), new Text(view.Text, TextStyle.Quote), new Text(view.Answer!),
            new Text(WhyText.Signature(view.AnsweredBy!, view.ByExecutive ? WhySigner.Executive : WhySigner.Pmo, view.Project)),
        ]);
    }

    private static string Days(int days) => days switch
    {
        0 => "today",
        1 => "1 working day ago",
        _ => $"{days} working days ago",
    };
}
