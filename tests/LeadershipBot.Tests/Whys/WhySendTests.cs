using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Sends;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>From a signature to the people.</summary>
public sealed class WhySendTests
{
    [Fact]
    public async Task Nobody_gets_it_outside_their_hours_or_while_away()
    {
        await using var plant = await Plant.OpenAsync(2);
        await plant.House.AddAsync(Some.Absence(plant.Operators[1], new(2027, 3, 1), new(2027, 3, 4)));
        await plant.Office.ChangeAsync(db => db.People.Where(p => p.Id == plant.Operators[0].Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(p => p.WorkUntil, new TimeOnly(14, 30))));
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(6);
        Assert.Equal(["Why 2027-03-03 08:00"], await plant.HeardAsync(plant.Operators[0]));
        Assert.Equal(["Why 2027-03-05 08:00"], await plant.HeardAsync(plant.Operators[1]));
    }

    [Fact]
    public async Task A_member_of_two_projects_hears_one_of_them_a_week()
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        var other = Some.Project("Historian");
        await plant.House.AddAsync(other, Some.Role(other, plant.Ali, RoleKind.Pmo), Some.Role(other, plant.Meral, RoleKind.Sponsor),
            Some.Role(other, plant.Operators[0], RoleKind.Member));
        await plant.House.AddAsync(Signed(other, plant));
        await plant.Office.PassAsync(8);
        Assert.Equal(["Why 2027-03-02 14:00", "Why 2027-03-08 08:00"], await plant.HeardAsync(plant.Operators[0]));
    }

    [Fact]
    public async Task Two_messages_to_one_audience_are_seven_days_apart_whoever_signs_them()
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.House.AddAsync(Signed(plant.Project, plant), Signed(plant.Project, plant));
        await plant.Office.PassAsync(20);
        var days = await plant.Office.LookAsync(db => db.WhyTargets.Where(t => t.SentOn != null).Select(t => t.SentOn!.Value)
            .OrderBy(d => d).ToListAsync());
        Assert.Equal([new(2027, 3, 1), new(2027, 3, 8)], days);
    }

    [Fact]
    public async Task Five_hundred_people_get_it_once_each_though_the_sender_runs_thrice_at_once()
    {
        await using var plant = await Plant.OpenAsync(450);
        await plant.House.AddAsync(Signed(plant.Project, plant));
        var sender = plant.House.Get<IEnumerable<IScheduledWork>>().OfType<WhySender>().Single();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => sender.RunAsync(CancellationToken.None))));
        await plant.House.SettleAsync();
        var rows = (await plant.House.OutboxAsync()).FindAll(static r => r.Kind == MessageKind.Why);
        Assert.Equal(450, rows.Count);
        Assert.Equal(450, rows.Select(static r => r.PersonId).Distinct().Count());
        Assert.Equal(450, (await plant.WhyAsync()).Readers);
    }

    [Fact]
    public async Task Somebody_without_an_address_is_recorded_with_the_reason_and_keeps_nobody_back()
    {
        await using var plant = await Plant.OpenAsync(2);
        await plant.Office.ChangeAsync(db => db.Identities.Where(i => i.PersonId == plant.Operators[0].Id).ExecuteDeleteAsync());
        await plant.House.AddAsync(Signed(plant.Project, plant));
        await plant.Office.PassAsync(1);
        Assert.Single(await plant.HeardAsync(plant.Operators[1]));
        Assert.Equal("no chat account linked", await plant.Office.LookAsync(db => db.WhyReaders
            .Where(r => r.PersonId == plant.Operators[0].Id).Select(r => r.Reason).SingleAsync()));
    }

    [Fact]
    public async Task A_site_that_reads_another_language_gets_nothing_until_its_lead_has_chosen()
    {
        await using var plant = await Plant.OpenAsync(2);
        await plant.Office.ChangeAsync(db => db.People.Where(p => p.Id == plant.Operators[1].Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(p => p.Language, "tr")));
        await plant.House.AddAsync(Signed(plant.Project, plant));
        await plant.Office.PassAsync(1);
        Assert.Single(await plant.HeardAsync(plant.Operators[0]));
        Assert.Empty(await plant.HeardAsync(plant.Operators[1]));
        await plant.Office.TapAsync(plant.Emre, "Send them in English");
        await plant.Office.PassAsync(1);
        Assert.Single(await plant.HeardAsync(plant.Operators[0]));
        Assert.Single(await plant.HeardAsync(plant.Operators[1]));
    }

    [Fact]
    public async Task A_lead_may_choose_that_nothing_comes_and_is_asked_once()
    {
        await using var plant = await Plant.OpenAsync(2, static p => p.Language = "tr");
        await plant.House.AddAsync(Signed(plant.Project, plant));
        await plant.Office.PassAsync(1);
        await plant.Office.TapAsync(plant.Emre, "Send nothing");
        await plant.House.AddAsync(Signed(plant.Project, plant));
        await plant.Office.PassAsync(9);
        Assert.All(plant.Operators, p => Assert.Empty(plant.House.Posts(p)));
        Assert.Single(plant.House.Posts(plant.Emre));
    }

    /// <summary>A message whose undo time is over.</summary>
    private static Why Signed(Project project, Plant plant)
    {
        var id = WhyId.New();
        return new Why
        {
            Id = id, ProjectId = project.Id, ExecutiveId = plant.Meral.Id, TemplateId = "operators-start", Language = "en",
            Occasion = LeadershipBot.Whys.Templates.WhyOccasion.Regular, DueOn = new(2027, 3, 1), Facts = "{}",
            Text = "We lost 140 hours.\n\nTell me.", CreatedAt = Some.Monday, State = WhyState.Approved,
            SignerId = plant.Meral.Id, SignedAs = WhySigner.Executive, SendsAt = Some.Monday, DecidedAt = Some.Monday,
            Targets = [new WhyTarget { WhyId = id, Function = WorkFunction.Operators, SiteId = plant.Bursa.Id }],
        };
    }
}
