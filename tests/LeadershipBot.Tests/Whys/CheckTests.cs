using CsCheck;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys.Checks;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>Was it understood, and was it seen: asked of a part, in confidence, and shown without names.</summary>
public sealed class CheckTests
{
    [Fact]
    public void A_third_is_asked_each_time_and_everybody_once_in_three_turns() =>
        Gen.Int[30, 300].Sample(static size =>
        {
            List<PersonId> people = [.. Enumerable.Range(0, size).Select(static _ => PersonId.New())];
            Assert.All(people, p => Assert.Single(Enumerable.Range(0, 3), turn => SampleRule.IsAsked(p, turn, size)));
            Assert.All(people, p => Assert.Equal(SampleRule.IsAsked(p, 1, size), SampleRule.IsAsked(p, 4, size)));
        }, iter: 50);

    [Fact]
    public void All_of_a_small_audience_are_asked() =>
        Assert.All(Enumerable.Range(0, 9), static turn => Assert.True(SampleRule.IsAsked(PersonId.New(), turn, SampleRule.Whole - 1)));

    [Fact]
    public async Task Without_purposes_nobody_is_asked_and_the_reason_is_kept()
    {
        await using var plant = await SentAsync(2, purposes: false);
        await plant.Office.PassAsync(7);
        Assert.All(plant.Operators, p => Assert.Single(plant.House.Posts(p)));
        Assert.Equal("the project's purposes are not written down",
            await plant.Office.LookAsync(db => db.CheckRounds.Where(r => r.WhyId != null).Select(r => r.Reason).SingleAsync()));
    }

    [Fact]
    public async Task Two_days_later_at_the_earliest_and_in_a_week_of_its_own_the_readers_are_asked_once()
    {
        await using var plant = await SentAsync(2, purposes: true);
        await plant.Office.PassAsync(7);
        foreach (var person in plant.Operators)
            Assert.Equal(["WhyCheck 2027-03-08 08:00"], (await plant.Office.SentAsync(person))
                .FindAll(static s => s.StartsWith("WhyCheck", StringComparison.Ordinal)));
        Assert.Equal(2, await plant.Office.LookAsync(db => db.WhyChecks.CountAsync()));
    }

    [Fact]
    public async Task An_answer_stands_in_the_readers_own_chat_explained_and_is_shown_to_others_only_from_five_on()
    {
        await using var plant = await SentAsync(6, purposes: true);
        await plant.Office.PassAsync(9);
        foreach (var person in plant.Operators.Take(4))
            await plant.Office.TapAsync(person, "Fewer stops");
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Operators[0])[^1]),
            static w => w == "What it is mainly meant to change: Fewer stops.");
        Assert.DoesNotContain("right", await plant.Office.SaysAsync(plant.Ali, "why results MES"), StringComparison.Ordinal);
        await plant.Office.TapAsync(plant.Operators[4], "New screens");
        await plant.Office.PassAsync(30);
        Assert.Contains("4 of 5 right", await plant.Office.SaysAsync(plant.Ali, "why results MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_question_is_refused_and_an_answer_can_be_forgotten()
    {
        await using var plant = await SentAsync(2, purposes: true);
        await plant.Office.PassAsync(9);
        var wire = plant.Office.Find(plant.Operators[0], "Fewer stops").Wire;
        await plant.House.Press(plant.Operators[1], wire);
        await plant.House.SettleAsync();
        Assert.Empty(await plant.Office.LookAsync(db => db.OpenAnswers.ToListAsync()));
        await plant.Office.TapAsync(plant.Operators[0], "Fewer stops");
        Assert.Single(await plant.Office.LookAsync(db => db.OpenAnswers.ToListAsync()));
        await plant.Office.TapAsync(plant.Operators[0], "Forget my answer");
        Assert.Empty(await plant.Office.LookAsync(db => db.OpenAnswers.ToListAsync()));
    }

    [Fact]
    public async Task Once_a_month_the_teams_are_asked_whether_anybody_said_why()
    {
        await using var plant = await Plant.OpenAsync(2);
        await plant.Office.PassAsync(new DateTimeOffset(2027, 4, 30, 0, 0, 0, TimeSpan.Zero));
        var occasions = await plant.Office.LookAsync(db => db.CheckRounds.OrderBy(r => r.StartAt).Select(r => r.Occasion).ToListAsync());
        Assert.Equal(["visible:2027-03", "visible:2027-04"], occasions);
        foreach (var one in plant.Operators)
            Assert.Equal(2, (await plant.Office.SentAsync(one)).Count(static s => s.StartsWith("WhyCheck", StringComparison.Ordinal)));
    }

    private static async Task<Plant> SentAsync(int operators, bool purposes)
    {
        var plant = await Plant.OpenAsync(operators);
        if (purposes)
        {
            await plant.Office.SaysAsync(plant.Ali, "purposes MES");
            Assert.Null((await plant.Office.FillAsync(plant.Ali, "Write it down…", ("right", "Fewer stops"),
                ("one", "Fewer people"), ("two", "New screens"), ("three", "Reports"))).Refusal);
        }
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(new DateTimeOffset(2027, 3, 2, 13, 0, 0, TimeSpan.Zero));
        return plant;
    }
}
