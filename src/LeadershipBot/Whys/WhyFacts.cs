using LeadershipBot.Data;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>What is known of a project, fact by fact, as it may stand in a message. Later sources do not override earlier ones.</summary>
public sealed class WhyFacts(TemplateSet templates)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Known => _known;

    /// <summary>Takes a value that fits its fact; anything else counts as not known.</summary>
    public void Set(string name, string? value)
    {
        if (value is not null && templates.Facts.TryGetValue(name, out var fact)
            && WhyFill.Check(fact, value).TryGet(out var text, out _))
            _known.TryAdd(name, text);
    }

    /// <summary>Takes a value as it was kept: checked then, and a day is no longer in its typed form.</summary>
    internal void Keep(string name, string value) => _known.TryAdd(name, value);
}

/// <summary>Asks every source.</summary>
public sealed class WhyFactBook(IEnumerable<IWhyFactSource> sources, TemplateSet templates)
{
    private readonly IWhyFactSource[] _sources = [.. sources];

    public async Task<WhyFacts> ReadAsync(
        LeadershipDb db, WhySubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = new WhyFacts(templates);
        foreach (var source in _sources)
            await source.AddAsync(db, subject, now, facts, cancellationToken);
        return facts;
    }
}
