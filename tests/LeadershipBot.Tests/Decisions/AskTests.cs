using LeadershipBot.Decisions;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Decisions;

/// <summary>How a decision is asked, and when it reaches whom.</summary>
public sealed class AskTests
{
    private const string Ask = "ask meral \"Firewall owner, Site B\" options OT | IT by 12 Mar";

    [Fact]
    public async Task A_typed_line_becomes_a_decision_with_everything_it_said()
    {
        await using var office = await Office.OpenAsync();
        var said = await office.SaysAsync(office.Ali,
            $"{Ask} area patch window against output outcome \"Less downtime\" cost 2,000 EUR a day waits Line 3, \"Ali "
                + $"Demir\" propose ot");
        Assert.StartsWith("MES-1 is asked of Meral Kaya, wanted by Fri 12 Mar: Firewall owner, Site B. It leads Meral Kaya's "
            + "next brief.", said,
            StringComparison.Ordinal);
        var decision = await office.LookAsync(db => db.Decisions.Include(d => d.Waiters).SingleAsync());
        Assert.Equal(("MES-1", "OT\nIT", "patch window against output", "Less downtime", "2,000 EUR", 0, false),
            (decision.Key, decision.Options, decision.Area, decision.Outcome, decision.CostPerDay, decision.Proposed,
                decision.Urgent));
        Assert.Equal([("Line 3", false), ("Ali Demir", true)],
            decision.Waiters.Select(static w => (w.Name, w.PersonId is not null)));
        Assert.Empty(await office.SentAsync(office.Meral));
    }

    [Theory]
    [InlineData("ask meral \"Firewall owner\" options OT by 12 Mar", "A decision has 2 to 6 options")]
    [InlineData("ask meral \"Firewall owner\" options OT | ot by 12 Mar", "Two options read the same")]
    [InlineData("ask meral and meral \"Firewall owner\" options OT | IT by 12 Mar", "One person decides, or two different ones")]
    [InlineData("ask meral \"Firewall owner\" options OT | IT by 2027-02-12", "A decision is wanted by a day between 2027-03-01")]
    [InlineData("ask meral \"Firewall owner\" options OT | IT by 12 Mar propose both", "'both' is none of the options")]
    [InlineData("ask meral \"Firewall owner\" options OT | IT by 12 Mar because", "After the date I understand area")]
    [InlineData("ask meral \"Firewall owner\" options OT | IT by 12 Mar area", "Something is missing after 'area'")]
    [InlineData("ask meral \"Firewall owner\" options OT | IT by 12 Mar area x area y", "'area' is there twice")]
    public async Task What_cannot_be_asked_is_refused_and_nothing_is_stored(string line, string refusal)
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, line);
        Assert.StartsWith(refusal, office.House.Posts(office.Ali)[^1].Summary, StringComparison.Ordinal);
        Assert.Equal(0, await office.LookAsync(static db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task The_form_asks_the_same_as_the_line()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "decisions");
        var outcome = await office.FillAsync(office.Ali, "Ask for a decision…", ("who", "Meral Kaya"),
            ("question", "Firewall owner"), ("options", "OT\nIT"), ("due", "2027-03-12"), ("waits", "Line 3, Line 4"),
            ("when", "brief"));
        Assert.True(outcome.Succeeded);
        var decision = await office.LookAsync(db => db.Decisions.Include(d => d.Waiters).SingleAsync());
        Assert.Equal(("OT\nIT", 2), (decision.Options, decision.Waiters.Count));
    }

    [Fact]
    public async Task A_form_with_one_option_keeps_what_was_typed_and_says_so_beside_the_field()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "decisions");
        var outcome = await office.FillAsync(office.Ali, "Ask for a decision…", ("who", "Meral Kaya"),
            ("question", "Firewall owner"), ("options", "OT"), ("due", "2027-03-12"), ("when", "brief"));
        Assert.Contains("options", Assert.IsType<FieldErrors>(outcome.Refusal).Errors.Keys);
    }

    [Fact]
    public async Task An_urgent_one_goes_within_hours_and_once_a_week()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(0, 12);
        await office.SaysAsync(office.Ali, $"{Ask} urgent");
        Assert.Empty(await office.SentAsync(office.Meral));
        Assert.StartsWith("Your urgent ask of this week is MES-1", await office.SaysAsync(office.Ali, $"{Ask} urgent"),
            StringComparison.Ordinal);
        await office.PassAsync(new DateTimeOffset(2027, 3, 2, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(["DecisionAsk 2027-03-02 08:00"], await office.SentAsync(office.Meral));
        await office.PassAsync(7);
        Assert.StartsWith("MES-2", await office.SaysAsync(office.Ali,
            Ask.Replace("12 Mar", "26 Mar urgent", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_urgent_one_waits_for_a_week_with_room_in_the_budget()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(new DateTimeOffset(2027, 3, 4, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, (await office.SentAsync(office.Meral)).Count);
        await office.SaysAsync(office.Ali, $"{Ask} urgent");
        await office.PassAsync(5);
        Assert.Equal("DecisionAsk 2027-03-08 08:00", (await office.SentAsync(office.Meral))[^1]);
    }

    [Fact]
    public async Task Somebody_without_a_brief_gets_it_as_a_message_of_its_own()
    {
        await using var office = await Office.OpenAsync();
        var henrik = await office.House.AddPersonAsync("Henrik Lund");
        Assert.Contains("Henrik Lund has no brief", await office.SaysAsync(office.Ali,
            "ask henrik \"Firewall owner\" options OT | IT by 12 Mar"), StringComparison.Ordinal);
        Assert.Equal(["DecisionAsk 2027-03-01 10:00"], await office.SentAsync(henrik));
        await office.TapAsync(henrik, "IT");
        Assert.StartsWith("MES: MES-1 Firewall owner. Decided: IT.", office.House.Posts(henrik)[0].Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_count_per_project_and_stay_when_it_is_renamed()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Ask);
        await office.SaysAsync(office.Ali, "rename project MES to \"Plant Data\"");
        Assert.StartsWith("MES-2", await office.SaysAsync(office.Ali, Ask), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MES and Historian", "MES")]
    [InlineData("Plant Network", "PN")]
    [InlineData("Firewalls", "FIR")]
    [InlineData("the Best of Data", "BD")]
    [InlineData("Ö", "DEC")]
    public void A_prefix_is_short_and_telling(string project, string prefix)
    {
        Assert.Equal(prefix, KeyRule.Prefix(project, new HashSet<string>()));
        Assert.Equal($"{prefix}3", KeyRule.Prefix(project, new HashSet<string> { prefix, $"{prefix}2" }));
    }

    [Fact]
    public async Task Only_the_pmo_asks()
    {
        await using var office = await Office.OpenAsync();
        var lead = Some.Person("Emre Yildiz");
        await office.House.AddAsync(lead, Some.Role(office.Project, lead, RoleKind.Lead));
        Assert.StartsWith("Only a PMO", await office.SaysAsync(lead, Ask), StringComparison.Ordinal);
        Assert.StartsWith("I know no decision 'MES-1' of yours", await office.SaysAsync(lead, "decision MES-1"),
            StringComparison.Ordinal);
    }
}
