using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>People without a chat account: heads of a shift, told by their lead.</summary>
public sealed class ShiftTests
{
    [Fact]
    public void A_talk_card_has_three_lines_what_changes_the_number_and_the_ask() =>
        Assert.Equal(["From 16 March you scan at line 2.", "The reason: 140 hours lost.", "Tell Fatma Oz by 23 March."],
            TalkLines.Of("From 16 March you scan at line 2. The reason: 140 hours lost. Stops stay.\n\nTell Fatma Oz by 23 March."));

    [Fact]
    public async Task The_lead_has_the_card_half_an_hour_before_the_shift_and_one_tap_counts_the_heads()
    {
        await using var plant = await ToldAsync();
        Assert.Equal(["TalkCard 2027-03-03 05:30"], (await plant.Office.SentAsync(plant.Emre)).FindAll(IsCard));
        await plant.Office.TapAsync(plant.Emre, "Told 18 of 18");
        Assert.Equal(18, (await CardAsync(plant)).Told);
        Assert.Contains("18 of 18", await plant.Office.SaysAsync(plant.Ali, "why list MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_is_a_number_that_can_be_changed_and_taken_back_and_more_than_all_is_refused()
    {
        await using var plant = await ToldAsync();
        Assert.Null((await plant.Office.FillAsync(plant.Emre, "Told fewer…", ("count", "14"))).Refusal);
        Assert.Equal(14, (await CardAsync(plant)).Told);
        Assert.IsType<FieldErrors>((await plant.Office.FillAsync(plant.Emre, "Change…", ("count", "19"))).Refusal);
        await plant.Office.SaysAsync(plant.Emre, "undo");
        Assert.Null((await CardAsync(plant)).Told);
    }

    [Fact]
    public async Task A_shifts_question_is_passed_on_and_its_answer_comes_back_to_the_lead()
    {
        await using var plant = await ToldAsync();
        await plant.Office.FillAsync(plant.Emre, "Pass on a question…", ("text", "Who scans at night?"));
        await plant.Office.PassAsync(Office.FirstBrief.AddDays(14));
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Meral)[^1]), static w => w.StartsWith("Asked by shift early", StringComparison.Ordinal));
        await plant.Office.FillAsync(plant.Meral, "Answer…", ("text", "The line lead."));
        await plant.Office.PassAsync(2);
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Emre)[^1]), static w => w == "The line lead.");
    }

    [Fact]
    public async Task A_project_whose_people_have_no_account_at_all_still_hears_why()
    {
        await using var plant = await Plant.OpenAsync(0);
        await NameCrewAsync(plant);
        // What was looked at today is looked at again tomorrow.
        await plant.Office.PassAsync(Office.FirstBrief.AddMinutes(-90));
        await plant.FillAsync();
        await plant.Office.PassAsync(Office.FirstBrief);
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(2);
        Assert.Single((await plant.Office.SentAsync(plant.Emre)).FindAll(IsCard));
    }

    [Fact]
    public async Task Somebody_elses_card_is_refused()
    {
        await using var plant = await ToldAsync();
        await plant.House.Press(plant.Operators[0], plant.Office.Find(plant.Emre, "Told 18 of 18").Wire);
        await plant.House.SettleAsync();
        Assert.Null((await CardAsync(plant)).Told);
    }

    private static async Task<Plant> ToldAsync()
    {
        var plant = await Plant.OpenAsync(1);
        await NameCrewAsync(plant);
        await plant.ToBriefAsync();
        await plant.Office.TapAsync(plant.Meral, "Send as me");
        await plant.Office.PassAsync(1);
        return plant;
    }

    private static Task<string> NameCrewAsync(Plant plant) =>
        plant.Office.SaysAsync(plant.Ali, "crew MES early at Bursa 18 operators at 06:00 led by Emre");

    private static bool IsCard(string sent) => sent.StartsWith("TalkCard", StringComparison.Ordinal);

    private static Task<TalkCard> CardAsync(Plant plant) => plant.Office.LookAsync(db => db.TalkCards.SingleAsync());
}
