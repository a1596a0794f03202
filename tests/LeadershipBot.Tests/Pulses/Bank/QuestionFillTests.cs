using System.Text.Json;
using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

public sealed class QuestionFillTests
{
    [Fact]
    public void Facts_fill_the_words_and_lists_come_before_the_fixed_choices()
    {
        var facts = new QuestionFacts(
            new Dictionary<string, string> { ["by_date"] = "14 May", ["project"] = "MES" },
            new Dictionary<string, IReadOnlyList<FactEntry>> { ["open_decisions"] = Banks.Entries(7) });

        var question = Fill("DEC-01", facts);

        Assert.Equal("Which of these open decisions will you close by 14 May?", question.Text);
        Assert.Equal(["k1", "k2", "k3", "k4", "k5", "none"], question.Options.Select(option => option.Key));
    }

    [Fact]
    public void A_default_stands_in_and_the_projects_own_word_wins()
    {
        Assert.Equal("Is MES still among your top three for this quarter?", Fill("DEC-06", Banks.ProjectOnly).Text);

        var two = new QuestionFacts(new Dictionary<string, string> { ["project"] = "MES", ["top_n"] = "two" });
        Assert.Equal("Is MES still among your top two for this quarter?", Fill("DEC-06", two).Text);
    }

    [Fact]
    public void A_question_that_lacks_a_fact_is_refused_by_name()
    {
        var outcome = QuestionFill.Fill(Banks.English, Banks.Item("KPI-02"), Banks.ProjectOnly);
        Assert.Equal("KPI-02 was not asked because the project does not say kpi.", outcome.Refusal?.Sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_fact_counts_as_not_known(string empty) => Assert.Equal(
        ["kpi"],
        Banks.English.Missing(Banks.Item("KPI-02"), new QuestionFacts(new Dictionary<string, string> { ["kpi"] = empty })));

    [Fact]
    public void Yes_or_no_has_two_choices_and_a_scale_has_its_end_words()
    {
        Assert.Equal([("yes", "Yes"), ("no", "No")], Fill("DEC-06", Banks.ProjectOnly).Options.Select(o => (o.Key, o.Label)));

        var scale = Fill("DEC-12", Banks.ProjectOnly);
        Assert.Equal(("strongly disagree", "strongly agree"), (scale.Low, scale.High));
        Assert.Equal(("not at all", "certain"), (Banks.Item("OWN-06").Low, Banks.Item("OWN-06").High));
    }

    [Fact]
    public void A_long_fact_is_cut_to_fit_a_button_without_breaking_a_character()
    {
        var facts = new QuestionFacts(
            new Dictionary<string, string> { ["team"] = "T", ["obstacle"] = "O", ["helper"] = new string('x', 38) + "😀😀" });

        var label = Fill("DEC-04", facts).Options.Single(option => option.Key == "helper").Label;

        Assert.Equal(new string('x', 38) + "…", label);
    }

    [Fact]
    public void A_fact_with_braces_in_it_is_not_filled_again()
    {
        var facts = new QuestionFacts(new Dictionary<string, string> { ["project"] = "{top_n} {" });
        Assert.Equal("Is {top_n} { still among your top three for this quarter?", Fill("DEC-06", facts).Text);
    }

    [Fact]
    public void What_was_asked_is_kept_as_json_and_read_back_the_same()
    {
        var set = Banks.Pick(PulsePhase.Execution, Banks.Everything, [], new DateOnly(2026, 3, 3));
        FilledQuestion[] asked = [.. set.All.Select(item => Fill(item.Id.Value, Banks.Everything))];

        var json = JsonSerializer.Serialize(asked);

        Assert.Contains("\"OWN-01\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<FilledQuestion[]>(json)));
        Assert.True(json.Length < 4000, $"{json.Length} characters");
    }

    private static FilledQuestion Fill(string id, QuestionFacts facts) =>
        QuestionFill.Fill(Banks.English, Banks.Item(id), facts).Value;
}
