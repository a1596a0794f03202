using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

public sealed class TriggerRuleTests
{
    private static readonly DateOnly Day = new(2026, 3, 3);

    /// <summary>Answers oldest first; a dash is an asking nobody answered.</summary>
    [Theory]
    [InlineData("OWN-01", "o:k1", "assign-owner")]
    [InlineData("OWN-01", "o:none", "")]
    [InlineData("OWN-01", "o:none o:none", "steering-agenda")]
    [InlineData("OWN-01", "o:none o:none o:k2", "assign-owner")]
    [InlineData("OWN-02", "bn", "mark-vacant OWN-01")]
    [InlineData("OWN-02", "by", "")]
    [InlineData("OWN-06", "s3", "OWN-07")]
    [InlineData("OWN-06", "s4", "")]
    [InlineData("WHY-04", "t:we_sleep", "draft-why")]
    [InlineData("WHY-04", "-", "")]
    [InlineData("WHY-04", "- -", "interview")]
    [InlineData("WHY-04", "- t:we_sleep -", "")]
    [InlineData("WHY-07", "o:none", "ask-delegate")]
    [InlineData("WHY-10", "by", "restate-why")]
    [InlineData("DEC-01", "o:none", "DEC-02")]
    [InlineData("DEC-06", "bn", "honest-talk")]
    [InlineData("DEC-07", "o:no_time", "")]
    [InlineData("DEC-07", "o:no_time o:under_1h", "lighter-charter")]
    [InlineData("DEC-07", "o:no_time o:over_3h o:under_1h", "")]
    [InlineData("DEC-09", "o:nobody_yet", "name-deputy")]
    [InlineData("DEC-12", "s2", "rework-brief")]
    [InlineData("DEC-12", "s3", "")]
    public void One_persons_answers_set_off_what_the_bank_says(string id, string answers, string fired)
    {
        var item = Banks.Item(id);
        AskedItem[] askings = [.. answers.Split(' ')
            .Select((wire, n) => new AskedItem(item.Id, Day.AddDays(14 * n), wire == "-" ? null : wire))];

        Assert.Equal(fired, Names(TriggerRule.FiredByOne(item, askings)));
        Assert.Equal(fired, Names(TriggerRule.FiredByOne(item, [.. askings.Reverse()])));
    }

    [Theory]
    [InlineData("OWN-03", "1:2 2:1 3:3 4:4", "review-areas")]
    [InlineData("OWN-03", "1:2 3:4 4:4", "")]
    [InlineData("OWN-03", "1:4", "")]
    [InlineData("OWN-04", "none:8 k1:2", "mark-disputed OWN-07")]
    [InlineData("OWN-04", "none:10", "")]
    [InlineData("WHY-01", "k1:6 k2:2 unsure:2", "resend-why")]
    [InlineData("WHY-01", "k1:7 k2:3", "")]
    [InlineData("WHY-03", "yes:5 no:5", "draft-why")]
    [InlineData("WHY-03", "yes:6 no:4", "")]
    [InlineData("WHY-06", "none:7 safety:3", "answer-concern")]
    [InlineData("WHY-09", "old_way:1 if_time:1 follow:8", "adoption-alert")]
    [InlineData("WHY-11", "text:9", "")]
    [InlineData("WHY-11", "text:10", "question-queue")]
    [InlineData("PPL-04", "1:2 2:1 5:7", "PPL-08")]
    [InlineData("PPL-05", "under_3m:5 never:5", "")]
    [InlineData("PPL-05", "under_3m:5 never:6", "plan-drill")]
    [InlineData("DEC-10", "yes:9", "")]
    public void A_groups_answers_set_off_what_the_bank_says(string id, string counts, string fired) =>
        Assert.Equal(fired, Names(TriggerRule.FiredByGroup(Banks.Item(id), [Group("all", counts)], 5, "k1")));

    [Theory]
    [InlineData("3:5", "4:5", "joint-session")]
    [InlineData("3:5", "4:4", "")]
    [InlineData("3:5", "3:1 4:9", "")]
    public void A_gap_between_it_and_ot_counts_only_when_both_are_large_enough(string it, string ot, string fired) =>
        Assert.Equal(fired, Names(TriggerRule.FiredByGroup(Banks.Item("KPI-03"), [Group("it", it), Group("ot", ot)], 1)));

    [Fact]
    public void Leads_of_it_and_ot_who_want_different_things_need_a_tie_break()
    {
        // Half of the sum of absolute differences: 0.4 + 0.1 + 0.5 + 0 = 1.0, so 0.50.
        GroupAnswers[] groups = [Group("it", "k1:5 k2:3 k3:1 k4:1"), Group("ot", "k1:1 k2:2 k3:6 k4:1")];

        Assert.Equal("tie-break", Names(TriggerRule.FiredByGroup(Banks.Item("KPI-04"), groups, 1)));
        Assert.Equal("", Names(TriggerRule.FiredByGroup(Banks.Item("KPI-04"), [groups[0], groups[0] with { Group = "ot" }], 1)));
    }

    [Fact]
    public void Two_leads_who_name_different_owners_make_an_area_disputed()
    {
        var item = Banks.Item("OWN-07");
        Assert.Equal("mark-disputed", Names(TriggerRule.FiredByGroup(item, [Group("it", "k1:1"), Group("ot", "k2:1")], 1)));
        Assert.Equal("", Names(TriggerRule.FiredByGroup(item, [Group("it", "k1:1"), Group("ot", "k1:1")], 1)));
    }

    [Theory]
    [InlineData("o:on_course", null)]
    [InlineData("o:attention", "DEC-14")]
    [InlineData("o:trouble", "DEC-14")]
    public void An_anchor_that_is_not_good_opens_what_do_you_need(string wire, string? opened) =>
        Assert.Equal(opened, TriggerRule.FollowUp(Banks.Item("DEC-13"), AnswerValue.Parse(wire).Value)?.Value);

    private static string Names(IReadOnlyList<Trigger> fired) => string.Join(' ', fired.Select(t => t.Action ?? t.Ask?.Value));

    private static GroupAnswers Group(string name, string counts) => new(
        name,
        counts.Split(' ').Select(cell => cell.Split(':')).ToDictionary(
            cell => cell[0], cell => int.Parse(cell[1], System.Globalization.CultureInfo.InvariantCulture)));
}
