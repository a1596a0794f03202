using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>Who else sees, answers, puts off or ends a brief.</summary>
public sealed class BriefPeopleTests
{
    [Fact]
    public async Task An_assistant_gets_a_copy_prepares_and_is_not_counted()
    {
        await using var office = await Office.OpenAsync();
        var ayse = await StandInAsync(office, "Ayse Tan", RoleKind.Assistant);
        await office.PassAsync(Office.FirstBrief);
        Assert.Equal(["BriefCopy 2027-03-02 12:00"], await office.SentAsync(ayse));
        await office.TapAsync(ayse, office.FirstAnswer(ayse));
        Assert.Contains(PlainText.Words(office.House.Posts(office.Meral)[0]),
            static w => w.StartsWith("Prepared by Ayse Tan", StringComparison.Ordinal));
        Assert.Equal(PromptState.Open, Assert.Single(await office.PromptsAsync()).State);
        Assert.DoesNotContain("Needs", await office.SaysAsync(office.Ali, "answers MES"), StringComparison.Ordinal);
        await office.PassAsync(8);
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(1, (await office.LineAsync()).UnansweredInRow);
        Assert.Empty(await office.SentAsync(office.Ali));
    }

    [Fact]
    public async Task A_prepared_answer_becomes_the_executives_with_one_tap()
    {
        await using var office = await Office.OpenAsync();
        var ayse = await StandInAsync(office, "Ayse Tan", RoleKind.Assistant);
        await office.PassAsync(Office.FirstBrief);
        var label = office.FirstAnswer(ayse);
        await office.TapAsync(ayse, label);
        await office.TapAsync(office.Meral, label);
        Assert.DoesNotContain(PlainText.Words(office.House.Posts(office.Meral)[0]),
            static w => w.StartsWith("Prepared", StringComparison.Ordinal));
        Assert.Equal(PromptState.Answered, Assert.Single(await office.PromptsAsync()).State);
    }

    [Fact]
    public async Task An_assistant_may_put_the_brief_off()
    {
        await using var office = await Office.OpenAsync();
        var ayse = await StandInAsync(office, "Ayse Tan", RoleKind.Assistant);
        await office.PassAsync(Office.FirstBrief);
        Assert.True((await office.FillAsync(ayse, "Not now…", ("date", "2027-03-05"))).Succeeded);
        await office.PassAsync(14);
        Assert.Contains("Reminder 2027-03-05 12:00", await office.SentAsync(office.Meral));
        Assert.Single(await office.SentAsync(office.Meral), static s => s.StartsWith("Reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deputy_answers_for_the_executive_and_it_is_marked()
    {
        await using var office = await Office.OpenAsync();
        var jonas = await StandInAsync(office, "Jonas Weber", RoleKind.Deputy);
        await office.PassAsync(Office.FirstBrief);
        Assert.Empty(office.House.Posts(jonas));
        await office.TapAsync(office.Meral, "Jonas Weber answers");
        await office.TapAsync(office.Meral, "Jonas Weber answers");
        Assert.Equal(["BriefCopy 2027-03-02 12:00"], await office.SentAsync(jonas));
        await office.TapAsync(jonas, office.FirstAnswer(jonas));
        Assert.Contains("Answered by Jonas Weber as deputy.", PlainText.Words(office.House.Posts(office.Meral)[0]));
        Assert.Equal(PromptState.Answered, Assert.Single(await office.PromptsAsync()).State);
        Assert.Contains("by Jonas Weber as deputy", await office.SaysAsync(office.Ali, "answers MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_sees_only_the_projects_they_stand_in_for()
    {
        await using var office = await Office.OpenAsync();
        var historian = Some.Project("Historian");
        await office.House.AddAsync(historian, Some.Role(historian, office.Meral, RoleKind.Sponsor));
        var jonas = await StandInAsync(office, "Jonas Weber", RoleKind.Deputy);
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "Jonas Weber answers");
        Assert.DoesNotContain(PlainText.Words(Assert.Single(office.House.Posts(jonas))),
            static w => w.Contains("Historian", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deputy_whose_time_is_over_is_refused()
    {
        await using var office = await Office.OpenAsync();
        var jonas = await StandInAsync(office, "Jonas Weber", RoleKind.Deputy, new DateOnly(2027, 3, 3));
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "Jonas Weber answers");
        await office.PassAsync(2);
        await office.TapAsync(jonas, office.FirstAnswer(jonas));
        Assert.StartsWith("This was put to somebody else", office.House.Posts(jonas)[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sponsor_who_has_handed_over_is_refused_and_counts_no_more()
    {
        await using var office = await Office.OpenAsync();
        var ines = await office.House.AddPersonAsync("Ines Duarte");
        await office.PassAsync(Office.FirstBrief);
        await office.SaysAsync(office.Ali, "sponsor MES \"Ines Duarte\"");
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        Assert.StartsWith("You are no longer sponsor of MES", office.House.Posts(office.Meral)[^1].Summary,
            StringComparison.Ordinal);
        await office.PassAsync(20);
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
        Assert.NotNull(ines);
    }

    [Fact]
    public async Task Two_sponsors_of_one_project_are_asked_and_counted_each_for_themselves()
    {
        await using var office = await Office.OpenAsync();
        var ines = Some.Person("Ines Duarte");
        await office.House.AddAsync(ines, Some.Role(office.Project, ines, RoleKind.Sponsor), Office.LineOf(ines));
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        await office.PassAsync(3);
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00"], await office.SentAsync(ines));
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task Stop_ends_everything_unasked_tells_the_pmo_and_counts_nothing()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        Assert.StartsWith("Stopped.", await office.SaysAsync(office.Meral, "stop"), StringComparison.Ordinal);
        Assert.StartsWith("Meral Kaya has stopped the bot", Assert.Single(await office.ToldAsync(office.Ali)),
            StringComparison.Ordinal);
        await office.PassAsync(30);
        Assert.Equal(["Brief 2027-03-02 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
        Assert.DoesNotContain("Meral", await office.SaysAsync(office.Ali, "waiting"), StringComparison.Ordinal);
        Assert.StartsWith("We go on", await office.SaysAsync(office.Meral, "start"), StringComparison.Ordinal);
        Assert.StartsWith("Meral Kaya goes on", (await office.ToldAsync(office.Ali))[^1], StringComparison.Ordinal);
        await office.PassAsync(14);
        Assert.Contains("Brief 2027-04-13 12:00", await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task Two_unanswered_bring_an_offer_and_never_a_third_push()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(90);
        Assert.Equal(
            [
                "Brief 2027-03-02 12:00", "Reminder 2027-03-04 12:00", "Brief 2027-03-16 12:00", "Reminder 2027-03-18 12:00",
                "Brief 2027-03-30 12:00",
            ], await office.SentAsync(office.Meral));
        Assert.StartsWith("The last two briefs stayed unanswered", office.House.Posts(office.Meral)[^1].Summary,
            StringComparison.Ordinal);
        Assert.Equal(2, (await office.ToldAsync(office.Ali)).Count);
    }

    [Theory]
    [InlineData("Half as often", "Brief 2027-04-06 12:00")]
    [InlineData("Keep as it is", "Brief 2027-04-13 12:00")]
    [InlineData("Pause four weeks", "Brief 2027-05-11 12:00")]
    public async Task Each_choice_of_the_offer_is_kept(string choice, string next)
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(new DateTimeOffset(2027, 3, 30, 11, 0, 0, TimeSpan.Zero));
        await office.TapAsync(office.Meral, choice);
        Assert.StartsWith("Noted", office.House.Posts(office.Meral)[4].Summary, StringComparison.Ordinal);
        await office.PassAsync(50);
        Assert.Equal(next, (await office.SentAsync(office.Meral))[5]);
    }

    [Fact]
    public async Task A_hand_over_is_told_to_the_pmo_and_nothing_more_is_asked()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(new DateTimeOffset(2027, 3, 30, 11, 0, 0, TimeSpan.Zero));
        await office.FillAsync(office.Meral, "Hand over…", ("who", "Ines Duarte"));
        Assert.Contains(await office.ToldAsync(office.Ali),
            static t => t.Contains("proposes that Ines Duarte leads", StringComparison.Ordinal));
        await office.PassAsync(60);
        Assert.Equal(5, (await office.SentAsync(office.Meral)).Count);
        Assert.StartsWith("Meral Kaya is asked again", await office.SaysAsync(office.Ali, "brief resume \"Meral Kaya\""),
            StringComparison.Ordinal);
        await office.PassAsync(20);
        Assert.StartsWith("Brief", (await office.SentAsync(office.Meral))[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_an_old_brief_ends_the_silence_and_looks_forward_only()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(60);
        await office.House.Press(office.Meral, PlainText.Presses(office.House.Posts(office.Meral)[0]).First().Wire);
        await office.House.SettleAsync();
        Assert.Equal(0, (await office.LineAsync()).UnansweredInRow);
        await office.PassAsync(14);
        Assert.Equal("Brief 2027-05-11 12:00", (await office.SentAsync(office.Meral))[5]);
        Assert.DoesNotContain(await office.PromptsAsync(), static p => p.State == PromptState.MissedByBot);
    }

    [Fact]
    public async Task Away_from_the_brief_puts_it_aside_and_nothing_counts()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        Assert.True((await office.FillAsync(office.Meral, "Away until…", ("date", "2027-03-19"))).Succeeded);
        await office.PassAsync(28);
        var prompts = await office.PromptsAsync();
        Assert.Equal((PromptState.Skipped, "away"), (prompts[0].State, prompts[0].Reason));
        Assert.Equal((PromptState.Skipped, "away"), (prompts[1].State, prompts[1].Reason));
        Assert.Equal(["Brief 2027-03-02 12:00", "Brief 2027-03-30 12:00"], await office.SentAsync(office.Meral));
    }

    [Fact]
    public async Task An_absence_declared_while_it_is_open_moves_reminder_and_close()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        await office.SaysAsync(office.Meral, "away 2027-03-03 to 2027-03-05");
        await office.PassAsync(9);
        Assert.Equal(["Brief 2027-03-02 12:00", "Reminder 2027-03-09 12:00"], await office.SentAsync(office.Meral));
        Assert.Equal(PromptState.Open, (await office.PromptsAsync())[0].State);
        await office.PassAsync(1);
        Assert.Equal(PromptState.Closed, (await office.PromptsAsync())[0].State);
    }

    [Fact]
    public async Task An_absence_declared_after_the_close_takes_it_out_of_the_count()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(new DateTimeOffset(2027, 3, 25, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, (await office.LineAsync()).UnansweredInRow);
        await office.House.AddAsync(Some.Absence(office.Meral, new DateOnly(2027, 3, 17), new DateOnly(2027, 3, 24)));
        await office.PassAsync(7);
        var third = (await office.PromptsAsync())[2];
        Assert.NotEmpty(third.Pulses);
    }

    [Fact]
    public async Task Not_me_is_told_and_ends_the_questions()
    {
        await using var office = await Office.OpenAsync(static p => p.IntroducedAt = null);
        await office.ChangeAsync(db => db.CadenceLines.ExecuteDeleteAsync());
        await office.House.SettleAsync();
        await office.TapAsync(office.Meral, "Not me");
        Assert.StartsWith("Meral Kaya says they are not the sponsor", Assert.Single(await office.ToldAsync(office.Ali)),
            StringComparison.Ordinal);
        await office.PassAsync(40);
        Assert.Equal(["Introduction 2027-03-01 10:00"], await office.SentAsync(office.Meral));
        await office.SaysAsync(office.Meral, "start");
        await office.PassAsync(20);
        Assert.Contains(await office.SentAsync(office.Meral), static s => s.StartsWith("Brief", StringComparison.Ordinal));
    }

    private static async Task<Person> StandInAsync(Office office, string name, RoleKind kind, DateOnly? until = null)
    {
        var person = Some.Person(name);
        var role = Some.Role(office.Project, person, kind, office.Meral);
        role.Until = until;
        await office.House.AddAsync(person, role);
        return person;
    }
}
