using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Decisions;

/// <summary>What can be asked at all. Pure.</summary>
internal static class AskRule
{
    /// <summary>Further away it is a plan, not a decision that waits.</summary>
    public const int MostDaysAhead = 366;

    /// <returns>Null when it can be asked.</returns>
    public static Refusal? Check(Ask ask, DateOnly today)
    {
        if (ask.Question.Trim().Length is < 3 or > Decision.MaxQuestion)
            return DecisionReplies.QuestionLength;
        if (ask.Options.Count is < Decision.LeastOptions or > Decision.MostOptions)
            return DecisionReplies.OptionCount;
        if (ask.Options.Any(static o => o.Trim().Length is 0 or > Button.MaxLabel || o.Contains('\n', StringComparison.Ordinal)))
            return DecisionReplies.OptionLength;
        if (ask.Options.Select(static o => Folded.Of(o)).Distinct().Count() < ask.Options.Count)
            return DecisionReplies.SameOptions;
        if (ask.DueOn < today || ask.DueOn > today.AddDays(MostDaysAhead))
            return DecisionReplies.WrongDue(today);
        if (ask.Deciders.Count is 0 or > 2 || ask.Deciders.Distinct().Count() < ask.Deciders.Count)
            return DecisionReplies.TwoDifferentHeads;
        if (ask.Waits.Count > Waiter.Most || ask.Waits.Any(static w => w.Length > Waiter.MaxName))
            return DecisionReplies.TooManyWait;
        if (ask.Area is { Length: > Decision.MaxArea } || ask.Outcome is { Length: > Decision.MaxNote }
            || ask.CostPerDay is { Length: > 40 })
            return DecisionReplies.TooLong;
        return ask.Proposed is { } wish && Proposed(ask) is null ? DecisionReplies.NotAnOption(wish) : null;
    }

    /// <summary>The place of the proposed option: as typed, or the only one that begins like it.</summary>
    public static int? Proposed(Ask ask)
    {
        if (ask.Proposed is not { } wish)
            return null;
        var folded = Folded.Of(wish);
        var places = Enumerable.Range(0, ask.Options.Count).ToList();
        var same = places.FindAll(i => Folded.Of(ask.Options[i]) == folded);
        var near = same.Count > 0 ? same : places.FindAll(i => Folded.Of(ask.Options[i])
            .StartsWith(folded, StringComparison.Ordinal));
        return near is [var only] ? only : null;
    }
}
