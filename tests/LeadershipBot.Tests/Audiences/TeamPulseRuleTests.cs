using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Cadences;
using LeadershipBot.Projects;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

public sealed class TeamPulseRuleTests
{
    /// <summary>The second Tuesday of March, 10:00 in Berlin.</summary>
    private static readonly DateTimeOffset Slot = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    private static readonly ProjectId Mes = ProjectId.New();
    private static readonly ProjectId Network = ProjectId.New();

    private static TeamPulseInput Input => new(TeamPulseRule.InMonth(3), new Availability("Europe/Berlin")
    {
        Week = WorkWeek.MondayToFriday, From = new TimeOnly(8, 0), Until = new TimeOnly(18, 0),
    }, null, [(Mes, false)], false, false);

    [Fact]
    public void At_the_slot_the_project_is_asked_about_and_the_next_look_is_a_quarter_away()
    {
        var decision = TeamPulseRule.Decide(Input, Slot);
        Assert.Equal((TeamPulseStep.Send, Mes), (decision.Step, decision.Project!.Value));
        Assert.Equal(new DateTimeOffset(2027, 6, 8, 8, 0, 0, TimeSpan.Zero), decision.NextAt);
    }

    [Fact]
    public void Who_was_asked_this_quarter_rests() =>
        Assert.Equal(TeamPulseStep.Rest, TeamPulseRule.Decide(Input with { AskedThisQuarter = true }, Slot).Step);

    [Fact]
    public void The_weeks_one_message_moves_it_by_a_week()
    {
        var decision = TeamPulseRule.Decide(Input with { BudgetSpent = true }, Slot);
        Assert.Equal((TeamPulseStep.HoldBack, TeamPulseRule.WeekIsFull, Slot.AddDays(7)), (decision.Step, decision.Reason, decision.NextAt));
    }

    [Fact]
    public void What_is_held_back_to_the_end_of_the_quarter_falls_away()
    {
        var last = new DateTimeOffset(2027, 3, 30, 8, 0, 0, TimeSpan.Zero);
        var decision = TeamPulseRule.Decide(Input with { BudgetSpent = true }, last);
        Assert.Equal(new DateTimeOffset(2027, 6, 8, 8, 0, 0, TimeSpan.Zero), decision.NextAt);
    }

    [Fact]
    public void A_project_that_owes_an_answer_is_not_asked_about_but_another_may_be()
    {
        Assert.Equal(TeamPulseRule.Held, TeamPulseRule.Decide(Input with { Projects = [(Mes, true)] }, Slot).Reason);
        Assert.Equal(Network, TeamPulseRule.Decide(Input with { Projects = [(Mes, true), (Network, false)] }, Slot).Project);
    }

    [Fact]
    public void Outside_the_hours_it_waits_for_the_next_open_instant()
    {
        var decision = TeamPulseRule.Decide(Input, Slot.AddHours(10));
        Assert.Equal((TeamPulseStep.Wait, new DateTimeOffset(2027, 3, 10, 7, 0, 0, TimeSpan.Zero)), (decision.Step, decision.NextAt));
    }

    [Fact]
    public void A_part_of_the_staff_stays_together_and_a_new_one_takes_the_emptiest_month()
    {
        Assert.Equal(2, TeamPulseRule.MonthFor("Ulm", [("Bursa", 1), ("Ulm", 2)]));
        Assert.Equal(3, TeamPulseRule.MonthFor("Linz", [("Bursa", 1), ("Ulm", 2)]));
    }
}
