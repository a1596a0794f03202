using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Pulses.Bank;

/// <summary>For whom and about which project a question would be asked.</summary>
public readonly record struct FactKey(PersonId Person, ProjectId Project);

/// <summary>
/// A practice that knows facts which fill questions, by the names the bank declares: <c>kpi</c>, <c>open_decisions</c>. A
/// question whose facts nobody knows is not asked.
/// </summary>
public interface IQuestionFactSource
{
    /// <summary>Adds what is known; a few queries for all keys together, since a sweep asks for hundreds at once.</summary>
    Task AddAsync(LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now, FactSheet into, CancellationToken cancellationToken);
}

/// <summary>What is known for each person and project, filled by the sources.</summary>
public sealed class FactSheet
{
    private readonly Dictionary<FactKey, (Dictionary<string, string> Values, Dictionary<string, IReadOnlyList<FactEntry>> Lists)> _known = [];

    public void Set(FactKey key, string name, string value) => For(key).Values[name] = value;

    public void Set(FactKey key, string name, IReadOnlyList<FactEntry> list) => For(key).Lists[name] = list;

    /// <summary>The facts of one person and project, over those that are known anyway.</summary>
    public QuestionFacts Over(FactKey key, QuestionFacts known) =>
        _known.TryGetValue(key, out var more) ? known.With(more.Values, more.Lists) : known;

    private (Dictionary<string, string> Values, Dictionary<string, IReadOnlyList<FactEntry>> Lists) For(FactKey key)
    {
        if (!_known.TryGetValue(key, out var facts))
            _known[key] = facts = ([], []);
        return facts;
    }
}

/// <summary>Asks every source once for many people.</summary>
public sealed class QuestionFactBook(IEnumerable<IQuestionFactSource> sources)
{
    private readonly IQuestionFactSource[] _sources = [.. sources];

    public async Task<FactSheet> ReadAsync(
        LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sheet = new FactSheet();
        foreach (var source in _sources)
            await source.AddAsync(db, wanted, now, sheet, cancellationToken);
        return sheet;
    }
}
