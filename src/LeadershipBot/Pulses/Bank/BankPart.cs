namespace LeadershipBot.Pulses.Bank;

/// <summary>A value with the place it was read from.</summary>
internal sealed record Read<T>(T Value, Place Place);

/// <summary>A question with the places of its triggers and of its follow-up.</summary>
internal sealed record ItemDraft(
    BankItem Item, Place Place, IReadOnlyList<Read<Trigger>> Triggers, Read<FollowUp>? FollowUp, bool IsExhaustive);

/// <summary>What one file says.</summary>
internal sealed record BankPart(
    Place Place,
    string Language,
    BankPhrases? Phrases,
    IReadOnlyList<Read<Theme>> Themes,
    IReadOnlyList<(Audience Audience, SetSize Size)> Sizes,
    IReadOnlyList<Read<FactDeclaration>> Facts,
    IReadOnlyList<ItemDraft> Items,
    IReadOnlyList<Read<string>> Off);

/// <summary>What all files say together, on the way to a <see cref="QuestionBank"/>.</summary>
internal sealed class BankDraft(string language, BankPhrases phrases)
{
    public string Language { get; } = language;

    public BankPhrases Phrases { get; } = phrases;

    public List<Theme> Themes { get; } = [];

    public List<FactDeclaration> Facts { get; } = [];

    public Dictionary<Audience, SetSize> Sizes { get; } = [];

    public List<ItemDraft> Drafts { get; } = [];

    public HashSet<ItemId> Off { get; } = [];

    public Place? AnchorSwitchedOff { get; set; }

    public IEnumerable<BankItem> Items => Drafts.Select(draft => draft.Item);

    public BankItem? Find(ItemId id) => Drafts.Find(draft => draft.Item.Id == id)?.Item;

    public FactDeclaration? Fact(string name) => Facts.Find(fact => fact.Name == name);
}
