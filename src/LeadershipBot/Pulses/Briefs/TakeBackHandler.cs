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
        await ReopenAsync(turn, prompt, answer, cancellationToken);
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        await AnswerNotices.ReviseAsync(turn, answer.Id, cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>A prompt whose only answer is gone is open again, and the sweep decides at once whether its time is
    /// over.</summary>
    private static async Task ReopenAsync(Turn turn, Prompt prompt, Answer taken, CancellationToken cancellationToken)
    {
        if (!taken.Withdrawn || taken.Capacity == AnswerCapacity.Assistant)
            return;
        var others = await turn.Db.Pulses.Where(p => p.PromptId == prompt.Id).SelectMany(p => p.Answers)
            .AnyAsync(a => a.Id != taken.Id && !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant, cancellationToken);
        if (others)
            return;
        prompt.AnsweredAt = null;
        prompt.Version++;
        if (prompt.State == PromptState.Answered)
            (prompt.State, prompt.WakeAt) = (PromptState.Open, turn.Now);
    }
}
