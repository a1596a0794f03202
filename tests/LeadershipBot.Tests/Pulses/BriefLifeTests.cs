using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>One brief from its slot to its close.</summary>
public sealed class BriefLifeTests
{
    [Fact]
    public async Task A_brief_comes_at_exactly_the_local_minute_once()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddMinutes(-1));
        Assert.Empty(await office.SentAsync(office.Meral));
        await office.PassAsync(Office.FirstBrief.AddHours(5));
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task One_project_gets_two_closed_questions_and_at_most_one_sentence()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var brief = Assert.Single(office.House.Posts(office.Meral));
        Assert.Equal(2, brief.Blocks.Count(static b => b is Choice or Scale));
        Assert.InRange(PlainText.Presses(brief).Count(static b => b.Label == "Add a sentence…"), 0, 1);
        Assert.Equal("Tuesday brief on MES: about 20 seconds.", brief.Summary);
    }

    [Fact]
    public async Task Two_projects_share_one_brief_of_two_closed_questions_and_at_most_one_sentence()
    {
        await using var office = await Office.OpenAsync();
        var historian = Some.Project("Historian");
        await office.House.AddAsync(historian, Some.Role(historian, office.Meral, RoleKind.Sponsor));
        await office.PassAsync(Office.FirstBrief);
        var brief = Assert.Single(office.House.Posts(office.Meral));
        Assert.Equal("Tuesday brief on Historian and MES: about 20 seconds.", brief.Summary);
        Assert.Equal(2, brief.Blocks.Count(static b => b is Choice or Scale));
        Assert.InRange(PlainText.Presses(brief).Count(static b => b.Label == "Add a sentence…"), 0, 1);
        Assert.Equal(2, Assert.Single(await office.PromptsAsync()).Pulses.Count);
    }

    [Fact]
    public async Task A_tap_answers_and_another_changes_it()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var (first, second) = Labels(office);
        await office.TapAsync(office.Meral, first);
        Assert.True(office.Find(office.Meral, first).Chosen);
        await office.PassAsync(0, 1);
        await office.TapAsync(office.Meral, second);
        Assert.False(office.Find(office.Meral, first).Chosen);
        var prompt = Assert.Single(await office.PromptsAsync());
        Assert.Equal(PromptState.Answered, prompt.State);
        Assert.Equal(1, Assert.Single(prompt.Pulses[0].Answers).Edits);
    }

    [Fact]
    public async Task Undo_takes_the_last_tap_back_step_by_step_and_the_brief_is_open_again()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var (first, second) = Labels(office);
        await office.TapAsync(office.Meral, first);
        await office.PassAsync(Office.FirstBrief.AddMinutes(1));
        await office.TapAsync(office.Meral, second);
        await office.PassAsync(Office.FirstBrief.AddMinutes(2));
        Assert.Contains("Taken back", await office.SaysAsync(office.Meral, "undo"), StringComparison.Ordinal);
        Assert.True(office.Find(office.Meral, first).Chosen);
        await office.SaysAsync(office.Meral, "undo");
        var prompt = Assert.Single(await office.PromptsAsync());
        Assert.Equal(PromptState.Open, prompt.State);
        Assert.All(prompt.Pulses[0].Answers, static a => Assert.True(a.Withdrawn));
        await office.PassAsync(2);
        Assert.Contains("Reminder 2027-03-04 12:00", await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task An_older_click_that_arrives_later_does_not_overwrite_a_newer_one()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddMinutes(10));
        var (first, second) = Labels(office);
        await office.TapAsync(office.Meral, second, Office.FirstBrief.AddMinutes(5));
        await office.TapAsync(office.Meral, first, Office.FirstBrief.AddMinutes(4));
        Assert.True(office.Find(office.Meral, second).Chosen);
        await office.TapAsync(office.Meral, second, Office.FirstBrief.AddMinutes(8));
        await office.TapAsync(office.Meral, first, Office.FirstBrief.AddMinutes(7));
        Assert.True(office.Find(office.Meral, second).Chosen);
        Assert.Equal(0, Assert.Single(Assert.Single(await office.PromptsAsync()).Pulses[0].Answers).Edits);
    }

    [Fact]
    public async Task Another_persons_button_is_refused()
    {
        await using var office = await Office.OpenAsync();
        var jonas = await office.House.AddPersonAsync("Jonas Weber");
        await office.PassAsync(Office.FirstBrief);
        await office.House.Press(jonas, office.Find(office.Meral, office.FirstAnswer(office.Meral)).Wire);
        await office.House.SettleAsync();
        Assert.StartsWith("This was put to somebody else", Assert.Single(office.House.Posts(jonas))
            .Summary, StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await office.PromptsAsync()).Pulses[0].Answers);
    }

    [Fact]
    public async Task A_bad_answer_opens_its_follow_up_and_a_good_one_closes_it_again()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var follow = LeadershipBot.Pulses.AskedQuestion.Read(Assert.Single(await office.PromptsAsync()).Pulses[0].Questions)
            .First(static q => q.After is not null);
        var opener = LeadershipBot.Pulses.AskedQuestion.Read(Assert.Single(await office.PromptsAsync()).Pulses[0].Questions)
            .First(q => q.Item == follow.After);
        bool Shown() => office.House.Posts(office.Meral)[0].Blocks.Any(b => b is Choice c && c.Question == follow.Text
            || b is Scale s && s.Question == follow.Text);
        Assert.False(Shown());
        await office.TapAsync(office.Meral, opener.Options.First(o => follow.Opens!.Contains(o.Key)).Label);
        Assert.True(Shown());
        await office.TapAsync(office.Meral, opener.Options.First(o => !follow.Opens!.Contains(o.Key)).Label);
        Assert.False(Shown());
    }

    [Fact]
    public async Task One_reminder_comes_after_exactly_two_working_days_with_other_words_and_never_a_second()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddDays(13));
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00"], await office.SentAsync(office.Meral));
        var (brief, reminder) = (office.House.Posts(office.Meral)[0], office.House.Posts(office.Meral)[1]);
        Assert.NotEqual(brief.Summary, reminder.Summary);
        Assert.Equal("Closed on Tue 9 Mar without an answer. The brief above still takes one, marked late.", reminder.Summary);
    }

    [Fact]
    public async Task An_answer_before_the_reminder_leaves_it_out()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddDays(1));
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        await office.PassAsync(10);
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(PromptState.Answered, Assert.Single(await office.PromptsAsync()).State);
    }

    [Fact]
    public async Task It_closes_after_five_working_days_and_a_late_answer_is_taken_and_labelled()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief.AddDays(7).AddMinutes(-1));
        Assert.Equal(PromptState.Open, Assert.Single(await office.PromptsAsync()).State);
        await office.PassAsync(1);
        Assert.Equal(PromptState.Closed, Assert.Single(await office.PromptsAsync()).State);
        await office.House.Press(office.Meral, PlainText.Presses(office.House.Posts(office.Meral)[0]).First().Wire);
        await office.House.SettleAsync();
        var prompt = Assert.Single(await office.PromptsAsync());
        Assert.True(Assert.Single(prompt.Pulses[0].Answers).Late);
        Assert.Equal(PromptState.Closed, prompt.State);
        Assert.Contains(PlainText.Words(office.House.Posts(office.Meral)[0]), static w => w == "Answered after the close.");
    }

    [Fact]
    public async Task A_click_before_the_close_that_is_handled_after_it_is_in_time()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var wire = office.Find(office.Meral, office.FirstAnswer(office.Meral)).Wire;
        await office.PassAsync(8);
        await office.House.Press(office.Meral, wire, Office.FirstBrief.AddDays(7).AddMinutes(-1));
        await office.House.SettleAsync();
        var prompt = Assert.Single(await office.PromptsAsync());
        Assert.False(Assert.Single(prompt.Pulses[0].Answers).Late);
        Assert.Equal(PromptState.Answered, prompt.State);
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
    }

    [Fact]
    public async Task A_sentence_is_taken_shown_and_told_to_the_pmo_once_it_cannot_be_undone()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        if (office.FindOrNull(office.Meral, "Add a sentence…") is null)
            return;
        Assert.True((await office.FillAsync(office.Meral, "Add a sentence…", ("sentence", "The line stands still on Sundays.")))
            .Succeeded);
        Assert.Contains(PlainText.Words(office.House.Posts(office.Meral)[0]),
            static w => w == "The line stands still on Sundays.");
        await office.PassAsync(Office.FirstBrief.AddMinutes(29));
        Assert.DoesNotContain(await office.SentAsync(office.Ali),
            static s => s.StartsWith("AnswerNotice", StringComparison.Ordinal));
        await office.PassAsync(Office.FirstBrief.AddMinutes(31));
        Assert.Contains("AnswerNotice 2027-03-02 12:30", await office.SentAsync(office.Ali));
    }

    [Fact]
    public async Task A_sentence_of_141_characters_comes_back_with_its_error_and_nothing_is_recorded()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        var outcome = await office.FillAsync(office.Meral, "Add a sentence…", ("sentence", new string('a', 141)));
        Assert.IsType<FieldErrors>(outcome.Refusal);
        Assert.Empty(Assert.Single(await office.PromptsAsync()).Pulses[0].Answers);
    }

    [Fact]
    public async Task Running_everything_twice_and_at_once_sends_nothing_twice()
    {
        await using var office = await Office.OpenAsync();
        foreach (var at in new[] { Office.FirstBrief, Office.FirstBrief.AddDays(2), Office.FirstBrief.AddDays(7) })
        {
            office.House.Clock.MoveTo(at);
            var works = office.House.Get<IEnumerable<IScheduledWork>>().ToList();
            await Task.WhenAll(works.Concat(works).Concat(works)
                .Select(static w => Task.Run(() => w.RunAsync(CancellationToken.None))));
            await office.House.SettleAsync();
        }
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00"], await office.SentAsync(office.Meral));
        Assert.Single(await office.PromptsAsync());
    }

    private static (string First, string Second) Labels(Office office)
    {
        var question = office.House.Posts(office.Meral)[0].Blocks.First(static b => b is Choice or Scale);
        var buttons = question is Choice choice ? choice.Options : ((Scale)question).Points;
        return (buttons[0].Label, buttons[1].Label);
    }
}
