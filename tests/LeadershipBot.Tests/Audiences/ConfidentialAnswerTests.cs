using LeadershipBot.Audiences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

public sealed class ConfidentialAnswerTests
{
    private static readonly AskedQuestion Why = new("WHY-03", AnswerType.YesNo, "Did a senior leader tell you why?",
        [new AskedOption("yes", "Yes"), new AskedOption("no", "No")]);

    private static readonly AskedQuestion Comment = new("WHY-11", AnswerType.Text, "What makes no sense to you?", []);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_can_be_changed_and_taken_back_while_the_question_is_open()
    {
        await using var team = await TeamHouse.OpenAsync(6);
        var question = await team.AskAsync(Why);
        await team.AnswerAsync(question, team.People[0], AnswerValue.Yes);
        await team.AnswerAsync(question, team.People[0], AnswerValue.No);
        Assert.Equal(AnswerValue.No, Assert.Single(await team.OfAsync(question, team.People[0])).Value);
        await team.TakeBackAsync(question, team.People[0]);
        Assert.Empty(await team.OfAsync(question, team.People[0]));
    }

    [Fact]
    public async Task A_click_that_arrives_late_does_not_undo_a_later_one()
    {
        await using var team = await TeamHouse.OpenAsync(6);
        var question = await team.AskAsync(Why);
        await team.AnswerAsync(question, team.People[0], AnswerValue.Yes);
        await team.AnswerAsync(question, team.People[0], AnswerValue.No, Some.Monday.AddMinutes(-5));
        Assert.Equal(AnswerValue.Yes, Assert.Single(await team.OfAsync(question, team.People[0])).Value);
    }

    [Fact]
    public async Task At_the_close_no_row_holds_both_a_person_and_an_answer()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        var question = await team.AskAsync(Why);
        foreach (var person in team.People.Take(4))
            await team.AnswerAsync(question, person, AnswerValue.Yes);
        await team.CloseAsync();
        await using var db = team.House.Look();
        Assert.Empty(await db.OpenAnswers.ToListAsync(None));
        Assert.Equal(4, await db.ConfidentialAnswers.CountAsync(None));
        Assert.Empty((await Disclosure.ReadAsync(db, [question], None)).Single().Cells);
        Assert.Same(ConfidentialReplies.Closed, (await team.AnswerAsync(question, team.People[5], AnswerValue.No)).Refusal);
    }

    [Fact]
    public async Task Five_are_shown_as_counts_and_the_single_answers_are_gone()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        var question = await team.AskAsync(Why);
        for (var i = 0; i < 6; i++)
            await team.AnswerAsync(question, team.People[i], i < 4 ? AnswerValue.Yes : AnswerValue.No);
        await team.CloseAsync();
        await using var db = team.House.Look();
        Assert.Empty(await db.ConfidentialAnswers.ToListAsync(None));
        var cell = (await Disclosure.ReadAsync(db, [question], None)).Single().Of(Cut.Everyone)!;
        Assert.Equal((6, 4, 2), (cell.Answers, cell.Counts["yes"], cell.Counts["no"]));
    }

    [Fact]
    public async Task Comments_wait_for_ten()
    {
        await using var team = await TeamHouse.OpenAsync(12);
        var question = await team.AskAsync(Comment);
        foreach (var person in team.People.Take(9))
            await team.AnswerAsync(question, person, AnswerValue.Text("The labels").Value);
        await team.CloseAsync();
        await using var db = team.House.Look();
        Assert.Empty((await Disclosure.ReadAsync(db, [question], None)).Single().Cells);
        var more = await team.AskAsync(Comment, Some.Monday.AddDays(40));
        Assert.Equal(question, more);
        foreach (var person in team.People.Skip(9).Take(1))
            await team.AnswerAsync(question, person, AnswerValue.Text("A fence").Value);
        await team.CloseAsync(50);
        var cell = (await Disclosure.ReadAsync(db, [question], None)).Single().Of(Cut.Everyone)!;
        Assert.Equal("A fence", cell.Comments[0]);
        Assert.Equal(10, cell.Comments.Count);
    }

    [Fact]
    public async Task Thresholds_stay_what_they_were_when_the_first_was_asked()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        var question = await team.AskAsync(Why, options: new PrivacyOptions { MinimumForScores = 7 });
        foreach (var person in team.People.Take(6))
            await team.AnswerAsync(question, person, AnswerValue.Yes);
        await team.CloseAsync();
        await using var db = team.House.Look();
        Assert.Empty((await Disclosure.ReadAsync(db, [question], None)).Single().Cells);
        var said = await team.House.Get<IEnumerable<IDoctorCheck>>().OfType<ThresholdCheck>().Single().RunAsync(None);
        Assert.Contains("promise of 7 answers", said.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_below_the_minimum_is_no_threshold()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        await team.House.AddAsync(new Setting { Key = Thresholds.Key, Value = "1/1" });
        await using var db = team.House.Look();
        Assert.Equal(new Thresholds(5, 10), await Thresholds.ReadAsync(db, new PrivacyOptions(), None));
    }

    [Fact]
    public async Task No_export_of_a_person_shows_that_they_answered()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        var question = await team.AskAsync(Why);
        await using var db = team.House.Look();
        var before = (await PersonalData.CollectAsync(db, team.People[0].Id, None)).Count;
        await team.AnswerAsync(question, team.People[0], AnswerValue.Yes);
        Assert.Equal(before, (await PersonalData.CollectAsync(db, team.People[0].Id, None)).Count);
    }

    [Fact]
    public async Task A_slip_counts_like_an_answer_and_has_never_had_a_name()
    {
        await using var team = await TeamHouse.OpenAsync(7);
        var id = await team.AskAsync(Why);
        for (var i = 0; i < 5; i++)
            await team.House.Gate.RunAsync(async (db, token) =>
            {
                var question = await db.ConfidentialQuestions.FirstAsync(q => q.Id == id, token);
                return ConfidentialAnswers.AddUnsigned(
                    db, question, team.Sites[0].Id, WorkFunction.Operators, AnswerValue.Yes, Some.Monday).Value;
            }, None);
        await team.CloseAsync();
        await using var look = team.House.Look();
        var shown = (await Disclosure.ReadAsync(look, [id], None)).Single();
        Assert.Equal(5, shown.Of(new Cut(team.Sites[0].Id, WorkFunction.Operators))!.Answers);
    }
}
