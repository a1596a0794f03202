using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

/// <summary>
/// The shipped questions against the catalogue. S scale, Y yes or no, C choice, T text; E executive, T team, P PMO, L lead,
/// M plant manager.
/// </summary>
public sealed class BankContentTests
{
    private const string Catalogue = """
        OWN-01 C E P2    | OWN-02 Y E P2    | OWN-03 S T P2    | OWN-04 C T P2    | OWN-05 Y P P2    | OWN-06 S E P1P2
        OWN-07 C L P2    | OWN-08 C E P0P2  | OWN-09 Y T P2    | OWN-10 T PL P2   | OWN-11 Y E P2P3
        WHY-01 C T P1    | WHY-02 S T P1    | WHY-03 Y T P0    | WHY-04 T E P0P1  | WHY-05 S T P1P4  | WHY-06 C T P1
        WHY-07 C E P0    | WHY-08 Y L P1    | WHY-09 C T P1P4  | WHY-10 Y E P1    | WHY-11 T T P1
        KPI-01 C E P1    | KPI-02 Y E P1    | KPI-03 S T P1    | KPI-04 C L P1    | KPI-05 Y P P1P2  | KPI-06 C E P0
        KPI-07 Y T P1    | KPI-08 C P P1    | KPI-09 S EM P1   | KPI-10 C M P1P2  | KPI-11 T E P1
        PPL-01 C E P3    | PPL-02 Y T P3    | PPL-03 C L P3    | PPL-04 S T P3    | PPL-05 C T P3P4  | PPL-06 Y EL P3
        PPL-07 S L P3    | PPL-08 C E P3    | PPL-09 Y T P3    | PPL-10 C PL P3   | PPL-11 T T P3
        PRC-01 C L P4    | PRC-02 C L P4    | PRC-03 Y L P4    | PRC-04 C E P4    | PRC-05 S T P4    | PRC-06 Y P P4
        PRC-07 C T P2P4  | PRC-08 Y E P4    | PRC-09 C L P4    | PRC-10 Y T P4    | PRC-11 T M P4
        DEC-01 C E P0    | DEC-02 C E P0    | DEC-03 Y P P0    | DEC-04 C E P0P3  | DEC-05 S T P0    | DEC-06 Y E P0
        DEC-07 C E P0    | DEC-08 C P P3    | DEC-09 C E P0P2  | DEC-10 Y T P0    | DEC-11 T E P1    | DEC-12 S E P0
        """;

    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var cell in Catalogue.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows.Add(parts[0], parts[1], parts[2], parts[3]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_question_of_the_catalogue_is_there_with_its_type_and_readers(
        string id, string type, string audiences, string problems)
    {
        var item = Banks.Item(id);

        Assert.Equal(type, Letter(item.Type));
        Assert.Equal(audiences, string.Concat(item.Audiences.Select(Letter)));
        Assert.Equal(problems, string.Concat(item.Problems));
        Assert.False(item.Own);
        Assert.Contains(PulsePhase.Execution, item.Phases);
    }

    [Fact]
    public void The_catalogue_has_67_questions_and_the_rest_are_marked_as_own()
    {
        var catalogue = Rows().Select(row => row.Data.Item1).ToHashSet();

        Assert.Equal(67, catalogue.Count);
        Assert.Equal(catalogue.Order(), Banks.English.Items.Where(item => !item.Own).Select(item => item.Id.Value).Order());
    }

    [Fact]
    public void Four_themes_come_from_the_article_and_two_are_own()
    {
        Assert.Equal(["A", "B", "C", "D", "E", "F"], Banks.English.Themes.Select(theme => theme.Id));
        Assert.Equal(["E", "F"], Banks.English.Themes.Where(theme => theme.Origin is ThemeOrigin.Own).Select(theme => theme.Id));
    }

    [Fact]
    public void What_a_question_requires_is_exactly_what_its_words_and_lists_need()
    {
        Assert.Equal(["kpi", "kpi_from", "kpi_to"], Banks.Item("KPI-01").Requires);
        Assert.Equal(["by_date", "open_decisions"], Banks.Item("DEC-01").Requires);
        Assert.Equal(["project", "purposes", "right_purpose"], Banks.Item("WHY-01").Requires);
        Assert.Equal(["team", "obstacle", "helper"], Banks.Item("DEC-04").Requires);
        Assert.All(Banks.English.Items.SelectMany(item => item.Requires), name =>
            Assert.Contains(Banks.English.Facts, fact => fact.Name == name));
    }

    [Fact]
    public void Every_declared_fact_fills_something()
    {
        var used = Banks.English.Items.SelectMany(item => item.Requires).ToHashSet();
        Assert.All(Banks.English.Facts, fact => Assert.Contains(fact.Name, used));
    }

    [Fact]
    public void Every_question_is_asked_in_the_house_voice()
    {
        foreach (var item in Banks.English.Items)
        {
            Assert.DoesNotContain('!', item.Text);
            Assert.True(item.Text[^1] is '?' or '.' or ':' or '"', $"{item.Id} ends in '{item.Text[^1]}'");
            Assert.All(item.Triggers.Select(trigger => trigger.Sentence).OfType<string>(), say => Assert.EndsWith(".", say));
        }
    }

    [Fact]
    public void A_closed_question_takes_ten_seconds_and_a_text_twenty() =>
        Assert.All(Banks.English.Items, item => Assert.Equal(item.IsClosed ? 10 : 20, item.Seconds));

    [Fact]
    public void Every_theme_has_an_executive_question_that_needs_the_project_alone()
    {
        var askable = Banks.English.Items.Where(item => item.Audiences.Contains(Audience.Executive) && item.AnchorRank is null
            && item.IsClosed && !item.FollowUpOnly && Banks.English.Missing(item, Banks.ProjectOnly).Count == 0);
        Assert.Equal(["A", "B", "C", "D", "E", "F"], askable.Select(item => item.Theme).Distinct().Order());
    }

    [Fact]
    public void Doctor_learns_which_questions_cannot_be_asked_and_what_they_lack()
    {
        var unfillable = Banks.English.Unfillable(Banks.ProjectOnly);

        Assert.Equal(["area"], Assert.Single(unfillable, entry => entry.Item.Id.Value == "OWN-02").Missing);
        Assert.Equal(["by_date", "open_decisions"], Assert.Single(unfillable, entry => entry.Item.Id.Value == "DEC-01").Missing);
        Assert.DoesNotContain(unfillable, entry => entry.Item.Id.Value is "DEC-06" or "DEC-09" or "DEC-13" or "WHY-07");
        Assert.Empty(Banks.English.Unfillable(Banks.Everything));
    }

    private static string Letter(AnswerType type) => type.ToString()[..1];

    private static string Letter(Audience audience) => audience is Audience.PlantManager ? "M" : audience.ToString()[..1];
}
