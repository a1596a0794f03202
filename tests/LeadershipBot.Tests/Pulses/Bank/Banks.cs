using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Tests.Pulses.Bank;

/// <summary>Short makers for the tests of this folder.</summary>
internal static class Banks
{
    public static QuestionBank English { get; } = BankFile.LoadBuiltIn().Value;

    public static BankItem Item(string id) =>
        English.TryGet(ItemId.Parse(id), out var item) ? item : throw new InvalidOperationException($"{id} is not in the bank.");

    public static QuestionFacts ProjectOnly { get; } = new(new Dictionary<string, string> { ["project"] = "MES" });

    /// <summary>A value for everything the bank declares.</summary>
    public static QuestionFacts Everything { get; } = Facts(_ => true);

    public static QuestionFacts Facts(Func<string, bool> isKnown) => new(
        English.Facts.Where(fact => !fact.IsList && (fact.Always || isKnown(fact.Name)))
            .ToDictionary(fact => fact.Name, fact => fact.Name == "right_purpose" ? "k1" : "a " + fact.Name),
        English.Facts.Where(fact => fact.IsList && isKnown(fact.Name))
            .ToDictionary(fact => fact.Name, _ => Entries(5)));

    public static IReadOnlyList<FactEntry> Entries(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new FactEntry($"k{n}", $"Entry {n}"))];

    public static QuestionSet Pick(
        PulsePhase phase, QuestionFacts facts, IReadOnlyList<AskedItem> history, DateOnly today, params string[] triggered) =>
        QuestionChoice.Pick(
            English, new Occasion(Audience.Executive, phase, facts, history, [.. triggered.Select(ItemId.Parse)], today));
}
