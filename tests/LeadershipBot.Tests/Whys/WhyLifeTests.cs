using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>One message from its draft to the teams.</summary>
public sealed class WhyLifeTests
{
    [Fact]
    public async Task What_nobody_knows_is_asked_of_the_pmo_and_the_complete_draft_is_in_the_next_brief()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        var brief = plant.House.Posts(plant.Meral)[^1];
        Assert.Contains(PlainText.Presses(brief), static b => b.Label == "Send as me");
        Assert.Contains(PlainText.Words(brief), static w => w.Contains("140 hours", StringComparison.Ordinal));
        Assert.Equal("Tuesday brief on MES: about 30 seconds.", brief.Summary);
    }

    [Fact]
    public async Task After_the_tap_and_its_undo_time_the_teams_have_it_in_the_executives_name()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        await plant.Office.PassAsync(0, 1);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        await plant.Office.PassAsync(1);
        foreach (var person in plant.Operators)
        {
            var message = Assert.Single(plant.House.Posts(person));
            Assert.Contains(PlainText.Words(message), static w => w == "Meral Kaya, sponsor of MES");
            Assert.InRange(message.Blocks.OfType<Text>().Sum(static t => WhyFill.Words(t.Value)), 30, WhyTemplate.MaxMessageWords);
        }
        Assert.Equal(WhyState.Sent, (await plant.WhyAsync()).State);
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Meral)[^1]),
            static w => w.StartsWith("Signed: it goes to operators in Bursa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_tap_nothing_goes_out_and_the_pmo_may_send_it_in_their_own_name()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.PassAsync(6);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        await plant.Office.TapAsync(plant.Ali, "Send as PMO");
        await plant.Office.PassAsync(1);
        Assert.All(plant.Operators, p => Assert.Contains(PlainText.Words(Assert.Single(plant.House.Posts(p))),
            static w => w == "Ali Demir, PMO of MES"));
    }

    [Fact]
    public async Task A_tap_taken_back_in_time_sends_nothing_and_the_brief_asks_again()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(Office.FirstBrief.AddMinutes(59));
        Assert.Contains("Taken back", await plant.Office.SaysAsync(plant.Meral, "undo"), StringComparison.Ordinal);
        await plant.Office.PassAsync(3);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        Assert.Equal((WhyState.Ready, null), ((await plant.WhyAsync()).State, (await plant.WhyAsync()).SignerId));
        Assert.NotNull(plant.Office.FindOrNull(plant.Meral, "Send as me"));
    }

    [Fact]
    public async Task The_executives_own_words_are_signed_with_them_and_the_share_of_change_is_kept()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        var form = await plant.House.Intake.OpenAsync(plant.Office.Find(plant.Meral, "Edit…").Wire,
            Outbox.ToAddress(plant.Meral.Identities[0]), CancellationToken.None);
        Assert.Equal((await plant.WhyAsync()).Text, Assert.IsType<TextField>(form.Value.Fields[0]).Value);
        Assert.Equal("Send as me", form.Value.SubmitLabel);
        await plant.Office.FillAsync(plant.Meral, "Edit…", ("text", "My own words: 140 hours.\n\nTell me."));
        await plant.Office.PassAsync(1);
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Operators[0])[^1]), static w => w == "My own words: 140 hours.\n\nTell me.");
        Assert.InRange((await plant.WhyAsync()).Edited, 0.5, 1);
        var signal = await plant.Office.LookAsync(db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Why));
        Assert.Equal((SignalOutcome.Met, 1.0, SignalTraits.Edited), (signal.Outcome, signal.Credit, signal.Traits));
    }

    [Fact]
    public async Task A_text_of_more_than_ninety_eight_words_comes_back_with_its_count()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        var outcome = await plant.Office.FillAsync(plant.Meral, "Edit…", ("text", string.Join(' ', Enumerable.Repeat("so", 99))));
        Assert.Contains("99 words", Assert.IsType<FieldErrors>(outcome.Refusal).Errors["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tap_on_an_older_wording_signs_nothing()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        var wire = plant.Office.Find(plant.Meral, "Send as me").Wire;
        await plant.Office.SaysAsync(plant.Ali, "why show MES");
        await plant.Office.FillAsync(plant.Ali, "Edit…", ("text", "Changed: 3 hours. Tell me."));
        await plant.House.Press(plant.Meral, wire);
        await plant.House.SettleAsync();
        Assert.Equal(WhyState.Ready, (await plant.WhyAsync()).State);
        Assert.Contains("Prepared by Ali Demir.", string.Join(' ', PlainText.Words(
            plant.House.Posts(plant.Meral).Last(static m => m.Blocks.Count > 3))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not now", WhyState.Declined, SignalOutcome.Missed, 0.0)]
    [InlineData("Let the PMO send it", WhyState.LeftToPmo, SignalOutcome.Met, 0.5)]
    public async Task What_the_executive_does_not_sign_goes_to_the_pmo(string tap, WhyState state, SignalOutcome outcome, double credit)
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, tap);
        Assert.Equal(state, (await plant.WhyAsync()).State);
        Assert.NotNull(plant.Office.FindOrNull(plant.Ali, "Send as PMO"));
        var signal = await plant.Office.LookAsync(db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Why));
        Assert.Equal((outcome, credit), (signal.Outcome, signal.Credit));
        await plant.Office.PassAsync(5);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
    }

    [Fact]
    public async Task A_draft_that_stood_in_a_brief_to_its_close_is_missed_once()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.PassAsync(10);
        var signal = await plant.Office.LookAsync(db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Why));
        Assert.Equal((SignalOutcome.Missed, null), (signal.Outcome, signal.ActedAt));
    }

    [Fact]
    public async Task Somebody_elses_tap_is_refused()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.House.Press(plant.Ali, plant.Office.Find(plant.Meral, "Send as me").Wire);
        await plant.House.SettleAsync();
        Assert.Equal(WhyState.Ready, (await plant.WhyAsync()).State);
    }

    [Fact]
    public async Task Whoever_is_no_sponsor_any_more_when_it_would_leave_has_signed_nothing()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.ChangeAsync(db => db.Roles.Where(r => r.Kind == RoleKind.Sponsor)
            .ExecuteUpdateAsync(static set => set.SetProperty(r => r.Until, new DateOnly(2027, 3, 1))));
        await plant.Office.PassAsync(3);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        Assert.Equal(WhyState.Dropped, (await plant.WhyAsync()).State);
    }

    [Fact]
    public async Task Four_weeks_pass_before_the_same_audience_hears_again()
    {
        await using var plant = await Plant.OpenAsync();
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(13);
        await plant.Office.PassAsync(new DateTimeOffset(2027, 3, 16, 10, 0, 0, TimeSpan.Zero));
        if (plant.Office.FindOrNull(plant.Ali, "Fill in…") is not null)
            await plant.FillAsync();
        await plant.Office.PassAsync(new DateTimeOffset(2027, 3, 30, 10, 30, 0, TimeSpan.Zero));
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(5);
        var heard = await plant.HeardAsync(plant.Operators[0]);
        Assert.Equal(["Why 2027-03-02 15:02", "Why 2027-03-30 14:32"], heard);
    }
}
