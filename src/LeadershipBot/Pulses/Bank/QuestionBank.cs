using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot.Pulses.Bank;

/// <summary>
/// All questions of one language. Made by <see cref="BankFile"/>, which lets nothing wrong through: ids are unique, themes and
/// facts are declared, triggers point at questions that exist, and whoever is due an anchor has one that can always be asked.
/// </summary>
public sealed class QuestionBank
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly FrozenDictionary<string, FactDeclaration> _facts;
    private readonly Slot[] _slots;
    private readonly BankSlice[][] _slices;
    private readonly SetSize[] _sizes;

    internal QuestionBank(BankDraft draft)
    {
        Language = draft.Language;
        Phrases = draft.Phrases;
        Themes = [.. draft.Themes];
        Items = [.. draft.Items];
        Facts = [.. draft.Facts];
        _facts = Facts.ToFrozenDictionary(fact => fact.Name, StringComparer.Ordinal);
        _places = Items.Select((item, at) => (item, at))
            .ToFrozenDictionary(pair => pair.item.Id.Value, pair => pair.at, StringComparer.Ordinal);
        _slots = [.. Items.Select(Slot)];
        _slices =
        [
            .. Enum.GetValues<Audience>().Select(audience => Enum.GetValues<PulsePhase>()
                .Select(phase => BankSlice.Of(_slots, Themes.Count, audience, phase)).ToArray()),
        ];
        _sizes = [.. Enum.GetValues<Audience>().Select(audience => draft.Sizes[audience])];
    }

    /// <summary>The language key of the words, such as <c>en</c>.</summary>
    public string Language { get; }

    public BankPhrases Phrases { get; }

    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>In the order of the file, without those that are switched off.</summary>
    public IReadOnlyList<BankItem> Items { get; }

    public IReadOnlyList<FactDeclaration> Facts { get; }

    public bool TryGet(ItemId id, [NotNullWhen(true)] out BankItem? item)
    {
        item = TryPlace(id, out var place) ? Items[place] : null;
        return item is not null;
    }

    /// <summary>How many questions of each kind this audience gets at a time.</summary>
    public SetSize Size(Audience audience) => _sizes[(int)audience];

    /// <summary>A fact's value, or its default, or null.</summary>
    public string? Value(string name, QuestionFacts facts) => facts.Value(name) ?? _facts.GetValueOrDefault(name)?.Default;

    /// <summary>What a question still needs before it can be asked; empty when it can.</summary>
    public IReadOnlyList<string> Missing(BankItem item, QuestionFacts facts) =>
        [.. item.Requires.Where(name => !IsKnown(name, item, facts))];

    /// <summary>Questions that cannot be asked of this project yet, with the facts they lack, in the order of the file.</summary>
    public IReadOnlyList<UnfillableItem> Unfillable(QuestionFacts facts) =>
    [
        .. Items.Select(item => new UnfillableItem(item, Missing(item, facts))).Where(entry => entry.Missing.Count > 0),
    ];

    internal BankSlice Slice(Audience audience, PulsePhase phase) => _slices[(int)audience][(int)phase];

    internal Slot SlotAt(int place) => _slots[place];

    internal bool TryPlace(ItemId id, out int place)
    {
        place = -1;
        return id.Value is not null && _places.TryGetValue(id.Value, out place);
    }

    private bool IsKnown(string name, BankItem item, QuestionFacts facts) =>
        item.Listed is { } listed && listed.List == name
            ? facts.List(name).Count >= listed.AtLeast
            : Value(name, facts) is not null;

    private Slot Slot(BankItem item, int index)
    {
        var theme = 0;
        while (Themes[theme].Id != item.Theme)
        {
            theme++;
        }

        string[] values = [.. item.Requires.Where(name => name != item.Listed?.List && _facts[name].Default is null)];
        return new Slot(item, index, theme, item.RestWeeks * 7, values);
    }
}

/// <summary>A question that cannot be asked and the facts it lacks.</summary>
public sealed record UnfillableItem(BankItem Item, IReadOnlyList<string> Missing);
