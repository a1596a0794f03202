using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Projects;

public sealed class CharterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sponsor_agrees_and_the_pmo_is_told()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = await SponsoredAsync(house);
        var card = Assert.Single(house.Posts(jane));
        Assert.Contains("Your time: 4 hours per fortnight", card.Said(), StringComparison.Ordinal);
        Assert.Contains("to Ali Demir 5 working days later", card.Said(), StringComparison.Ordinal);
        await house.PressesAsync(jane, card, "Agree");
        Assert.NotNull((await CharterAsync(house)).SignedAt);
        Assert.Contains("agreed on Mon 1 Mar 2027", house.Posts(jane)[0].Summary, StringComparison.Ordinal);
        Assert.Empty(house.Posts(jane)[0].AllButtons());
        Assert.Equal("Jane Doe agreed to the charter of MES.", house.Posts(pmo)[^1].Summary);
    }

    [Fact]
    public async Task An_agreement_can_be_taken_back_while_its_time_lasts()
    {
        await using var house = await Typing.OpenAsync();
        var (_, jane) = await SponsoredAsync(house);
        var agreed = await house.PressesAsync(jane, house.Posts(jane)[0], "Agree");
        await house.PressesAsync(jane, agreed, "Undo");
        Assert.Null((await CharterAsync(house)).SignedAt);
        Assert.Equal(2, house.Posts(jane)[0].AllButtons().Count());
    }

    [Fact]
    public async Task The_sponsor_changes_the_terms_in_a_form_and_agrees_to_them()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = await SponsoredAsync(house);
        var change = house.Posts(jane)[0].Button("Change");
        Assert.True(change.OpensForm);
        var form = (await house.Intake.OpenAsync(change.Wire, Outbox.ToAddress(jane.Identities[0]), Token)).Value;
        Assert.Equal("4", ((TextField)form.Fields[0]).Value);
        var errors = await house.Submit(jane, form.SubmitWire, ("hours", "many"), ("rhythm", "Daily"), ("days", "0"));
        Assert.Equal(["days", "hours", "rhythm"],
            Assert.IsType<FieldErrors>(errors!.Value.Refusal).Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Null((await CharterAsync(house)).SignedAt);
        await house.Submit(jane, form.SubmitWire, ("hours", "2"), ("rhythm", "Monthly"), ("days", "5"),
            ("stop", "OEE below 60 % by May"));
        await house.SettleAsync();
        var charter = await CharterAsync(house);
        Assert.Equal((2, 5, CharterRhythm.Monthly),
            (charter.HoursPerFortnight, charter.DecideWithinDays, CharterTerms.Read(charter.Rhythm)));
        Assert.Contains("with changes: 4 to 2 hours per fortnight; review every two weeks to once a month",
            house.Posts(pmo)[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signs_for_the_sponsor()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = await SponsoredAsync(house);
        await house.Press(pmo, house.Posts(jane)[0].Button("Agree").Wire);
        await house.SettleAsync();
        Assert.Contains("signed by the sponsor in person", house.Posts(pmo)[^1].Summary, StringComparison.Ordinal);
        Assert.Null((await CharterAsync(house)).SignedAt);
        Assert.Empty((await house.SaysAsync(pmo, "charter mes")).AllButtons());
    }

    [Fact]
    public async Task A_charter_of_a_phase_that_is_over_is_not_signed_any_more()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = await SponsoredAsync(house);
        await house.SaysAsync(pmo, "phase mes go-live");
        Assert.Equal(2, house.Posts(jane).Count);
        var reply = await house.PressesAsync(jane, house.Posts(jane)[0], "Agree");
        Assert.Contains("MES is in go-live now, so this charter no longer applies", reply.Summary, StringComparison.Ordinal);
        Assert.Contains("decide within: 1 working day", house.Posts(jane)[1].Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_for_the_introduction_and_for_working_hours()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe", zone: "America/New_York"));
        jane.IntroducedAt = null;
        var project = Some.Project("MES");
        await house.AddAsync(pmo, jane, project);
        await house.SaysAsync(pmo, "sponsor mes jane");
        Assert.Empty(house.Posts(jane));
        await house.Gate.RunAsync(async (db, token) =>
            (await db.People.AsTracking().SingleAsync(p => p.Id == jane.Id, token)).IntroducedAt = house.Clock.Instant, Token);
        house.Advance(TimeSpan.FromHours(1));
        await house.SettleAsync();
        Assert.Empty(house.Posts(jane));
        house.Advance(TimeSpan.FromHours(4));
        await house.SettleAsync();
        Assert.Single(house.Posts(jane));
    }

    [Fact]
    public async Task A_sponsor_whose_role_begins_later_gets_the_charter_then()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"));
        await house.AddAsync(pmo, jane, Some.Project("MES"));
        await house.SaysAsync(pmo, "sponsor mes jane from 3 mar");
        Assert.Empty(house.Posts(jane));
        house.Advance(TimeSpan.FromDays(2));
        await house.SettleAsync();
        Assert.Single(house.Posts(jane));
        house.Advance(TimeSpan.FromDays(1));
        await house.SettleAsync();
        Assert.Single(house.Posts(jane));
    }

    [Fact]
    public async Task Naming_taken_back_withdraws_the_charter_in_the_chat()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"));
        await house.AddAsync(pmo, jane, Some.Project("MES"));
        var named = await house.SaysAsync(pmo, "sponsor mes jane");
        await house.PressesAsync(pmo, named, "Undo");
        Assert.Equal("This charter for MES no longer applies. Nothing is asked of you here.",
            Assert.Single(house.Posts(jane)).Summary);
    }

    [Fact]
    public void Every_phase_but_the_last_has_terms_that_a_charter_may_hold()
    {
        foreach (var phase in Enum.GetValues<Phase>().Where(static p => p != Phase.Closed))
        {
            var terms = Assert.IsType<CharterTerms>(CharterTerms.For(phase));
            Assert.InRange(terms.HoursPerFortnight, 1, CharterTerms.MostHours);
            Assert.InRange(terms.DecideWithinDays, 1, CharterTerms.MostDays);
            Assert.InRange(terms.Addresses.Length, 1, 200);
            Assert.Equal(terms.Rhythm, CharterTerms.Read(CharterTerms.Write(terms.Rhythm, new(2027, 3, 1))));
        }
        Assert.Null(CharterTerms.For(Phase.Closed));
    }

    private static async Task<(Person Pmo, Person Sponsor)> SponsoredAsync(BotHouse house)
    {
        var (pmo, jane) = (Some.Person("Ali Demir"), Some.Person("Jane Doe"));
        var project = Some.Project("MES");
        await house.AddAsync(pmo, jane, project, Some.Role(project, pmo, RoleKind.Pmo));
        await house.SaysAsync(pmo, "sponsor mes jane");
        return (pmo, jane);
    }

    private static async Task<Charter> CharterAsync(BotHouse house)
    {
        await using var db = house.Look();
        return await db.Charters.SingleAsync(Token);
    }
}
