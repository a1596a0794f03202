using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Drafts;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Questions;

/// <summary>The executive answers or passes it on; the PMO answers what was passed on.</summary>
public sealed class AnswerHandlers
    : IOpen<AnswerTeam>, IHandle<SubmitTeamAnswer>, IHandle<PassQuestionOn>, IHandle<TakeBackTeamAnswer>
{
    public Outcome<Form> Open(AnswerTeam action, Actor actor, DateOnly today) => QuestionMessages.Answer(action);

    public async Task<Outcome<Reply>> HandleAsync(SubmitTeamAnswer action, Turn turn, CancellationToken cancellationToken)
    {
        var (question, refusal) = await FindAsync(turn, action.Question, cancellationToken);
        if (question is null)
            return refusal!;
        var text = turn.Values.GetValueOrDefault(QuestionHandlers.TextKey, "").Trim();
        if (text.Length is 0 or > TeamQuestion.MaxAnswer)
            return new FieldErrors(new Dictionary<string, string>
            {
                [QuestionHandlers.TextKey] = $"An answer has 1 to {TeamQuestion.MaxAnswer} characters.",
            });
        (question.State, question.Answer, question.AnsweredById) = (QuestionState.Answering, text, turn.Actor.Id);
        (question.AnsweredAt, question.DecidedAt) = (turn.At, turn.Now);
        question.SendsAt = turn.Now + UndoOffer.Time + WhySteps.Grace;
        await SettleAsync(turn, question, "the answer to the team", cancellationToken);
        return Reply.Nothing;
    }

    public async Task<Outcome<Reply>> HandleAsync(PassQuestionOn action, Turn turn, CancellationToken cancellationToken)
    {
        var (question, refusal) = await FindAsync(turn, action.Question, cancellationToken);
        if (question is null)
            return refusal!;
        if (question.ExecutiveId != turn.Actor.Id)
            return QuestionMessages.NotYours;
        (question.State, question.DecidedAt) = (QuestionState.WithPmo, turn.Now);
        await SettleAsync(turn, question, "passing the question on", cancellationToken);
        foreach (var pmo in await Pmos.OfAsync(turn.Db, question.ProjectId, turn.Now, cancellationToken))
            if (Outbox.PreferredAddress(pmo) is { } to)
                turn.Outbox.Post(pmo, to, LogicalMessageId.New(), MessageKind.TeamQuestion, question.Id.Value, turn.Now, null);
        return Reply.Nothing;
    }

    public async Task<Outcome<Reply>> HandleAsync(TakeBackTeamAnswer action, Turn turn, CancellationToken cancellationToken)
    {
        var question = await turn.Db.TeamQuestions.AsTracking().FirstOrDefaultAsync(q => q.Id == action.Question, cancellationToken);
        if (question is null)
            return QuestionMessages.Gone;
        if (question.State is not (QuestionState.Answering or QuestionState.WithPmo))
            return QuestionMessages.Settled;
        if (turn.Actor.Id != (question.AnsweredById ?? question.ExecutiveId))
            return QuestionMessages.NotYours;
        var byExecutive = turn.Actor.Id == question.ExecutiveId;
        question.State = byExecutive ? QuestionState.Waiting : QuestionState.WithPmo;
        (question.Answer, question.AnsweredById, question.AnsweredAt, question.SendsAt) = (null, null, null, null);
        (question.DecidedAt, question.Version) = (byExecutive ? null : question.DecidedAt, question.Version + 1);
        await QuestionSignals.TakeBackAsync(turn.Db, question, cancellationToken);
        await turn.Db.SaveChangesAsync(cancellationToken);
        if (byExecutive)
            await BriefActs.UndoneAsync(turn, question.ExecutiveId, cancellationToken);
        await ReviseCardsAsync(turn, question, cancellationToken);
        return Reply.Nothing;
    }

    private static async Task SettleAsync(Turn turn, TeamQuestion question, string label, CancellationToken cancellationToken)
    {
        var byExecutive = turn.Actor.Id == question.ExecutiveId;
        question.Version++;
        turn.OfferUndo(label, new TakeBackTeamAnswer(question.Id), turn.Now + UndoOffer.Time);
        turn.Audit($"question.{question.State}", null, project: question.ProjectId);
        await QuestionSignals.DecidedAsync(turn.Db, question, turn.At, cancellationToken);
        await turn.Db.SaveChangesAsync(cancellationToken);
        await BriefActs.ActedAsync(turn, question.ExecutiveId, counts: byExecutive, cancellationToken);
        await ReviseCardsAsync(turn, question, cancellationToken);
    }

    private static async Task ReviseCardsAsync(Turn turn, TeamQuestion question, CancellationToken cancellationToken)
    {
        foreach (var logical in await turn.Db.Outbox.Where(r => r.SubjectId == question.Id.Value && r.Revision == 0
            && r.Kind == MessageKind.TeamQuestion).Select(r => r.LogicalId).ToListAsync(cancellationToken))
            await turn.Outbox.ReviseAsync(logical, cancellationToken);
    }

    /// <summary>An open question the actor may answer: the executive's own while sponsor, the PMO's once passed on.</summary>
    private static async Task<(TeamQuestion? Question, Refusal? Refusal)> FindAsync(
        Turn turn, TeamQuestionId id, CancellationToken cancellationToken)
    {
        var question = await turn.Db.TeamQuestions.AsTracking().FirstOrDefaultAsync(q => q.Id == id, cancellationToken);
        if (question is null || question.State == QuestionState.Withdrawn)
            return (null, QuestionMessages.Gone);
        if (question.State is QuestionState.Answered or QuestionState.Answering)
            return (null, QuestionMessages.Settled);
        var may = turn.Actor.Id == question.ExecutiveId
            ? await Sponsors.MaySignAsync(turn.Db, question.ProjectId, turn.Actor.Id, turn.RoleDay(), cancellationToken)
            : question.State == QuestionState.WithPmo && turn.Actor.IsPmoOf(question.ProjectId);
        return may ? (question, null) : (null, QuestionMessages.NotYours);
    }
}
