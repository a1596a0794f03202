namespace LeadershipBot.Pulses.Bank;

/// <summary>Whether an answer is one that a question can have. What a button says is only a claim until it passes here.</summary>
public static class AnswerRule
{
    /// <param name="listedKeys">The keys that were offered from the project's lists when the question was asked.</param>
    public static Outcome<AnswerValue> Check(BankItem item, AnswerValue answer, IReadOnlyCollection<string> listedKeys)
    {
        if (answer.Type != item.Type)
        {
            return Refusal.Invalid($"This question takes {Wanted(item.Type)}, so nothing was recorded. Answer it again.");
        }

        if (answer.Type is not AnswerType.Choice)
        {
            return answer;
        }

        var option = item.Option(answer.Token);
        if (option is null && (item.Listed is null || !listedKeys.Contains(answer.Token)))
        {
            return Refusal.TooLate("That choice is no longer offered, so nothing was recorded. Choose in the newest message.");
        }

        return answer.Words is null || option?.Note is not null
            ? answer
            : Refusal.Invalid("That choice takes no text, so nothing was recorded. Choose it again without one.");
    }

    private static string Wanted(AnswerType type) => type switch
    {
        AnswerType.Scale => "a number from 1 to 5",
        AnswerType.YesNo => "yes or no",
        AnswerType.Choice => "one of its choices",
        _ => $"up to {AnswerValue.LongestText} characters of text",
    };
}
