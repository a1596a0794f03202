using System.Collections.Frozen;

namespace LeadershipBot.Whys.Templates;

/// <summary>The messages of one language, checked as a whole.</summary>
public sealed class TemplateSet
{
    private readonly FrozenDictionary<string, WhyFactDeclaration> _facts;
    private readonly FrozenDictionary<string, WhyTemplate> _byId;

    internal TemplateSet(
        string language, IReadOnlyList<WhyTemplate> templates, IReadOnlyDictionary<string, WhyFactDeclaration> facts)
    {
        Language = language;
        Templates = templates;
        _facts = facts.ToFrozenDictionary(StringComparer.Ordinal);
        _byId = templates.ToFrozenDictionary(static t => t.Id, StringComparer.Ordinal);
    }

    /// <summary>The language key of the words, such as <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<WhyTemplate> Templates { get; }

    internal IReadOnlyDictionary<string, WhyFactDeclaration> Facts => _facts;

    public WhyTemplate? Find(string id) => _byId.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">No template can name such a fact: the files were checked.</exception>
    public WhyFactDeclaration Fact(string name) => _facts[name];
}
