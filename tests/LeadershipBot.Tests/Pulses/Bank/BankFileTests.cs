using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

/// <summary>A bank that is wrong does not load, and says where and what to do.</summary>
public sealed class BankFileTests
{
    /// <summary>A sound bank of 31 lines; each row of the tables below spoils one line of it.</summary>
    private const string Sound = """
        language: en
        words: { yes: "Yes", no: "No", low: disagree, high: agree }
        themes:
          - { id: A, name: Ownership, origin: article }
        sets:
          executive: { anchors: 1, rotating: 1, texts: 1 }
          team: { rotating: 1 }
          pmo: { rotating: 1 }
          lead: { rotating: 1 }
          plantManager: { rotating: 1 }
        facts:
          - { name: project, about: the name, always: true }
          - { name: areas, about: areas, list: true }
        items:
          - id: OWN-01
            theme: A
            text: Where is {project}?
            type: choice
            exhaustive: true
            options:
              - { key: good, label: Good }
              - { key: bad, label: Bad }
            audiences: [executive]
            problems: [P0]
            phases: all
            anchor: 1
            follow_up: { when: answer bad, ask: OWN-03 }
            triggers:
              - { when: answer bad, ask: OWN-02 }
              - { when: answer bad, do: tell-pmo, say: Tell the PMO. }
          - id: OWN-02
            theme: A
            text: I know whose call it is.
            type: scale
            audiences: [team]
            problems: [P2]
            phases: [execution, goLive]
            triggers:
              - { when: share(1..2) >= 30%, do: review, say: Review it. }
          - id: OWN-03
            theme: A
            text: What do you need?
            type: text
            audiences: [executive]
            problems: [P2]
            phases: all
        """;

    [Fact]
    public void The_sound_bank_loads() => Assert.Equal(3, BankFile.Load([new BankSource("own.yaml", Sound)]).Value.Items.Count);

    [Theory]
    [InlineData("type: scale", "type: YM", 34, "item OWN-02 has type 'YM'; use one of scale, yesNo, choice, text.")]
    [InlineData("    type: scale\n", "", 31, "item OWN-02 has no 'type'; add 'type: ...'.")]
    [InlineData("id: OWN-02", "id: own2", 31, "item 'own2' has no proper id; use capitals, a dash and two or three digits")]
    [InlineData("id: OWN-03", "id: OWN-02", 40, "item OWN-02 is already on line 31 of this file; keep one of them.")]
    [InlineData("theme: A\n    text: I", "theme: Z\n    text: I", 31, "item OWN-02 has theme 'Z'; use one of A, or declare it")]
    [InlineData(
        "audiences: [team]", "audiences: [boss]",
        35, "has audiences 'boss'; use one of executive, team, pmo, lead, plantManager.")]
    [InlineData("audiences: [team]", "audiences: []", 35, "item OWN-02 has no audiences; list one or more of executive, team")]
    [InlineData("problems: [P0]", "problems: [P9]", 24, "item OWN-01 has problems 'P9'; use one of P0, P1, P2, P3, P4.")]
    [InlineData("[execution, goLive]", "execution", 37, "item OWN-02 has phases that is not a list; write 'phases: [ ... ]'")]
    [InlineData(
        "Where is {project}?", "Where is {projct}?",
        15, "item OWN-01 needs 'projct', which is not declared; declare it under 'facts'")]
    [InlineData(
        "Where is {project}?", "Where is {Project}?",
        17, "item OWN-01 has a broken placeholder in 'Where is {Project}?'; write it as {name}")]
    [InlineData(
        "Where is {project}?", "Where is {areas}?",
        15, "item OWN-01 uses 'areas' as a text and it is not one; use it in 'options_from'")]
    [InlineData(
        "label: Good", "label: Good enough for every one of us at site B",
        21, "has 41 characters in 'label'; shorten it to 40.")]
    [InlineData("key: good", "key: Good one", 15, "item OWN-01 has option key 'Good one'; use lower case letters")]
    [InlineData("key: good", "key: bad", 15, "item OWN-01 has the option key 'bad' twice; give each option its own key.")]
    [InlineData("    exhaustive: true\n", "", 15, "item OWN-01 has no way to say none of these; add an option with 'key: none'")]
    [InlineData("      - { key: good, label: Good }\n", "", 15, "item OWN-01 offers up to 1 choices; offer 2 to 6.")]
    [InlineData("type: choice", "type: yesNo", 15, "item OWN-01 has options but is not a choice; make it 'type: choice'")]
    [InlineData(
        "follow_up: { when: answer bad", "follow_up: { when: answer worse",
        27, "item OWN-01 cannot be answered 'worse'; use one of good, bad, any, empty.")]
    [InlineData(
        "ask: OWN-03", "ask: OWN-09",
        27, "item OWN-01 asks OWN-09, which is no other item of the bank; use the id of another item.")]
    [InlineData(
        "ask: OWN-02", "ask: OWN2",
        29, "a trigger of item OWN-01 asks 'OWN2', which is no item's id; use an id such as DEC-06.")]
    [InlineData(
        "do: tell-pmo, say: Tell the PMO.", "do: tell-pmo",
        30, "does not lead to one thing; give it either 'ask: ID' or")]
    [InlineData(
        "Tell the PMO.", "\"Tell {areas}.\"",
        30, "item OWN-01 says 'areas' in braces, which the question does not need; use the")]
    [InlineData("share(1..2) >= 30%", "many agree", 39, "has 'when: many agree'; use one of 'answer no', 'answer 1..3'")]
    [InlineData(
        "share(1..2) >= 30%", "answer 1..2",
        39, "item OWN-02 is confidential and its trigger speaks of one person's answer; use a share")]
    [InlineData("share(1..2) >= 30%", "share(yes) >= 30%", 39, "item OWN-02 cannot be answered 'yes'; use one of 1 to 5.")]
    [InlineData(
        "share(1..2) >= 30%", "share(right) < 30%",
        39, "item OWN-02 is a Scale and its trigger looks at ShareRight; use a condition")]
    [InlineData(
        "    anchor: 1\n", "",
        1, "Executive has no anchor in Planning, Execution, GoLive, Stabilise, Sustain that needs only facts")]
    [InlineData("anchor: 1", "anchor: yes", 26, "item OWN-01 has anchor 'yes'; use a whole number from 1 to 9.")]
    [InlineData("exhaustive: true", "exhaustive: maybe", 19, "item OWN-01 has exhaustive 'maybe'; use true or false.")]
    [InlineData(
        "theme: A\n    text: W", "theme: A\n    txt: W",
        17, "item OWN-01 has 'txt', which means nothing here; use one of anchor, audiences,")]
    [InlineData(
        "  lead: { rotating: 1 }\n", "",
        1, "'sets' says nothing about Lead; add '{ anchors: ..., rotating: ..., texts: ... }'")]
    [InlineData(
        "rotating: 1, texts", "rotating: 9, texts",
        6, "the set of executive has rotating '9'; use a whole number from 0 to 5.")]
    [InlineData(
        "name: areas, about: areas", "name: the areas, about: areas",
        13, "fact 'the areas' has a name that cannot stand in braces; use lower case")]
    [InlineData("language: en", "lang: en", 1, "the file has no 'language'; add 'language: ...'.")]
    [InlineData("words: {", "words: [", 2, "the file is not YAML")]
    [InlineData("origin: article", "origin: book", 4, "theme A has origin 'book'; use one of article, own.")]
    public void An_error_names_file_line_and_cure(string sound, string spoilt, int line, string words)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        var refusal = Refuse(new BankSource("own.yaml", Sound.Replace(sound, spoilt, StringComparison.Ordinal)));

        var said = refusal.Errors.Select(error => error.ToString()).ToArray();
        Assert.Contains(said, error => error.StartsWith($"own.yaml line {line}: ", StringComparison.Ordinal)
            && error.Contains(words, StringComparison.Ordinal));
        Assert.All(said, error => Assert.Contains("; ", error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_of_more_than_200_characters_is_too_long()
    {
        var spoilt = Sound.Replace("whose call it is", new string('x', 201), StringComparison.Ordinal);
        Assert.Equal(
            "own.yaml line 33: item OWN-02 has 209 characters in 'text'; shorten it to 200.",
            Assert.Single(Refuse(new BankSource("own.yaml", spoilt)).Errors).ToString());
    }

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_file()
    {
        var spoilt = Sound.Replace("type: scale", "type: YM", StringComparison.Ordinal)
            .Replace("theme: A\n    text: W", "theme: Q\n    text: W", StringComparison.Ordinal)
            .Replace("problems: [P0]", "problems: [P9]", StringComparison.Ordinal);

        var refusal = Refuse(new BankSource("own.yaml", spoilt));

        Assert.StartsWith("The question bank has ", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("so no question was loaded.\nown.yaml line ", refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(refusal.Errors.Select(error => error.Place.Line).Order(), refusal.Errors.Select(error => error.Place.Line));
        Assert.True(refusal.Errors.Select(error => error.Place.Line).Distinct().Count() >= 4);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("- a\n- b", 1, "the file is not a list of 'key: value' pairs")]
    [InlineData("language: en\nitems:\n  - just words", 3, "an item is not a list of 'key: value' pairs")]
    [InlineData("language: en\nlanguage: en", 2, "the file is not YAML")]
    public void A_file_that_is_no_bank_at_all_is_refused_with_its_line(string yaml, int line, string words)
    {
        var errors = Refuse(new BankSource("own.yaml", yaml)).Errors;
        Assert.Contains(errors, error => error.Place.Line == line && error.Problem.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_file_adds_replaces_and_switches_off()
    {
        var bank = BankFile.LoadBuiltIn(new BankSource("plant.yaml", """
            language: en
            off: [PPL-08, DEC-14]
            facts:
              - { name: top_n, about: priorities, default: five }
            items:
              - id: DEC-06
                theme: F
                text: Is {project} among the first {top_n} now?
                type: yesNo
                audiences: [executive]
                problems: [P0]
                phases: all
              - { id: ACME-01, theme: A, text: Who leads?, type: text, audiences: [pmo], problems: [P2], phases: all }
            """)).Value;

        Assert.Equal(Banks.English.Items.Count - 1, bank.Items.Count);
        Assert.True(bank.TryGet(ItemId.Parse("DEC-06"), out var replaced));
        Assert.Equal("Is MES among the first five now?", QuestionFill.Fill(bank, replaced, Banks.ProjectOnly).Value.Text);
        Assert.Equal("ACME-01", bank.Items[^1].Id.Value);
        Assert.False(bank.TryGet(ItemId.Parse("PPL-08"), out _));
        Assert.True(bank.TryGet(ItemId.Parse("PPL-04"), out var asksPpl08) && asksPpl08.Triggers.Count == 0);
        Assert.True(bank.TryGet(ItemId.Parse("DEC-13"), out var opensDec14) && opensDec14.FollowUp is null);
    }

    [Theory]
    [InlineData("language: en\noff: [XXX-01]", 2, "'off' names 'XXX-01', which is no item of the bank")]
    [InlineData("language: en\noff: [DEC-13]", 2, "Executive has no anchor in Planning")]
    [InlineData("language: tr\noff: [DEC-06]", 1, "the file is in 'tr' but the bank is in 'en'")]
    public void A_second_file_that_breaks_the_bank_is_refused(string yaml, int line, string words)
    {
        Assert.False(BankFile.LoadBuiltIn(new BankSource("plant.yaml", yaml)).TryGet(out _, out var refusal));
        var errors = Assert.IsType<BankRefusal>(refusal).Errors;
        Assert.Contains(errors, error => error.Place.Line == line && error.Problem.Contains(words, StringComparison.Ordinal));
    }

    private static BankRefusal Refuse(BankSource source)
    {
        Assert.False(BankFile.Load([source]).TryGet(out _, out var refusal));
        return Assert.IsType<BankRefusal>(refusal);
    }
}
