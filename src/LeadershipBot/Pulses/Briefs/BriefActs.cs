using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>What an act on any part of a brief means for the brief: it is answered, and it is a sign of life.</summary>
public static class BriefActs
{
    /// <summary>
    /// For the parts of other practices: the executive's newest brief is shown anew, and while it is open, answered. An
    /// assistant's help is neither.
    /// </summary>
    public static async Task ActedAsync(Turn turn, PersonId executive, bool counts, CancellationToken cancellationToken)
    {
        if (await NewestAsync(turn, executive, cancellationToken) is not { } prompt)
            return;
        if (counts && prompt.State != PromptState.Closed)
        {
            prompt.PartActs++;
            await AnsweredAsync(turn, prompt, turn.At >= prompt.ClosesAt, cancellationToken);
        }
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
    }

    /// <summary>The inverse of <see cref="ActedAsync"/>: with nothing else done in it, the brief is open again.</summary>
    public static async Task UndoneAsync(Turn turn, PersonId executive, CancellationToken cancellationToken)
    {
        if (await NewestAsync(turn, executive, cancellationToken) is not { } prompt)
            return;
        prompt.PartActs = Math.Max(0, prompt.PartActs - 1);
        await ReopenIfSilentAsync(turn, prompt, null, cancellationToken);
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
    }

    private static Task<Prompt?> NewestAsync(Turn turn, PersonId executive, CancellationToken cancellationToken) =>
        turn.Db.Prompts.AsTracking()
            .Where(p => p.PersonId == executive && p.Kind == PromptKind.Brief && p.Pulses.Count > 0
                && (p.State == PromptState.Open || p.State == PromptState.Answered || p.State == PromptState.Closed))
            .OrderByDescending(p => p.LocalDate).ThenByDescending(p => p.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A prompt on which nothing stands any more is open again, and the sweep decides at once whether its time is
    /// over.</summary>
    /// <param name="taken">The answer just taken back, which the database does not know yet.</param>
    internal static async Task ReopenIfSilentAsync(Turn turn, Prompt prompt, AnswerId? taken, CancellationToken cancellationToken)
    {
        prompt.Version++;
        if (prompt.PartActs > 0 || await turn.Db.Pulses.Where(p => p.PromptId == prompt.Id).SelectMany(p => p.Answers)
            .AnyAsync(a => a.Id != taken && !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant, cancellationToken))
            return;
        prompt.AnsweredAt = null;
        if (prompt.State == PromptState.Answered)
            (prompt.State, prompt.WakeAt) = (PromptState.Open, turn.Now);
    }

    /// <summary>An answer in time, also one that was put aside before, is an answer; any answer is a sign of life.</summary>
    internal static async Task AnsweredAsync(Turn turn, Prompt prompt, bool late, CancellationToken cancellationToken)
    {
        prompt.AnsweredAt ??= turn.At;
        if (!late && prompt.State != PromptState.Answered)
            (prompt.State, prompt.WakeAt) = (PromptState.Answered, prompt.WakeAt is null ? null : prompt.ClosesAt);
        prompt.Version++;
        var line = await turn.Db.CadenceLines.AsTracking().FirstAsync(l => l.Id == prompt.CadenceLineId, cancellationToken);
        if (line.UnansweredInRow == 0)
            return;
        if (line.WaitsForChoice)
        {
            line.SkipPast(turn.Now, await turn.Db.People.Where(p => p.Id == line.PersonId).Select(p => p.Zone)
                .FirstAsync(cancellationToken));
            line.NextAt = turn.Now;
        }
        (line.UnansweredInRow, line.Version) = (0, line.Version + 1);
        await PromptMessages.SettleOfferAsync(turn, line.Id, "we go on, since you answered", cancellationToken);
    }
}
