using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>The inverse of answering: the answer before stands again, or none does.</summary>
public sealed class TakeBackHandler : IHandle<TakeBackAnswer>
{
    public async Task<Outcome<Reply>> HandleAsync(TakeBackAnswer action, Turn turn, CancellationToken cancellationToken)
    {
        var answer = await turn.Db.Answers.AsTracking().FirstOrDefaultAsync(a => a.Id == action.Answer, cancellationToken);
        if (answer is null || answer.RespondentId != turn.Actor.Id)
            return BriefReplies.NothingToTakeBack;
        if (answer.Withdrawn && action.Before is null)
            return BriefReplies.AlreadyChanged;
        turn.Db.AnswerEdits.Add(new AnswerEdit { AnswerId = answer.Id, OldValue = answer.Value, At = answer.At });
        answer.Withdrawn = action.Before is null;
        answer.Value = action.Before ?? answer.Value;
        answer.At = turn.At > answer.At ? turn.At : answer.At;
        answer.Version++;
        var prompt = await turn.Db.Pulses.Where(p => p.Id == answer.PulseId)
            .Join(turn.Db.Prompts.AsTracking(), p => p.PromptId, p => p.Id, (_, p) => p).FirstAsync(cancellationToken);
        if (answer is { Withdrawn: true, Capacity: not AnswerCapacity.Assistant })
            await BriefActs.ReopenIfSilentAsync(turn, prompt, answer.Id, cancellationToken);
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        await AnswerNotices.ReviseAsync(turn, answer.Id, cancellationToken);
        return Reply.Nothing;
    }
}
