using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

public sealed class MondayTests
{
    private static readonly DateTimeOffset NextMonday = new(2027, 3, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_comes_on_mondays_at_nine_of_the_pmos_own_clock()
    {
        await using var house = await OpenAsync();
        var (ali, _) = await PmoAsync(house, "America/New_York");
        await house.PassAsync(NextMonday);
        Assert.Empty(Digests(house, ali));
        await house.PassAsync(NextMonday.AddHours(2.5));
        Assert.Single(Digests(house, ali));
        Assert.Equal(new DateTimeOffset(2027, 3, 8, 14, 0, 0, TimeSpan.Zero), (await SentAsync(house))[0]);
    }

    [Fact]
    public async Task Once_a_week_however_often_it_is_fired()
    {
        await using var house = await OpenAsync();
        var (ali, _) = await PmoAsync(house, "Europe/Berlin");
        await house.PassAsync(NextMonday);
        foreach (var work in house.Get<IEnumerable<IScheduledWork>>().Where(static w => w.Name == "monday-digest"))
            await Task.WhenAll(work.RunAsync(CancellationToken.None), work.RunAsync(CancellationToken.None));
        await house.PassAsync(NextMonday.AddDays(1));
        Assert.Single(Digests(house, ali));
        await house.PassAsync(NextMonday.AddDays(7));
        Assert.Equal(2, Digests(house, ali).Count);
    }

    [Fact]
    public async Task It_names_what_waits_what_closed_and_what_failed_with_ways_on()
    {
        await using var house = await OpenAsync();
        var (ali, project) = await PmoAsync(house, "Europe/Berlin");
        var meral = Some.Person("Meral Kaya");
        await house.AddAsync(meral, Some.Role(project, meral, RoleKind.Sponsor), Office.LineOf(meral, "every week on Tue at 12:00 from 2027-03-02"),
            new LedgerRow { At = NextMonday.AddDays(-2), Event = LedgerEvent.Failed, Kind = MessageKind.Brief, PersonId = meral.Id, Reason = "no such channel" },
            new LedgerRow { At = NextMonday.AddDays(-20), Event = LedgerEvent.Failed, Kind = MessageKind.Brief, PersonId = meral.Id, Reason = "long ago" });
        await house.PassAsync(NextMonday);
        var digest = Assert.Single(Digests(house, ali));
        var words = PlainText.Of(digest);
        Assert.Contains("waiting 1", words, StringComparison.Ordinal);
        Assert.Contains("Meral Kaya", words, StringComparison.Ordinal);
        Assert.Contains("no such channel", words, StringComparison.Ordinal);
        Assert.DoesNotContain("long ago", words, StringComparison.Ordinal);
        Assert.Contains(PlainText.Presses(digest), static b => b.Label == "What waits");
    }

    [Fact]
    public async Task A_quiet_week_says_so_and_a_pmo_no_longer_gets_none()
    {
        await using var house = await OpenAsync();
        var (ali, _) = await PmoAsync(house, "Europe/Berlin");
        await house.PassAsync(NextMonday);
        Assert.Contains("nothing needs your hand", Assert.Single(Digests(house, ali)).Summary, StringComparison.Ordinal);
        await house.Gate.RunAsync((db, token) => db.Roles.ExecuteUpdateAsync(
            static set => set.SetProperty(r => r.Until, new DateOnly(2027, 3, 9)), token), CancellationToken.None);
        await house.PassAsync(NextMonday.AddDays(7));
        Assert.Single(Digests(house, ali));
    }

    private static Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(static setup => setup.Services = static services =>
        services.Remove(services.First(static s => s.ImplementationType == typeof(CharterSweep))));

    private static async Task<(Person Ali, Project Project)> PmoAsync(BotHouse house, string zone)
    {
        var (ali, project) = (Some.Person("Ali Demir", zone: zone), Some.Project("MES"));
        await house.AddAsync(ali, project, Some.Role(project, ali, RoleKind.Pmo));
        await house.SettleAsync();
        return (ali, project);
    }

    private static List<Message> Digests(BotHouse house, Person person) =>
        [.. house.Posts(person).Where(static m => m.Summary.StartsWith("Monday:", StringComparison.Ordinal))];

    private static async Task<List<DateTimeOffset>> SentAsync(BotHouse house)
    {
        await using var db = house.Look();
        return await db.Ledger.Where(r => r.Kind == MessageKind.MondayDigest && r.Event == LedgerEvent.Sent).Select(r => r.At).ToListAsync();
    }
}
