using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Signals;

/// <summary>What a brief leaves behind once it is closed.</summary>
public sealed class PromptSignalTests
{
    [Fact]
    public async Task A_brief_answered_in_part_is_one_opportunity_met_with_its_latency_and_depth()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddHours(2));
        await TapFirstAsync(office);
        await office.PassAsync(9);
        var signal = Assert.Single(await SignalsAsync(office));
        Assert.Equal((SignalKind.Prompt, SignalOutcome.Met, 1.0), (signal.Kind, signal.Outcome, signal.Credit));
        Assert.Equal((120, 1, 2), (signal.LatencyMinutes, signal.DepthDone, signal.DepthAsked));
        Assert.Equal((Office.FirstBrief, new DateOnly(2027, 3, 1)), (signal.AskedAt, signal.Week));
        Assert.Null(signal.ProjectId);
    }

    [Fact]
    public async Task A_brief_nobody_answered_is_a_missed_opportunity()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddDays(9));
        var signal = Assert.Single(await SignalsAsync(office));
        Assert.Equal((SignalOutcome.Missed, 0.0, null), (signal.Outcome, signal.Credit, signal.LatencyMinutes));
        Assert.True(signal.Traits.HasFlag(SignalTraits.Reminded));
    }

    [Fact]
    public async Task What_was_not_delivered_is_no_opportunity_at_all()
    {
        await using var office = await Office.OpenAsync();
        office.House.Platform.Otherwise = React.Unknown;
        await office.PassAsync(Office.FirstBrief.AddDays(9));
        Assert.Empty(await SignalsAsync(office));
    }

    [Fact]
    public async Task What_an_absence_put_aside_is_excused()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        await office.SaysAsync(office.Meral, "stop");
        await office.PassAsync(9);
        Assert.DoesNotContain(await SignalsAsync(office), static s => s.Outcome == SignalOutcome.Missed);
    }

    [Fact]
    public async Task A_deputys_answer_is_neither_the_executives_nor_a_miss()
    {
        await using var office = await Office.OpenAsync();
        var jonas = Some.Person("Jonas Weber");
        await office.House.AddAsync(jonas, Some.Role(office.Project, jonas, RoleKind.Deputy, office.Meral));
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "Jonas Weber answers");
        var copy = office.House.Posts(jonas)[^1];
        await office.House.Press(jonas, PlainText.Presses(copy).First().Wire);
        await office.PassAsync(9);
        var signal = Assert.Single(await SignalsAsync(office));
        Assert.Equal((SignalOutcome.Excused, SignalTraits.ByDeputy), (signal.Outcome, signal.Traits & SignalTraits.ByDeputy));
    }

    private static async Task TapFirstAsync(Office office)
    {
        var brief = office.House.Posts(office.Meral)[^1];
        await office.House.Press(office.Meral, PlainText.Presses(brief).First().Wire);
        await office.House.SettleAsync();
    }

    private static Task<List<Signal>> SignalsAsync(Office office) =>
        office.LookAsync(static db => db.Signals.OrderBy(s => s.Seq).ToListAsync());
}
