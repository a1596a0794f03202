using CsCheck;
using LeadershipBot.Whys.Templates;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>The messages as data: what ships, what may be added, and what is refused.</summary>
public sealed class TemplateTests
{
    private static readonly TemplateSet BuiltIn = TemplateFile.LoadBuiltIn([]).Value;

    [Fact]
    public void Twelve_messages_ship_and_every_group_has_one_for_the_kick_off()
    {
        Assert.Equal(12, BuiltIn.Templates.Count);
        foreach (var group in Enum.GetValues<WhyGroup>())
            Assert.Contains(BuiltIn.Templates, t => t.For.Contains(group) && t.On.Contains(WhyOccasion.Start));
        foreach (var occasion in Enum.GetValues<WhyOccasion>())
            Assert.Contains(BuiltIn.Templates, t => t.On.Contains(occasion) && t.Given.Count == 0);
    }

    [Fact]
    public void Filled_with_the_longest_facts_no_message_has_more_than_its_words_and_each_has_one_number() =>
        Assert.All(BuiltIn.Templates, static template =>
        {
            var facts = template.Facts.ToDictionary(static n => n, n => Longest(BuiltIn.Fact(n)));
            Assert.InRange(WhyFill.Words(WhyFill.Fill(template, facts)), 30, WhyTemplate.MaxWords);
            Assert.Single(template.Facts, n => BuiltIn.Fact(n).Kind == WhyFactKind.Number);
        });

    [Fact]
    public void What_fills_a_message_keeps_its_limits_whatever_is_typed() =>
        Gen.Select(Gen.Int[0, BuiltIn.Facts.Count - 1].Select(static n => BuiltIn.Facts.Values.ElementAt(n)), Gen.String[Gen.Char["ab 1.\n{}\"é"], 0, 240]).Sample((fact, typed) =>
        {
            if (WhyFill.Check(fact, typed).TryGet(out var kept, out _))
            {
                Assert.InRange(WhyFill.Words(kept), 1, fact.Words);
                Assert.True(fact.Kind != WhyFactKind.Number || kept.Any(char.IsDigit));
                Assert.DoesNotContain('\n', kept);
            }
        }, iter: 2000);

    [Fact]
    public void A_sentence_that_begins_with_a_fact_begins_with_a_capital()
    {
        var template = BuiltIn.Find("day-thirty")!;
        var facts = template.Facts.ToDictionary(static n => n, n => n == "support_team" ? "the night team" : "9 x");
        Assert.Contains("The night team stays", WhyFill.Fill(template, facts), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_ones_own_adds_replaces_and_switches_off()
    {
        var set = TemplateFile.LoadBuiltIn([new TemplateSource("plant.yaml", """
            language: en
            facts:
              - { name: scrap, about: Scrap last month, kind: number, words: 4 }
            templates:
              - { id: scrap, name: Operators and scrap, for: [operators], on: [regular], text: "We lost {scrap} last month.", ask: "Tell {contact}." }
              - { id: progress, name: Ours, for: [everyone], on: [regular], text: "It moved {kpi_move}.", ask: "Ask me." }
            off: [bad-number]
            """)]).Value;
        Assert.Equal(12, set.Templates.Count);
        Assert.Equal("Ours", set.Find("progress")!.Name);
        Assert.NotNull(set.Find("scrap"));
        Assert.Null(set.Find("bad-number"));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "{ id: a, name: A, for: [operators], on: [start], text: 'No number here.', ask: 'Ask.' }", "has 0 numbers" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss} and {gain}.', ask: 'Ask.' }", "has 2 numbers" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss} in 2026.', ask: 'Ask.' }", "has a digit" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss} and {nonsense}.', ask: 'Ask.' }", "is no fact" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss} and {.', ask: 'Ask.' }", "brace too many" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss}.', ask: 'Ask' }", "is no sentence" },
        { "{ id: a, name: A, for: [smiths], on: [start], text: '{loss}.', ask: 'Ask.' }", "for 'smiths'" },
        { "{ id: a, name: A, for: [operators], on: [sometimes], text: '{loss}.', ask: 'Ask.' }", "on 'sometimes'" },
        { "{ id: a, name: A, for: [operators], on: [start], text: '{loss}.', ask: 'Ask.', colour: red }", "means nothing here" },
        { "{ id: 'A b', name: A, for: [operators], on: [start], text: '{loss}.', ask: 'Ask.' }", "cannot be typed" },
        { $"{{ id: a, name: A, for: [operators], on: [start], text: '{{loss}} {string.Join(' ', Enumerable.Repeat("so", 95))}.', ask: 'Ask.' }}", "can grow to" },
        { "{ id: a, name: A, for: [operators], on: [start], ask: 'Ask.' }", "has no 'text'" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_stops_the_start_with_file_line_and_cure(string template, string says)
    {
        var refusal = TemplateFile.LoadBuiltIn([new TemplateSource("plant.yaml", $"language: en\ntemplates:\n  - {template}\n")]).Refusal;
        Assert.IsType<TemplateRefusal>(refusal);
        Assert.Contains("plant.yaml line 3: ", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(says, refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("; ", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_file_is_told_at_once()
    {
        var refusal = TemplateFile.Load([new TemplateSource("a.yaml", "language: en\nfacts:\n  - { name: x }\noff: [gone]\n")]).Refusal;
        Assert.True(((TemplateRefusal)refusal!).Errors.Count >= 3, refusal.Sentence);
    }

    private static string Longest(WhyFactDeclaration fact) => fact.Kind switch
    {
        WhyFactKind.Date => "14 September",
        _ => string.Join(' ', Enumerable.Repeat("9", fact.Words)),
    };
}
