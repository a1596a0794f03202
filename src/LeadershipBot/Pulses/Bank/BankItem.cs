namespace LeadershipBot.Pulses.Bank;

/// <summary>
/// One choice. The key is what is stored and what a button carries; the label may change any day. With a note, choosing it
/// lets the person add a few words.
/// </summary>
public sealed record BankOption(string Key, string Label, string? Note);

/// <summary>Choices from the project's facts; they stand before the fixed ones, in the order the facts give them.</summary>
/// <param name="AtLeast">Fewer than this and the question cannot be asked; 0 means it can be asked without any.</param>
/// <param name="AtMost">Only the first so many are offered.</param>
public sealed record ListedOptions(string List, int AtLeast, int AtMost);

/// <summary>A question asked at once when the answer is of a kind: "in trouble" opens "What do you need?".</summary>
public sealed record FollowUp(Condition When, ItemId Ask);

/// <summary>What an answer sets in motion: either another question (<c>Ask</c>) or a named action with its sentence.</summary>
public sealed record Trigger(Condition When, ItemId? Ask, string? Action, string? Sentence);

/// <summary>A question as the file has it, checked by <see cref="BankFile"/> and never changed afterwards.</summary>
public sealed record BankItem
{
    /// <summary>The key that means "none of these" wherever a choice offers it.</summary>
    public const string NoneKey = "none";

    public required ItemId Id { get; init; }

    public required string Theme { get; init; }

    /// <summary>Beside the catalogue of 67: with these every theme has a question that needs the project's name alone.</summary>
    public bool Own { get; init; }

    /// <summary>The question with its {placeholders}, at most 200 characters.</summary>
    public required string Text { get; init; }

    public required AnswerType Type { get; init; }

    /// <summary>The words at 1 and at 5; only a scale has them.</summary>
    public string? Low { get; init; }

    public string? High { get; init; }

    public IReadOnlyList<BankOption> Options { get; init; } = [];

    public ListedOptions? Listed { get; init; }

    /// <summary>The fact that names the key of the right option, for questions that have one.</summary>
    public string? RightFact { get; init; }

    public required IReadOnlyList<Audience> Audiences { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    public required IReadOnlyList<PulsePhase> Phases { get; init; }

    /// <summary>1 is asked before 2; null is not an anchor. Anchors come first in a set and may come every time.</summary>
    public int? AnchorRank { get; init; }

    /// <summary>Asked only when another question's answer opens it.</summary>
    public bool FollowUpOnly { get; init; }

    /// <summary>Weeks before the same person is asked again about the same project, 6 or more; anchors are exempt.</summary>
    public required int RestWeeks { get; init; }

    public required int Seconds { get; init; }

    /// <summary>Every fact the text, the options and the lists need, in order of appearance.</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    public FollowUp? FollowUp { get; init; }

    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    public bool IsClosed => Type is not AnswerType.Text;

    public BankOption? Option(string key)
    {
        foreach (var option in Options)
        {
            if (string.Equals(option.Key, key, StringComparison.Ordinal))
            {
                return option;
            }
        }

        return null;
    }
}
