using LeadershipBot.Kpis.Calls;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

/// <summary>The downtime of MES went from 6 to 8 % before Meral's brief on Tuesday 2 March, 12:00 in Berlin.</summary>
public sealed class KpiCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kpi_that_got_worse_is_in_the_brief_with_its_picture_and_one_question()
    {
        await using var office = await WorseAsync();

        var brief = office.House.Posts(office.Meral).Single(static m => m.Blocks.OfType<Trend>().Any());
        Assert.Contains(brief.Blocks.OfType<Text>(), static t => t.Value == "KPIs: MES 1 amber.");
        var call = Assert.Single(brief.Blocks.OfType<Choice>(), static c =>
            c.Question.EndsWith("Your call?", StringComparison.Ordinal));
        Assert.Equal("MES: Unplanned downtime went from 6 to 8 %. Your call?", call.Question);
        Assert.Equal(["Accept", "Find the cause", "Move effort", "Ask both heads"], call.Options.Select(static o => o.Label));
    }

    [Fact]
    public async Task One_tap_decides_is_an_opportunity_taken_and_the_owner_is_told_an_hour_later()
    {
        await using var office = await WorseAsync();
        await office.PassAsync(days: 0, hours: 2);
        await office.TapAsync(office.Meral, "Find the cause");

        var (ask, signal) = (await AskAsync(office), await SignalAsync(office));
        Assert.Equal((KpiAskState.Decided, KpiChoice.FindCause), (ask.State, ask.Choice!.Value));
        Assert.Equal((SignalOutcome.Met, 125), (signal!.Outcome, signal.LatencyMinutes));
        Assert.Contains(office.House.Posts(office.Meral).SelectMany(static m => m.Blocks.OfType<Text>()),
            static t => t.Value.StartsWith("Unplanned downtime went from 6 to 8 %. Decided: Find the cause.",
                StringComparison.Ordinal));
        Assert.DoesNotContain(office.House.Posts(office.Ali), static m =>
            m.Summary.Contains("asks you to", StringComparison.Ordinal));
        await office.PassAsync(days: 0, hours: 2);
        Assert.Contains(office.House.Posts(office.Ali), static m =>
            m.Summary == "Meral Kaya asks you to find the cause: Unplanned downtime went from 6 to 8 % in MES.");
    }

    [Fact]
    public async Task What_is_taken_back_in_time_is_open_again_and_nobody_is_told()
    {
        await using var office = await WorseAsync();
        await office.TapAsync(office.Meral, "Move effort");
        await office.TapAsync(office.Meral, "Undo");
        Assert.Equal(KpiAskState.Open, (await AskAsync(office)).State);
        Assert.Null(await SignalAsync(office));
        await office.PassAsync(days: 0, hours: 3);
        Assert.DoesNotContain(office.House.Posts(office.Ali), static m =>
            m.Summary.Contains("asks you to", StringComparison.Ordinal));

        await office.TapAsync(office.Meral, "Accept");
        Assert.Equal(KpiChoice.Accept, (await AskAsync(office)).Choice);
    }

    [Fact]
    public async Task A_call_that_its_brief_closed_over_is_an_opportunity_missed()
    {
        await using var office = await WorseAsync();
        await office.PassAsync(days: 9);

        Assert.Equal(KpiAskState.Lapsed, (await AskAsync(office)).State);
        Assert.Equal(SignalOutcome.Missed, (await SignalAsync(office))!.Outcome);
    }

    [Fact]
    public async Task An_assistant_sees_it_and_decides_nothing_and_an_old_button_in_other_hands_neither()
    {
        await using var office = await WorseAsync();
        var selin = Some.Person("Selin Arslan");
        await office.House.AddAsync(selin, Some.Role(office.Project, selin, RoleKind.Assistant, office.Meral));

        await office.House.Press(selin, office.Find(office.Meral, "Accept").Wire);
        await office.House.SettleAsync();

        Assert.Equal(KpiAskState.Open, (await AskAsync(office)).State);
        Assert.Contains("is the sponsor's, or their deputy's with vote", office.House.Posts(selin)[^1].Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_with_vote_decides_and_it_does_not_count_for_the_sponsor()
    {
        await using var office = await WorseAsync();
        var mia = Some.Person("Mia Lang");
        var role = Some.Role(office.Project, mia, RoleKind.Deputy, office.Meral);
        role.WithVote = true;
        await office.House.AddAsync(mia, role);

        await office.House.Press(mia, office.Find(office.Meral, "Accept").Wire);
        await office.House.SettleAsync();

        Assert.Equal((KpiAskState.Decided, mia.Id), await AskAsync(office) is var a ? (a.State, a.DecidedById!.Value) : default);
        Assert.Equal((SignalOutcome.Excused, SignalTraits.ByDeputy), await SignalAsync(office) is { } s ? (s.Outcome, s.Traits)
            : default);
    }

    [Fact]
    public async Task Both_heads_are_asked_together_once_it_can_no_longer_be_taken_back()
    {
        await using var office = await WorseAsync();
        var (emre, lena) = (Some.Person("Emre Yildiz"), Some.Person("Lena Vogt"));
        (emre.Function, lena.Function) = (WorkFunction.Maintenance, WorkFunction.It);
        await office.House.AddAsync(emre, lena, Some.Role(office.Project, emre, RoleKind.Lead),
            Some.Role(office.Project, lena, RoleKind.Lead));
        await office.TapAsync(office.Meral, "Ask both heads");
        Assert.Empty(await office.LookAsync(static db => db.Decisions.ToListAsync(Token)));

        await office.PassAsync(days: 0, hours: 2);

        var decision = await office.LookAsync(static db => db.Decisions.Include(d => d.Seats).SingleAsync(Token));
        Assert.Equal("Unplanned downtime went from 6 to 8 %. What do we do?", decision.Question);
        Assert.Equal([emre.Id, lena.Id], decision.Seats.Select(static s => s.PersonId).OrderBy(id => id == lena.Id));
        await office.PassAsync(days: 1);
        Assert.Single(await office.LookAsync(static db => db.Decisions.ToListAsync(Token)));
    }

    [Fact]
    public async Task Better_or_green_values_ask_for_nothing()
    {
        await using var office = await Office.OpenAsync();
        await ValuesAsync(office, 9, 8);
        await office.PassAsync(Office.FirstBrief.AddMinutes(5));

        Assert.Empty(await office.LookAsync(static db => db.KpiAsks.ToListAsync(Token)));
        Assert.Contains(office.House.Posts(office.Meral).SelectMany(static m => m.Blocks.OfType<Text>()),
            static t => t.Value == "KPIs: MES 1 amber.");
    }

    private static async Task<Office> WorseAsync()
    {
        var office = await Office.OpenAsync();
        await ValuesAsync(office, 6, 8);
        await office.PassAsync(Office.FirstBrief.AddMinutes(5));
        return office;
    }

    private static async Task ValuesAsync(Office office, int before, int last)
    {
        await office.SaysAsync(office.Ali, "kpi add unplanned downtime to MES owner Ali");
        await office.SaysAsync(office.Ali, $"reading downtime {before} on 2027-02-22");
        await office.SaysAsync(office.Ali, $"reading downtime {last} on 2027-03-01");
    }

    private static Task<KpiAsk> AskAsync(Office office) => office.LookAsync(static db => db.KpiAsks.SingleAsync(Token));

    private static Task<Signal?> SignalAsync(Office office) =>
        office.LookAsync(static db => db.Signals.SingleOrDefaultAsync(s => s.Kind == SignalKind.KpiAsk, Token));
}
