using LeadershipBot.Messaging;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Whys.Questions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Whys;

/// <summary>From a question in a team to the answer in the audience.</summary>
public sealed class TeamQuestionTests
{
    private const string Asked = "Who pays for the time the scan takes?";

    [Fact]
    public async Task A_question_waits_in_the_brief_without_the_askers_name_and_its_answer_goes_to_asker_and_audience()
    {
        await using var plant = await Plant.OpenAsync(3);
        await plant.Office.SaysAsync(plant.Operators[0], $"question MES \"{Asked}\"");
        await plant.Office.PassAsync(Office.FirstBrief);
        var brief = plant.House.Posts(plant.Meral)[^1];
        Assert.Contains(PlainText.Words(brief), static w => w == Asked);
        Assert.DoesNotContain(PlainText.Words(brief), static w => w.Contains("Operator 1", StringComparison.Ordinal));
        Assert.Contains(PlainText.Words(brief), static w => w.StartsWith("Asked by operators in Bursa on MES", StringComparison.Ordinal));

        Assert.Null((await plant.Office.FillAsync(plant.Meral, "Answer…", ("text", "The plant, until June."))).Refusal);
        await plant.Office.PassAsync(Office.FirstBrief.AddMinutes(60));
        Assert.DoesNotContain(await plant.Office.SentAsync(plant.Operators[1]), IsAnswer);
        await plant.Office.PassAsync(1);
        foreach (var person in plant.Operators)
            Assert.Contains(PlainText.Words(plant.House.Posts(person)[^1]), static w => w == "The plant, until June.");
        Assert.Equal(QuestionState.Answered, (await OneAsync(plant)).State);
        var signal = await plant.Office.LookAsync(db => db.Signals.SingleAsync(s => s.Kind == SignalKind.TeamQuestion));
        Assert.Equal((SignalOutcome.Met, 1.0), (signal.Outcome, signal.Credit));
    }

    [Fact]
    public async Task An_answer_taken_back_within_the_hour_reaches_nobody()
    {
        await using var plant = await Plant.OpenAsync(2);
        await plant.Office.SaysAsync(plant.Operators[0], $"question MES \"{Asked}\"");
        await plant.Office.PassAsync(Office.FirstBrief);
        await plant.Office.FillAsync(plant.Meral, "Answer…", ("text", "The plant, until June."));
        await plant.Office.TapAsync(plant.Meral, "Take it back");
        await plant.Office.PassAsync(1);
        Assert.DoesNotContain(await plant.Office.SentAsync(plant.Operators[1]), IsAnswer);
        Assert.Equal(QuestionState.Waiting, (await OneAsync(plant)).State);
        Assert.Empty(await plant.Office.LookAsync(db => db.Signals.Where(s => s.Kind == SignalKind.TeamQuestion).ToListAsync()));
    }

    [Fact]
    public async Task Passed_on_it_goes_to_the_pmo_whose_answer_bears_their_name()
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.Office.SaysAsync(plant.Operators[0], $"question MES \"{Asked}\"");
        await plant.Office.PassAsync(Office.FirstBrief);
        await plant.Office.TapAsync(plant.Meral, "Someone else");
        await plant.Office.FillAsync(plant.Ali, "Answer…", ("text", "Ask me on Friday."));
        await plant.Office.PassAsync(1);
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Operators[0])[^1]), static w => w == "Ali Demir, PMO of MES");
    }

    [Fact]
    public async Task A_question_that_waits_five_working_days_before_the_executive_is_a_missed_one()
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.Office.SaysAsync(plant.Operators[0], $"question MES \"{Asked}\"");
        await plant.Office.PassAsync(12);
        var signal = await plant.Office.LookAsync(db => db.Signals.SingleAsync(s => s.Kind == SignalKind.TeamQuestion));
        Assert.Equal((SignalOutcome.Missed, null), (signal.Outcome, signal.ActedAt));
    }

    [Fact]
    public async Task Only_people_of_the_project_can_ask()
    {
        await using var plant = await Plant.OpenAsync(1);
        var stranger = await plant.House.AddPersonAsync("Jonas Weber");
        await plant.House.Submit(stranger, ActionCodec.Encode(new SubmitQuestion(plant.Project.Id, null)), ("text", Asked));
        Assert.Empty(await plant.Office.LookAsync(db => db.TeamQuestions.ToListAsync()));
    }

    [Fact]
    public async Task A_name_is_shown_to_the_executive_only_if_its_owner_wants_it()
    {
        await using var plant = await Plant.OpenAsync(1);
        await plant.House.Submit(plant.Operators[0], ActionCodec.Encode(new SubmitQuestion(plant.Project.Id, null)),
            ("text", Asked), ("name", "yes"));
        await plant.Office.PassAsync(Office.FirstBrief);
        Assert.Contains(PlainText.Words(plant.House.Posts(plant.Meral)[^1]), static w => w.StartsWith("Asked by Operator 1", StringComparison.Ordinal));
    }

    private static bool IsAnswer(string sent) => sent.StartsWith("TeamAnswer", StringComparison.Ordinal);

    private static Task<TeamQuestion> OneAsync(Plant plant) => plant.Office.LookAsync(db => db.TeamQuestions.SingleAsync());
}
