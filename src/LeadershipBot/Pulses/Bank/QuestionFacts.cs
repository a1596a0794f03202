namespace LeadershipBot.Pulses.Bank;

/// <summary>One entry of a list that fills choices: a key that stays and the words people see.</summary>
public sealed record FactEntry
{
    /// <exception cref="ArgumentException">The key cannot stand in a button; see <see cref="AnswerValue.IsKey"/>.</exception>
    public FactEntry(string key, string label)
    {
        Key = AnswerValue.IsKey(key) ? key : throw new ArgumentException($"'{key}' cannot stand in a button.", nameof(key));
        Label = label;
    }

    public string Key { get; }

    public string Label { get; }
}

/// <summary>What is known of a project when its questions are written. An empty value counts as not known.</summary>
public sealed class QuestionFacts
{
    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, IReadOnlyList<FactEntry>> _lists;

    public QuestionFacts(
        IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, IReadOnlyList<FactEntry>>? lists = null)
    {
        _values = new(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                _values[name] = value;
            }
        }

        _lists = lists is null ? [] : new(lists, StringComparer.Ordinal);
    }

    /// <summary>These facts with others laid over them.</summary>
    public QuestionFacts With(
        IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, IReadOnlyList<FactEntry>> lists)
    {
        var all = new Dictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in values)
            all[name] = value;
        var allLists = new Dictionary<string, IReadOnlyList<FactEntry>>(_lists, StringComparer.Ordinal);
        foreach (var (name, list) in lists)
            allLists[name] = list;
        return new QuestionFacts(all, allLists);
    }

    public string? Value(string name) => _values.GetValueOrDefault(name);

    public IReadOnlyList<FactEntry> List(string name) => _lists.GetValueOrDefault(name) ?? [];
}
