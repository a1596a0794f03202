using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Kpis;

/// <summary>The pilot of MES began on 31 December 2026; digests are due every fourth Wednesday from 3 February 2027 on: 3 March
/// is one.</summary>
public sealed class KpiDigestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Dates_are_every_so_many_weeks_on_a_wednesday_after_a_full_round()
    {
        var started = new DateOnly(2026, 12, 31);

        Assert.Null(DigestRule.LastDue(started, new DateOnly(2027, 2, 2), 4));
        Assert.Equal(new DateOnly(2027, 2, 3), DigestRule.LastDue(started, new DateOnly(2027, 3, 2), 4));
        Assert.Equal(new DateOnly(2027, 3, 3), DigestRule.LastDue(started, new DateOnly(2027, 3, 3), 4));
        Assert.Equal(new DateOnly(2027, 3, 31), DigestRule.NextDue(started, new DateOnly(2027, 3, 3), 4));
        Assert.Equal(new DateOnly(2027, 2, 3), DigestRule.NextDue(started, new DateOnly(2027, 1, 1), 4));
    }

    [Fact]
    public void At_most_seven_with_one_of_each_outcome_and_the_urgent_first()
    {
        var many = Enumerable.Range(0, 12).Select(n => KpisGallery.Tags with { Kpi = Copy($"Red {n:00}", "cyber") })
            .Append(KpisGallery.Downtime with { Kpi = Copy("Green", "people") }).ToList();

        var chosen = DigestRule.Choose(many);

        Assert.Equal(7, chosen.Count);
        Assert.Equal("Green", chosen[^1].Kpi.Name);
        Assert.Equal("Red 00", chosen[0].Kpi.Name);
    }

    [Fact]
    public async Task The_team_gets_it_in_its_hours_once_with_pictures_and_the_decision_it_asks_for()
    {
        await using var office = await Office.OpenAsync();
        var (diego, fatma) = await TeamAsync(office);

        await office.PassAsync(days: 20);

        var digest = Assert.Single(Digests(office, diego));
        Assert.Equal("MES in numbers: 1 amber.", digest.Summary);
        Assert.Single(digest.Blocks.OfType<Trend>());
        Assert.Contains(digest.Blocks.OfType<Text>(), static t => t.Value.StartsWith(
            "The one decision it asks for, of Meral Kaya: MES: Unplanned downtime went from 6 to 8 %.",
                StringComparison.Ordinal));
        Assert.Equal(["KpiDigest 2027-03-03 08:00"], (await office.SentAsync(diego)).FindAll(IsDigest));
        Assert.Empty(Digests(office, office.Meral));
        // Fatma was away all that week: what is two days old says nothing new.
        Assert.Empty(Digests(office, fatma));
        Assert.Equal("not at work", await office.LookAsync(db => db.Ledger.Where(r => r.PersonId == fatma.Id
            && r.Event == LedgerEvent.HeldBack).Select(r => r.Reason).SingleAsync(Token)));
    }

    [Fact]
    public async Task Three_digests_without_a_decision_and_the_pmo_is_asked_whether_it_is_still_needed()
    {
        await using var office = await Office.OpenAsync();
        await TeamAsync(office);
        for (var day = new DateOnly(2027, 3, 8); day < new DateOnly(2027, 4, 30); day = day.AddDays(7))
        {
            await office.PassAsync(new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero));
            await office.SaysAsync(office.Ali, "reading downtime 8");
        }
        await office.PassAsync(new DateTimeOffset(2027, 5, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.Single(office.House.Posts(office.Ali), static m =>
            m.Summary.StartsWith("Unplanned downtime of MES was in three digests", StringComparison.Ordinal));
        await office.TapAsync(office.Ali, "Remove it");
        Assert.NotNull((await office.LookAsync(static db => db.Kpis.SingleAsync(Token))).RetiredAt);
        await office.TapAsync(office.Ali, "Undo");
        Assert.Null((await office.LookAsync(static db => db.Kpis.SingleAsync(Token))).RetiredAt);
    }

    private static bool IsDigest(string sent) => sent.StartsWith("KpiDigest", StringComparison.Ordinal);

    private static List<Message> Digests(Office office, Person person) =>
        [.. office.House.Posts(person).Where(static m => m.Summary.Contains("in numbers", StringComparison.Ordinal))];

    private static async Task<(Person Diego, Person Fatma)> TeamAsync(Office office)
    {
        var (diego, fatma) = (Some.Person("Diego Salas"), Some.Person("Fatma Oz"));
        await office.House.AddAsync(diego, fatma, Some.Role(office.Project, diego, RoleKind.Member),
            Some.Role(office.Project, fatma, RoleKind.Member),
            Some.Absence(fatma, new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 12)));
        await office.SaysAsync(office.Ali, "kpi add unplanned downtime to MES owner Ali");
        await office.SaysAsync(office.Ali, "reading downtime 6 on 2027-02-22");
        await office.SaysAsync(office.Ali, "reading downtime 8 on 2027-03-01");
        return (diego, fatma);
    }

    private static Kpi Copy(string name, string serves) => new()
    {
        Id = KpiId.New(), ProjectId = KpisGallery.Tags.Kpi.ProjectId, Name = name, Formula = "f", Unit = "%",
        Better = KpiBetter.Higher,
        Period = KpiPeriod.Week, Source = "MES", Serves = serves, CreatedAt = Some.Monday,
    };
}
