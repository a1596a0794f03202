using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

public sealed class QuestionChoiceTests
{
    private static readonly DateOnly Tuesday = new(2026, 3, 3);

    [Fact]
    public void The_first_brief_of_a_bare_project_has_an_anchor_a_question_on_ownership_and_a_text()
    {
        var set = Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, [], Tuesday);

        Assert.Equal(["DEC-13", "OWN-12", "WHY-04"], Ids(set));
        Assert.Equal((20, 40), (set.ClosedSeconds, set.TotalSeconds));
    }

    [Fact]
    public void Open_decisions_are_the_anchor_once_they_are_known()
    {
        AskedItem[] history = [Asked("DEC-01", -14), Asked("DEC-04", -28)];

        Assert.Equal("DEC-02", Banks.Pick(PulsePhase.Execution, Banks.Everything, history, Tuesday).Anchor?.Id.Value);
    }

    [Fact]
    public void Anchors_of_one_rank_take_turns_and_may_come_every_time()
    {
        var facts = Banks.Facts(name => name.StartsWith("sites_", StringComparison.Ordinal));
        AskedItem[] history = [Asked("DEC-13", -7), Asked("DEC-15", -14)];

        Assert.Equal("DEC-15", Banks.Pick(PulsePhase.GoLive, facts, history, Tuesday).Anchor?.Id.Value);
        Assert.Equal("DEC-13", Banks.Pick(PulsePhase.GoLive, Banks.ProjectOnly, history, Tuesday).Anchor?.Id.Value);
    }

    [Fact]
    public void The_theme_that_has_waited_longest_comes_next_and_in_it_the_question_that_has_waited_longest()
    {
        AskedItem[] history =
            [Asked("OWN-12", -14), Asked("WHY-07", -84), Asked("WHY-10", -70), Asked("KPI-12", -42), Asked("PPL-12", -28),
            Asked("PRC-12", -56), Asked("DEC-07", -7)];

        Assert.Equal(["WHY-07"], Rotating(Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, history, Tuesday)));
    }

    [Fact]
    public void A_question_rests_six_weeks_to_the_day()
    {
        AskedItem[] Themes(int days) =>
        [
            Asked("WHY-07", days), Asked("WHY-10", -1), Asked("OWN-12", -1), Asked("KPI-12", -1), Asked("PPL-12", -1),
            Asked("PRC-12", -1), Asked("DEC-06", -1), Asked("DEC-07", -1), Asked("DEC-09", -1), Asked("DEC-12", -1),
        ];

        Assert.Empty(Rotating(Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, Themes(-41), Tuesday)));
        Assert.Equal(["WHY-07"], Rotating(Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, Themes(-42), Tuesday)));
    }

    [Fact]
    public void A_triggered_question_comes_before_the_rotation_and_before_its_rest_is_over()
    {
        AskedItem[] history = [Asked("OWN-01", -7)];

        var set = Banks.Pick(PulsePhase.Execution, Banks.Everything, history, Tuesday, "KPI-99", "OWN-01", "KPI-02");

        Assert.Equal(["OWN-01"], Rotating(set));
    }

    [Fact]
    public void A_triggered_anchor_takes_the_place_of_the_anchor_and_a_triggered_text_that_of_the_text()
    {
        var set = Banks.Pick(PulsePhase.Execution, Banks.Everything, [Asked("KPI-11", -7)], Tuesday, "DEC-02", "KPI-11");
        Assert.Equal(("DEC-02", "KPI-11"), (set.Anchor?.Id.Value, set.Text?.Id.Value));
    }

    [Fact]
    public void A_triggered_question_that_cannot_be_filled_or_is_for_others_waits()
    {
        var set = Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, [], Tuesday, "OWN-01", "OWN-07", "DEC-14");
        Assert.Equal(["DEC-13", "OWN-12", "WHY-04"], Ids(set));
    }

    [Fact]
    public void Unknown_questions_in_the_history_are_passed_over()
    {
        AskedItem[] history = [Asked("OLD-01", -3), default];
        Assert.Equal("OWN-12", Assert.Single(Rotating(Banks.Pick(PulsePhase.Execution, Banks.ProjectOnly, history, Tuesday))));
    }

    [Theory]
    [InlineData(Audience.Team, 3)]
    [InlineData(Audience.Pmo, 3)]
    [InlineData(Audience.Lead, 2)]
    [InlineData(Audience.PlantManager, 2)]
    public void Others_get_rotated_questions_without_an_anchor(Audience audience, int closed)
    {
        var set = QuestionChoice.Pick(
            Banks.English, new Occasion(audience, PulsePhase.Execution, Banks.Everything, [], [], Tuesday));

        Assert.Null(set.Anchor);
        Assert.Equal(closed, set.Rotating.Count);
        Assert.All(set.All, item => Assert.Contains(audience, item.Audiences));
    }

    [Theory]
    [InlineData(14)]
    [InlineData(7)]
    public void With_the_project_alone_every_brief_of_a_year_has_two_closed_questions(int everyDays)
    {
        foreach (var phase in Enum.GetValues<PulsePhase>())
        {
            Assert.All(Year(phase, Banks.ProjectOnly, everyDays), set => Assert.Equal(2, set.Closed.Count()));
        }
    }

    [Theory]
    [InlineData(PulsePhase.Planning, 14)]
    [InlineData(PulsePhase.Execution, 14)]
    [InlineData(PulsePhase.Execution, 7)]
    [InlineData(PulsePhase.GoLive, 7)]
    [InlineData(PulsePhase.Stabilise, 14)]
    [InlineData(PulsePhase.Sustain, 28)]
    public void Over_a_year_every_theme_gets_its_turn_evenly(PulsePhase phase, int everyDays)
    {
        foreach (var facts in new[] { Banks.Everything, Banks.ProjectOnly })
        {
            var turns = Year(phase, facts, everyDays).SelectMany(set => set.Rotating).CountBy(item => item.Theme).ToList();

            Assert.True(turns.Count >= 5, $"{turns.Count} themes");
            Assert.True(turns.Max(turn => turn.Value) - turns.Min(turn => turn.Value) <= 1, string.Join(" ", turns));
        }
    }

    /// <summary>A sweep chooses 100,000 times, so a choice may leave no more than its result behind.</summary>
    [Fact]
    public void Choosing_allocates_little_more_than_its_result()
    {
        AskedItem[] history = [.. Year(PulsePhase.Execution, Banks.Everything, 14)
            .SelectMany((set, n) => set.All.Select(item => new AskedItem(item.Id, Tuesday.AddDays(14 * (n - 26)), "by")))];
        var occasion = new Occasion(Audience.Executive, PulsePhase.Execution, Banks.Everything, history, [], Tuesday);
        QuestionChoice.Pick(Banks.English, occasion);

        const int times = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
            QuestionChoice.Pick(Banks.English, occasion);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / times;
        Assert.True(each <= 512, $"{each} bytes each");
    }

    private static List<QuestionSet> Year(PulsePhase phase, QuestionFacts facts, int everyDays)
    {
        List<QuestionSet> sets = [];
        List<AskedItem> history = [];
        for (var day = 0; day < 364; day += everyDays)
        {
            var today = Tuesday.AddDays(day);
            var set = Banks.Pick(phase, facts, history, today);
            history.AddRange(set.All.Select(item => new AskedItem(item.Id, today, null)));
            sets.Add(set);
        }

        return sets;
    }

    private static AskedItem Asked(string id, int days) => new(ItemId.Parse(id), Tuesday.AddDays(days), null);

    private static IEnumerable<string> Ids(QuestionSet set) => set.All.Select(item => item.Id.Value);

    private static IEnumerable<string> Rotating(QuestionSet set) => set.Rotating.Select(item => item.Id.Value);
}
