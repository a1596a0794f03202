using System.Text;

namespace LeadershipBot.Pulses.Bank;

/// <summary>A question as one person reads it. A yes-or-no question has its two options, a scale has its end words.</summary>
public sealed record FilledQuestion(
    ItemId Item, AnswerType Type, string Text, string? Low, string? High, IReadOnlyList<BankOption> Options);

/// <summary>Puts the project's facts into a question. Pure.</summary>
public static class QuestionFill
{
    /// <summary>Longer labels do not fit a button on a phone; a long fact is cut, never the fixed words.</summary>
    public const int LongestLabel = 40;

    public static Outcome<FilledQuestion> Fill(QuestionBank bank, BankItem item, QuestionFacts facts)
    {
        if (bank.Missing(item, facts) is { Count: > 0 } missing)
        {
            return Refusal.Invalid($"{item.Id} was not asked because the project does not say {string.Join(", ", missing)}.");
        }

        return new FilledQuestion(
            item.Id, item.Type, Into(item.Text, bank, facts), item.Low, item.High, Options(bank, item, facts));
    }

    /// <summary>Fills an action's sentence; a fact that is not known stays as its name in braces.</summary>
    public static string Into(string template, QuestionBank bank, QuestionFacts facts)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        var filled = new StringBuilder(template.Length + 32);
        var at = 0;
        foreach (var (start, name) in Placeholders.In(template))
        {
            var end = start + name.Length + 2;
            filled.Append(template, at, start - at).Append(bank.Value(name, facts) ?? template[start..end]);
            at = end;
        }

        return filled.Append(template, at, template.Length - at).ToString();
    }

    private static List<BankOption> Options(QuestionBank bank, BankItem item, QuestionFacts facts)
    {
        if (item.Type is AnswerType.YesNo)
        {
            return [new("yes", bank.Phrases.Yes, null), new("no", bank.Phrases.No, null)];
        }

        List<BankOption> options = [];
        if (item.Listed is { } listed)
        {
            options.AddRange(facts.List(listed.List).Take(listed.AtMost)
                .Select(entry => new BankOption(entry.Key, Cut(entry.Label), null)));
        }

        options.AddRange(item.Options.Select(option => option with { Label = Cut(Into(option.Label, bank, facts)) }));
        return options;
    }

    private static string Cut(string label)
    {
        if (label.Length <= LongestLabel)
        {
            return label;
        }

        // A surrogate pair is never cut in two.
        var end = char.IsHighSurrogate(label[LongestLabel - 2]) ? LongestLabel - 2 : LongestLabel - 1;
        return label[..end].TrimEnd() + "…";
    }
}
