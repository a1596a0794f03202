using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>Takes questions from the teams, and their way to an answer.</summary>
public sealed class QuestionHandlers : IOpen<AskQuestion>, IHandle<SubmitQuestion>, IHandle<WithdrawQuestion>
{
    public const string TextKey = "text";
    public const string NameKey = "name";

    public Outcome<Form> Open(AskQuestion action, Actor actor, DateOnly today) => QuestionMessages.Ask(action.Project, action.Crew);

    public async Task<Outcome<Reply>> HandleAsync(SubmitQuestion action, Turn turn, CancellationToken cancellationToken)
    {
        var outcome = await AskAsync(turn, action.Project, action.Crew, turn.Values.GetValueOrDefault(TextKey, ""),
            turn.Values.GetValueOrDefault(NameKey) == "yes", cancellationToken);
        return outcome.Refusal is { Kind: RefusalKind.Invalid } wrong
            ? new FieldErrors(new Dictionary<string, string> { [TextKey] = wrong.Sentence }) : outcome;
    }

    public async Task<Outcome<Reply>> HandleAsync(WithdrawQuestion action, Turn turn, CancellationToken cancellationToken)
    {
        var question = await turn.Db.TeamQuestions.AsTracking().FirstOrDefaultAsync(q => q.Id == action.Question, cancellationToken);
        if (question is null || question.AskerId != turn.Actor.Id)
            return QuestionMessages.Gone;
        if (question.State is QuestionState.Answered or QuestionState.Answering)
            return QuestionMessages.Settled;
        (question.State, question.Version) = (QuestionState.Withdrawn, question.Version + 1);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await BriefActs.ActedAsync(turn, question.ExecutiveId, counts: false, cancellationToken);
        return Reply.Nothing;
    }

    internal static async Task<Outcome<Reply>> AskAsync(Turn turn, ProjectId project, ShiftCrewId? crewId, string typed, bool named,
        CancellationToken cancellationToken)
    {
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('"', '\u201c', '\u201d');
        if (text.Length is 0 or > TeamQuestion.MaxText)
            return Refusal.Invalid($"A question has 1 to {TeamQuestion.MaxText} characters.");
        if (!turn.Actor.Roles.Any(r => r.ProjectId == project))
            return QuestionMessages.NotOfTheProject;
        if (await Sponsors.FirstAsync(turn.Db, project, turn.RoleDay(), cancellationToken) is not { } executive)
            return QuestionMessages.NobodyToAsk;
        var crew = crewId is { } id
            ? await turn.Db.ShiftCrews.FirstOrDefaultAsync(c => c.Id == id && c.LeadId == turn.Actor.Id, cancellationToken) : null;
        var question = new TeamQuestion
        {
            Id = TeamQuestionId.New(), ProjectId = project, AskerId = turn.Actor.Id, ShowName = named && crew is null,
            CrewId = crew?.Id, Function = crew?.Function ?? turn.Actor.Person.Function, SiteId = crew?.SiteId ?? turn.Actor.Person.SiteId,
            ExecutiveId = executive.Id, Text = text, AskedAt = turn.Now,
        };
        turn.Db.TeamQuestions.Add(question);
        var name = await turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Reply(QuestionMessages.Taken(executive.Name, name, question.ShowName,
            turn.Offer("the question", new WithdrawQuestion(question.Id))));
    }
}
