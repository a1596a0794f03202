using LeadershipBot.Kpis;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

public sealed class KpiCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kpi_comes_from_the_catalogue_gets_values_and_is_shown_with_its_picture()
    {
        await using var office = await Office.OpenAsync();
        Assert.StartsWith("Unplanned downtime is a KPI of MES now: unplanned stop time",
            await office.SaysAsync(office.Ali, "kpi add unplanned downtime to MES owner Ali"), StringComparison.Ordinal);
        Assert.Contains("Unplanned downtime was 6.2 % on 22 Feb 2027.",
            await office.SaysAsync(office.Ali, "reading unplanned downtime 6.2 on 2027-02-22"), StringComparison.Ordinal);
        Assert.Contains("4.8 %, target 5 %, green", await office.SaysAsync(office.Ali, "reading downtime 4,8"),
            StringComparison.Ordinal);
        await office.SaysAsync(office.Ali, "kpi unplanned downtime");

        var trend = Assert.Single(office.House.Posts(office.Ali)[^1].Blocks.OfType<Trend>());
        Assert.Equal([6.2, 4.8], trend.Series[0].Points.Select(static p => p.Value!.Value));
        Assert.Equal(5, trend.Target);
        Assert.StartsWith("Unplanned downtime fell from 6.2 to 4.8 % since 22 February; the target is 5 %.", trend.Alt,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_for_a_day_that_has_one_takes_its_place_and_can_be_taken_back()
    {
        await using var office = await WithDowntimeAsync();
        await office.SaysAsync(office.Ali, "reading downtime 48");
        Assert.Contains("4.8 % now, 48 % before", await office.SaysAsync(office.Ali, "reading downtime 4.8"),
            StringComparison.Ordinal);
        Assert.Contains("already. Nothing was changed.", await office.SaysAsync(office.Ali, "reading downtime 4.8"),
            StringComparison.Ordinal);
        await office.TapAsync(office.Ali, "Undo");

        Assert.Equal([48.0], await ValuesAsync(office));
        await office.SaysAsync(office.Ali, "undo");
        Assert.Empty(await ValuesAsync(office));
    }

    [Theory]
    [InlineData("reading downtime many", "'many' is not a number I can read.")]
    [InlineData("reading downtime 1,234", "'1,234' can be read two ways.")]
    [InlineData("reading downtime 5 on 2027-04-01", "is still to come")]
    [InlineData("reading downtime 5 on 2001-04-01", "more than ten years ago")]
    [InlineData("reading nonsense 5", "I know no KPI called 'nonsense'.")]
    [InlineData("kpi add nonsense to MES", "'nonsense' is not in the catalogue.")]
    [InlineData("kpi add unplanned downtime to MES", "MES has a KPI called Unplanned downtime already.")]
    public async Task What_cannot_be_is_refused_with_what_to_do(string line, string refusal)
    {
        await using var office = await WithDowntimeAsync();

        await office.SaysAsync(office.Ali, line);

        Assert.Contains(refusal, office.House.Posts(office.Ali)[^1].Summary, StringComparison.Ordinal);
        Assert.Empty(await ValuesAsync(office));
    }

    [Fact]
    public async Task A_firm_adds_kpis_of_its_own()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "kpi add \"Scrap rate\" to MES in % better lower target 2");
        Assert.Contains("1.9 %, target 2 %, green", await office.SaysAsync(office.Ali, "reading scrap 1.9"),
            StringComparison.Ordinal);
        Assert.Contains("2.3 %, target 2 %, red", await office.SaysAsync(office.Ali, "reading scrap 2.3"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owner_leads_and_pmo_give_values_and_only_those_with_a_role_see_them()
    {
        await using var office = await WithDowntimeAsync();
        var (emre, diego, eve) = (Some.Person("Emre Yildiz"), Some.Person("Diego Salas"), Some.Person("Eve Out"));
        await office.House.AddAsync(emre, diego, eve, Some.Role(office.Project, emre, RoleKind.Lead),
            Some.Role(office.Project, diego, RoleKind.Member));

        Assert.Contains("7 %", await office.SaysAsync(emre, "reading downtime 7"), StringComparison.Ordinal);
        await office.SaysAsync(diego, "reading downtime 6");
        Assert.Contains("given by its owner", office.House.Posts(diego)[^1].Summary, StringComparison.Ordinal);
        Assert.Contains("7 %, target 5 %, amber", await office.SaysAsync(diego, "kpis"), StringComparison.Ordinal);
        await office.SaysAsync(eve, "kpi downtime");
        Assert.Contains("I know no KPI called", office.House.Posts(eve)[^1].Summary, StringComparison.Ordinal);
        Assert.Equal([7.0], await ValuesAsync(office));
    }

    [Fact]
    public async Task Target_owner_and_removal_can_be_taken_back()
    {
        await using var office = await WithDowntimeAsync();
        await office.SaysAsync(office.Ali, "kpi target downtime 4");
        await office.SaysAsync(office.Ali, "kpi owner downtime is Meral");
        await office.SaysAsync(office.Ali, "kpi remove downtime");
        Assert.NotNull((await KpiAsync(office)).RetiredAt);

        await office.SaysAsync(office.Ali, "undo");
        await office.SaysAsync(office.Ali, "undo");
        await office.SaysAsync(office.Ali, "undo");

        var kpi = await KpiAsync(office);
        Assert.Equal((null, 5.0, office.Ali.Id), (kpi.RetiredAt, kpi.Target, kpi.OwnerId));
    }

    [Fact]
    public async Task The_form_under_a_stale_notice_stores_a_value_or_says_which_field_is_wrong()
    {
        await using var office = await WithDowntimeAsync();
        await office.PassAsync(days: 20);
        var errors = await office.FillAsync(office.Ali, "Give the value…", ("value", "x"), ("on", ""));
        Assert.Equal(["on", "value"], Assert.IsType<FieldErrors>(errors.Refusal).Errors.Keys.Order(StringComparer.Ordinal));

        Assert.True((await office.FillAsync(office.Ali, "Give the value…", ("value", "4.5"), ("on", "2027-03-15"))).Succeeded);

        Assert.Equal([4.5], await ValuesAsync(office));
    }

    private static async Task<Office> WithDowntimeAsync()
    {
        var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "kpi add unplanned downtime to MES owner Ali");
        return office;
    }

    private static Task<List<double>> ValuesAsync(Office office) =>
        office.LookAsync(static db => db.KpiReadings.OrderBy(r => r.On).Select(r => r.Value).ToListAsync(Token));

    private static Task<Kpi> KpiAsync(Office office) => office.LookAsync(static db => db.Kpis.SingleAsync(Token));
}
