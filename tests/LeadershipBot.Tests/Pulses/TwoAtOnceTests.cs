using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Planning;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>
/// What two do to one brief at the same instant is decided one after the other. SQLite's gate lets one in at a time; on
/// PostgreSQL the tests hold both inside their transactions until each has decided on what it read.
/// </summary>
public sealed class TwoAtOnceTests
{
    private static readonly bool SideBySide = HouseDatabase.Server is not null;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_clicks_of_one_person_from_two_accounts_give_one_answer_and_the_later_one_stands()
    {
        var waypoints = new HookedWaypoints();
        await using var office = await OpenAsync(waypoints);
        await office.PassAsync(Office.FirstBrief);
        office.House.Clock.MoveTo(Office.FirstBrief.AddMinutes(1));
        var choices = Choices(office);
        await AcceptAsync(office, office.Meral.Identities[0], choices[0].Wire, Office.FirstBrief.AddSeconds(1));
        await AcceptAsync(office, office.Meral.Identities[1], choices[1].Wire, Office.FirstBrief.AddSeconds(2));
        if (SideBySide)
            waypoints.Gather(Waypoint.ActHandled, 2);

        var handled = await office.House.Get<InboxWorker>().DrainAsync(Token);

        var answer = Assert.Single(await office.LookAsync(db => db.Answers.ToListAsync(Token)));
        Assert.Equal(2, handled);
        Assert.Equal(Office.FirstBrief.AddSeconds(2), answer.At);
        Assert.All(await office.House.InboxAsync(), static i => Assert.Equal(InboxState.Done, i.State));
        await office.House.SettleAsync();
        Assert.Equal(choices[1].Label, Assert.Single(Choices(office), static c => c.Chosen).Label);
    }

    [Fact]
    public async Task Many_clicks_of_one_person_from_two_accounts_are_all_handled_and_the_last_one_stands()
    {
        await using var office = await OpenAsync(new HookedWaypoints());
        await office.PassAsync(Office.FirstBrief);
        office.House.Clock.MoveTo(Office.FirstBrief.AddMinutes(1));
        var choices = Choices(office);
        for (var i = 0; i < 24; i++)
            await AcceptAsync(office, office.Meral.Identities[i % 2], choices[i / 2 % 2].Wire, Office.FirstBrief.AddSeconds(i));
        var worker = office.House.Get<InboxWorker>();

        await Task.WhenAll(worker.DrainAsync(Token), worker.DrainAsync(Token), worker.DrainAsync(Token));
        await office.House.SettleAsync();

        Assert.Equal(Office.FirstBrief.AddSeconds(23), Assert.Single(await office.LookAsync(db => db.Answers.ToListAsync(Token))).At);
        Assert.Equal(24, (await office.House.InboxAsync()).Count(static i => i.State == InboxState.Done));
        Assert.Equal(choices[1].Label, Assert.Single(Choices(office), static c => c.Chosen).Label);
    }

    [Fact]
    public async Task A_click_while_the_planner_has_decided_but_not_written_counts_in_what_is_planned()
    {
        var waypoints = new HookedWaypoints();
        await using var office = await DueAsync(waypoints);
        var answered = Choices(office)[0];
        waypoints.Once(Waypoint.PlanDecided, () => ClickAsync(office, answered.Wire).GetAwaiter().GetResult());

        await PlanAsync(office);

        await ExpectBothAsync(office);
    }

    [Fact]
    public async Task A_plan_made_while_a_click_was_handled_is_kept_and_the_click_too()
    {
        var waypoints = new HookedWaypoints();
        await using var office = await DueAsync(waypoints);
        var answered = Choices(office)[0];
        if (SideBySide)
            waypoints.Once(Waypoint.ActHandled, () => PlanAsync(office).GetAwaiter().GetResult());

        await ClickAsync(office, answered.Wire);
        await PlanAsync(office);

        await ExpectBothAsync(office);
    }

    private static async Task<Office> OpenAsync(HookedWaypoints waypoints)
    {
        var office = await Office.OpenAsync(
            sponsor: static meral => meral.Identities.Add(Some.Identity(meral, workspace: "w2", preferred: false)),
            setup: setup => setup.Waypoints = waypoints);
        return office;
    }

    /// <summary>The first brief stayed unanswered, and the next one is due now.</summary>
    private static async Task<Office> DueAsync(HookedWaypoints waypoints)
    {
        var office = await OpenAsync(waypoints);
        await office.PassAsync(Office.FirstBrief.AddDays(13));
        Assert.Equal(1, (await office.LineAsync()).UnansweredInRow);
        office.House.Clock.MoveTo(Office.FirstBrief.AddDays(14));
        return office;
    }

    /// <summary>The late answer is there and ended the row of unanswered ones; the date due was planned once, and once only.</summary>
    private static async Task ExpectBothAsync(Office office)
    {
        await office.House.SettleAsync();
        var line = await office.LineAsync();
        Assert.Single(await office.LookAsync(db => db.Answers.ToListAsync(Token)));
        Assert.Equal(0, line.UnansweredInRow);
        Assert.True(line.NextAt > office.House.Clock.Instant);
        Assert.Equal([new DateOnly(2027, 3, 2), new DateOnly(2027, 3, 16)], (await office.PromptsAsync()).Select(static p => p.LocalDate));
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00", "Brief 2027-03-16 12:00"],
            await office.SentAsync(office.Meral));
    }

    private static Task PlanAsync(Office office) =>
        office.House.Get<IEnumerable<IScheduledWork>>().OfType<BriefPlanner>().Single().RunAsync(Token);

    private static async Task ClickAsync(Office office, string wire)
    {
        await office.House.Press(office.Meral, wire);
        await office.House.Get<InboxWorker>().DrainAsync(Token);
    }

    private static Task<Acceptance> AcceptAsync(Office office, ChatIdentity from, string wire, DateTimeOffset at) =>
        office.House.Intake.AcceptAsync(
            new Inbound(InboundKind.Press, Outbox.ToAddress(from), $"{from.Workspace} {at:O}", at, wire), Token);

    /// <summary>The answers of the first closed question in the newest brief.</summary>
    private static IReadOnlyList<Button> Choices(Office office) => office.House.Posts(office.Meral).Reverse()
        .SelectMany(static m => m.Blocks).Select(static b => b switch { Choice c => c.Options, Scale s => s.Points, _ => null })
        .First(static o => o is not null)!;
}
