using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

/// <summary>Emre, a lead, owns the weekly downtime of MES: target 5 %, lower is better.</summary>
public sealed class KpiNoticeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_old_value_turns_grey_and_its_owner_is_asked_once()
    {
        var (office, emre) = await OpenAsync();
        await using var _ = office;
        await office.SaysAsync(emre, "reading downtime 4 on 2027-03-01");

        await office.PassAsync(days: 40);

        var asked = Assert.Single(Notices(office, emre));
        Assert.StartsWith("Unplanned downtime of MES has had no new value since 1 Mar 2027.", asked.Summary,
            StringComparison.Ordinal);
        Assert.Contains("grey, value too old", await office.SaysAsync(emre, "kpis MES"), StringComparison.Ordinal);
        Assert.Equal(["KpiNotice 2027-03-16 08:00"], (await office.SentAsync(emre)).FindAll(static s =>
            s.StartsWith("Kpi", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_crossing_is_told_once_each_way()
    {
        var (office, emre) = await OpenAsync();
        await using var _ = office;
        foreach (var (day, value) in new[] { (1, 6.0), (2, 5.5), (3, 4.9), (4, 5.05), (5, 4.7), (8, 5.8), (9, 6.1) })
        {
            await office.PassAsync(new DateTimeOffset(2027, 3, day, 10, 0, 0, TimeSpan.Zero));
            await office.SaysAsync(emre, $"reading downtime {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            await office.House.SettleAsync();
        }
        Assert.Equal(
        [
            "Unplanned downtime of MES reached its target of 5 %: 4.9 % on 3 Mar 2027.",
            "Unplanned downtime of MES no longer meets its target of 5 %: 5.8 % on 8 Mar 2027.",
        ], Notices(office, emre).Select(static m => m.Summary));
    }

    [Fact]
    public async Task A_notice_waits_for_working_hours_and_is_not_sent_once_it_is_settled()
    {
        var (office, emre) = await OpenAsync();
        await using var _ = office;
        await office.ChangeAsync(async db => db.Absences.Add(Some.Absence(await db.People.FirstAsync(p => p.Id == emre.Id, Token),
            new DateOnly(2027, 3, 10), new DateOnly(2027, 3, 19))));
        await office.SaysAsync(emre, "reading downtime 4 on 2027-03-01");
        await office.PassAsync(days: 17);
        Assert.Empty(Notices(office, emre));

        await office.SaysAsync(office.Ali, "reading downtime 4.1 on 2027-03-17");
        await office.PassAsync(days: 8);

        Assert.Empty(Notices(office, emre));
    }

    [Fact]
    public async Task Without_an_owner_the_pmo_is_asked_and_before_the_pilot_nobody_is()
    {
        var (office, emre) = await OpenAsync();
        await using var _ = office;
        await office.ChangeAsync(static async db =>
        {
            (await db.Kpis.AsTracking().SingleAsync(Token)).OwnerId = null;
            (await db.Projects.AsTracking().SingleAsync(Token)).PilotStartedAt = null;
        });
        await office.PassAsync(days: 20);
        Assert.Empty(Notices(office, office.Ali));

        await office.ChangeAsync(static async db =>
            (await db.Projects.AsTracking().SingleAsync(Token)).PilotStartedAt = Some.Monday);
        await office.PassAsync(days: 1);

        Assert.StartsWith("Unplanned downtime of MES has no value yet.", Assert.Single(Notices(office, office.Ali)).Summary,
            StringComparison.Ordinal);
        Assert.Empty(Notices(office, emre));
    }

    private static async Task<(Office Office, Person Emre)> OpenAsync()
    {
        var office = await Office.OpenAsync();
        var emre = Some.Person("Emre Yildiz");
        await office.House.AddAsync(emre, Some.Role(office.Project, emre, RoleKind.Lead));
        await office.SaysAsync(office.Ali, "kpi add unplanned downtime to MES target 5 owner Emre");
        return (office, emre);
    }

    private static List<Message> Notices(Office office, Person person) => [.. office.House.Posts(person)
        .Where(static m => m.Summary.StartsWith("Unplanned downtime of MES", StringComparison.Ordinal))];
}
