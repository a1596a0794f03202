using LeadershipBot.Decisions;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Decisions;

/// <summary>Governance meetings: whether they took place, who came, and what that counts.</summary>
public sealed class MeetingTests
{
    [Theory]
    [InlineData("Meral Kaya", SignalOutcome.Met, 1)]
    [InlineData("Meral Kaya (Jonas Weber)", SignalOutcome.Met, 0.5)]
    [InlineData("Meral Kaya (Emre Yildiz)", SignalOutcome.Met, 0.25)]
    [InlineData("Emre Yildiz", SignalOutcome.Missed, 0)]
    public async Task Taking_part_counts_as_agreed(string came, SignalOutcome outcome, double credit)
    {
        await using var office = await Office.OpenAsync();
        var jonas = Some.Person("Jonas Weber");
        var vote = Some.Role(office.Project, jonas, RoleKind.Deputy, office.Meral);
        vote.WithVote = true;
        await office.House.AddAsync(jonas, Some.Person("Emre Yildiz"), vote);
        await office.SaysAsync(office.Ali, $"attended MES 2027-02-23 {came}");
        var signal = await office.LookAsync(static db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Meeting));
        Assert.Equal((office.Meral.Id, outcome, credit), (signal.PersonId, signal.Outcome, signal.Credit));
    }

    [Fact]
    public async Task Recorded_again_it_replaces_what_was_said_and_cancelled_it_counts_for_nobody()
    {
        await using var office = await Office.OpenAsync();
        await office.House.AddPersonAsync("Emre Yildiz");
        await office.SaysAsync(office.Ali, "attended MES 2027-02-23 emre");
        await office.SaysAsync(office.Ali, "attended MES 2027-02-23 meral, emre");
        Assert.Equal(1.0, (await office.LookAsync(static db =>
            db.Signals.SingleAsync(s => s.Kind == SignalKind.Meeting))).Credit);
        await office.SaysAsync(office.Ali, "meeting MES 2027-02-23 cancelled");
        Assert.Equal(0, await office.LookAsync(static db => db.Signals.CountAsync(s => s.Kind == SignalKind.Meeting)));
        Assert.Equal(0, await office.LookAsync(static db => db.Set<Attendance>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_had_said_that_they_are_away_is_excused()
    {
        await using var office = await Office.OpenAsync();
        await office.House.AddAsync(Some.Person("Emre Yildiz"),
            Some.Absence(office.Meral, new DateOnly(2027, 2, 22), new DateOnly(2027, 2, 26)));
        Assert.Contains("Meral Kaya: away, so it does not count",
            (await office.SaysAsync(office.Ali, "attended MES 2027-02-23 emre"))
            .Replace("\n", ": ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(SignalOutcome.Excused, (await office.LookAsync(static db => db.Signals.SingleAsync())).Outcome);
    }

    [Fact]
    public async Task A_moved_meeting_is_planned_anew_and_the_list_tells_how_it_went()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "meeting MES 2027-02-16 held");
        await office.SaysAsync(office.Ali, "meeting MES 2027-03-09 moved to 2027-03-16");
        var list = await office.SaysAsync(office.Ali, "meetings MES");
        Assert.Contains("1 of the last 2 meetings of MES took place.", list, StringComparison.Ordinal);
        Assert.Contains("moved to Tue 16 Mar", list, StringComparison.Ordinal);
        Assert.Contains("planned", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_is_asked_about_and_nothing_is_recorded()
    {
        await using var office = await Office.OpenAsync();
        Assert.StartsWith("I do not know for sure who 'Nobody Atall' is", await office.SaysAsync(office.Ali,
            "attended MES 2027-02-23 Meral Kaya, Nobody Atall"), StringComparison.Ordinal);
        Assert.Equal(0, await office.LookAsync(static db => db.Meetings.CountAsync()));
    }

    [Fact]
    public async Task The_bank_hears_of_meetings_that_fail_and_of_decisions_that_a_brief_cannot_hold()
    {
        await using var office = await Office.OpenAsync();
        foreach (var line in (string[])["2027-02-02 cancelled", "2027-02-09 cancelled", "2027-02-16 held"])
            await office.SaysAsync(office.Ali, $"meeting MES {line}");
        for (var i = 1; i <= 4; i++)
            await office.SaysAsync(office.Ali, $"ask meral \"Owner of line {i}\" options OT | IT by 12 Mar");
        var key = new FactKey(office.Meral.Id, office.Project.Id);
        var sheet = new FactSheet();
        await using var db = office.House.Look();
        await new DecisionFacts().AddAsync(db, [key], office.House.Clock.Instant, sheet, TestContext.Current.CancellationToken);
        var facts = sheet.Over(key, new QuestionFacts(new Dictionary<string, string>()));
        Assert.Equal(("1", "3"), (facts.Value("meetings_held"), facts.Value("meetings_planned")));
        Assert.Equal(["MES-4 Owner of line 4"], facts.List("open_decisions").Select(static e => e.Label));
        Assert.Null(facts.Value("decision"));
    }

    [Fact]
    public async Task The_register_tells_how_long_decisions_took()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 1; i <= 2; i++)
        {
            await office.SaysAsync(office.Ali, $"ask meral \"Owner of line {i}\" options OT{i} | IT{i} by 12 Mar");
            await office.PassAsync(1);
            await office.SaysAsync(office.Meral, $"decision MES-{i}");
            await office.TapAsync(office.Meral, $"OT{i}");
        }
        await office.SaysAsync(office.Ali, "ask meral \"Owner of line 3\" options OT | IT by 12 Mar");
        Assert.Contains("1 decision open. Half of the 2 decided took at most 1 working day, nine of ten at most 1.",
            await office.SaysAsync(office.Ali, "register MES"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 1, 2, 3, 4 }, 2, 4)]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 5, 9)]
    public void Percentiles_are_values_that_were_there(int[] days, int median, int ninetieth) => Assert.Equal((median, ninetieth),
        (LatencyRule.Percentile(days, 0.5)!.Value, LatencyRule.Percentile(days, 0.9)!.Value));
}
