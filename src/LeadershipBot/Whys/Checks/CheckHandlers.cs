using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys.Sends;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Checks;

/// <summary>Takes, changes and forgets an answer. The card shows what stands; nothing else says so.</summary>
public sealed class CheckHandlers : IHandle<AnswerCheck>, IHandle<ForgetCheck>
{
    public async Task<Outcome<Reply>> HandleAsync(AnswerCheck action, Turn turn, CancellationToken cancellationToken)
    {
        if (!AnswerValue.Parse(action.Value ?? "").TryGet(out var value, out var wrong))
            return wrong;
        if (await FindAsync(turn, action.Check, cancellationToken) is not var (check, question))
            return ConfidentialReplies.NotAsked;
        if ((await ConfidentialAnswers.TakeAsync(turn, question, value, cancellationToken)).Refusal is { } refusal)
            return refusal;
        await turn.Outbox.ReviseAsync(check.LogicalId, cancellationToken);
        return Reply.Nothing;
    }

    public async Task<Outcome<Reply>> HandleAsync(ForgetCheck action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, action.Check, cancellationToken) is not var (check, question))
            return ConfidentialReplies.NotAsked;
        if ((await ConfidentialAnswers.TakeBackAsync(turn, question, cancellationToken)).Refusal is { } refusal)
            return refusal;
        await turn.Outbox.ReviseAsync(check.LogicalId, cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<(WhyCheck Check, ConfidentialQuestionId Question)?> FindAsync(
        Turn turn, WhyCheckId id, CancellationToken cancellationToken)
    {
        var found = await turn.Db.WhyChecks.AsNoTracking().Where(c => c.Id == id && c.PersonId == turn.Actor.Id)
            .Join(turn.Db.CheckRounds, c => c.RoundId, r => r.Id, (c, r) => new { Check = c, r.QuestionId })
            .FirstOrDefaultAsync(cancellationToken);
        return found?.QuestionId is { } question ? (found.Check, question) : null;
    }
}

/// <summary>Writes the question just before it leaves, and anew after each answer of its reader.</summary>
public sealed class CheckComposer : IComposer
{
    public MessageKind Kind => MessageKind.WhyCheck;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = WhyCheckId.From(row.SubjectId!.Value);
        var found = await db.WhyChecks.Where(c => c.Id == id)
            .Join(db.CheckRounds, c => c.RoundId, r => r.Id, (_, r) => r).FirstOrDefaultAsync(cancellationToken);
        if (found?.QuestionId is not { } questionId)
            return new Composed.Drop("the question is gone");
        var question = await db.ConfidentialQuestions.FirstAsync(q => q.Id == questionId, cancellationToken);
        var isOver = now >= question.ClosesAt || question.Settled;
        if (row.Revision == 0 && isOver)
            return new Composed.Drop("closed meanwhile");
        if (row.Revision == 0 && await TeamDoor.StopAsync(db, row, now, cancellationToken) is { } stop)
            return stop;
        var mine = await ConfidentialAnswers.OfAsync(db, row.PersonId, [questionId], cancellationToken);
        var project = await db.Projects.Where(p => p.Id == found.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Composed.Ready(CheckMessages.Ask(new CheckView(id, project, found.WhyId is not null,
            Pulses.AskedQuestion.Read(question.Asked)[0], question.RightKey, mine.GetValueOrDefault(questionId), isOver)));
    }
}
