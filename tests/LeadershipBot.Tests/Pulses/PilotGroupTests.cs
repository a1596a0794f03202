using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Planning;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>A pilot group of some people on an installation that knows more.</summary>
public sealed class PilotGroupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_unasked_goes_to_somebody_outside_the_group_and_the_preview_says_why()
    {
        await using var office = await Office.OpenAsync(static meral => meral.Email = "meral@example.com");
        Allow(office.House, "ali@example.com");

        var preview = await office.House.Get<BriefPreview>().RunAsync(null, Token);
        await office.PassAsync(14);

        var resting = Assert.Single(preview.Resting);
        Assert.Equal(("Meral Kaya", PilotOptions.NotInGroup), (resting.Person, resting.Reason));
        Assert.Empty(preview.Entries);
        Assert.Empty(await office.SentAsync(office.Meral));
        Assert.Empty(await office.PromptsAsync());
    }

    [Fact]
    public async Task Whoever_is_in_the_group_is_briefed_as_always()
    {
        await using var office = await Office.OpenAsync(static meral => meral.Email = "meral@example.com");
        Allow(office.House, " Meral@Example.com ");

        await office.PassAsync(Office.FirstBrief);

        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task Somebody_outside_the_group_is_still_answered()
    {
        await using var office = await Office.OpenAsync();
        Allow(office.House, "nobody@example.com");

        Assert.Contains("Nothing waits on anyone", await office.SaysAsync(office.Meral, "waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_to_somebody_outside_the_group_is_withdrawn_and_one_with_time_waits_for_the_group_to_grow()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        Allow(house, "ali@example.com");
        var meral = Some.Person("Meral Kaya");
        meral.Email = "meral@example.com";
        await house.AddAsync(meral);
        await house.SayAsync("Held.", meral);
        await house.Gate.RunAsync((db, _) =>
        {
            new Outbox(db, house.Clock.Instant, "c").Say(meral, MessageKind.Introduction, Some.Message("Waits."), null,
                house.Clock.Instant.AddDays(5));
            return Task.CompletedTask;
        }, Token);
        await house.SettleAsync();
        Assert.Equal([OutboxState.Withdrawn, OutboxState.Pending], (await house.OutboxAsync()).Select(static r => r.State));
        Assert.Empty(house.Posts(meral));

        Allow(house, "meral@example.com");
        house.Advance(TimeSpan.FromDays(1));
        await house.SettleAsync();

        Assert.Equal("Waits.", Assert.Single(house.Posts(meral)).Summary);
    }

    [Fact]
    public async Task A_new_sponsor_outside_the_group_is_not_introduced_and_the_status_says_so()
    {
        await using var house = await BriefHouse.OpenAsync();
        Allow(house, "ali@example.com");
        var (project, ali, meral) = (Some.Project("MES"), Some.Person("Ali Demir"), Some.Person("Meral Kaya"));
        (ali.Email, meral.IntroducedAt) = ("ali@example.com", null);
        await house.AddAsync(ali, meral, project, Some.Role(project, ali, RoleKind.Pmo),
            Some.Role(project, meral, RoleKind.Sponsor));

        await house.SettleAsync();
        var status = await house.SaysAsync(ali, "status mes");
        var people = await house.SaysAsync(ali, "people");

        Assert.Empty(house.Posts(meral));
        Assert.Contains($"Meral Kaya", status.Said(), StringComparison.Ordinal);
        Assert.Contains(PilotOptions.NotInGroup, status.Said(), StringComparison.Ordinal);
        Assert.Contains($"not reachable: {PilotOptions.NotInGroup}", people.Said(), StringComparison.Ordinal);
        await using var db = house.Look();
        Assert.Null((await db.People.SingleAsync(p => p.Id == meral.Id, Token)).IntroducedAt);
    }

    private static void Allow(BotHouse house, params string[] emails)
    {
        var allowed = house.Get<IOptions<PilotOptions>>().Value.AllowedPeople;
        allowed.Clear();
        foreach (var email in emails)
            allowed.Add(email);
    }
}
