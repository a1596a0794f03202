using System.Text;
using LeadershipBot.Imports;
using LeadershipBot.Kpis;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

public sealed class KpiImportTests
{
    private const string Kpis = """
        project,name,unit,better,target,green,red,period,owner
        MES,Unplanned downtime,,,4,,,,Ali Demir
        MES,Scrap rate,%,lower,2,2,3,week,
        """;

    private const string Values = """
        kpi,date,value
        Unplanned downtime,2027-02-15,6.1
        Scrap rate,2027-02-15,2.2
        Unplanned downtime,2027-02-22,5.4
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kpis_and_their_values_come_in_and_the_same_again_changes_nothing()
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal("2 rows: 2 new, 0 changed, 0 as they were.", (await RunAsync(office, ImportKind.Kpis, Kpis)).Sentence);
        Assert.Equal("3 rows: 3 new, 0 changed, 0 as they were.", (await RunAsync(office, ImportKind.Readings, Values)).Sentence);

        Assert.Equal("2 rows: 0 new, 0 changed, 2 as they were.", (await RunAsync(office, ImportKind.Kpis, Kpis)).Sentence);
        Assert.Equal("3 rows: 0 new, 0 changed, 3 as they were.", (await RunAsync(office, ImportKind.Readings, Values)).Sentence);
        Assert.Equal("3 rows: 0 new, 1 changed, 2 as they were.",
            (await RunAsync(office, ImportKind.Readings, Values.Replace("5.4", "5.2", StringComparison.Ordinal))).Sentence);

        var downtime = await office.LookAsync(static db => db.Kpis.SingleAsync(k => k.Name == "Unplanned downtime", Token));
        Assert.Equal((4.0, 5.0, 10.0, KpiPeriod.Week), (downtime.Target, downtime.Green, downtime.Red, downtime.Period));
        Assert.Equal(office.Ali.Id, downtime.OwnerId);
    }

    [Theory]
    [InlineData(ImportKind.Kpis, "project,name\nMES,Scrap rate", "line 2, better")]
    [InlineData(ImportKind.Kpis, "project,name,green\nMES,OEE,5", "line 2, red")]
    [InlineData(ImportKind.Kpis, "project,name,period\nMES,OEE,daily", "line 2, period")]
    [InlineData(ImportKind.Kpis, "project,name,outcome\nMES,OEE,Peace", "line 2, outcome")]
    [InlineData(ImportKind.Readings, "kpi,date,value\nOEE,2027-02-01,5", "line 2, kpi")]
    [InlineData(ImportKind.Readings, "kpi,date,value\nScrap rate,2027-02-01,x", "line 2, value")]
    [InlineData(ImportKind.Readings, "kpi,date,value\nScrap rate,2028-02-01,1", "line 2, date")]
    [InlineData(ImportKind.Readings, "kpi,date,value\nScrap rate,,1", "line 2, date")]
    public async Task A_bad_cell_is_told_with_its_line_and_nothing_is_applied(ImportKind kind, string file, string place)
    {
        await using var office = await Office.OpenAsync();
        if (kind == ImportKind.Readings)
            await RunAsync(office, ImportKind.Kpis, Kpis);

        var report = await RunAsync(office, kind, file);

        Assert.StartsWith(place, Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);
        Assert.False(report.Applied);
        Assert.Equal(0, await office.LookAsync(static db => db.KpiReadings.CountAsync(Token)));
    }

    private static async Task<ImportReport> RunAsync(Office office, ImportKind kind, string file) =>
        (await office.House.Get<Importer>().RunAsync(kind, new MemoryStream(Encoding.UTF8.GetBytes(file)), "file.csv",
            ImportMode.Apply, Token)).Value;
}
