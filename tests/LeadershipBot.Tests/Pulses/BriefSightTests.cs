using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>A PMO sees and moves the briefs of their own executives, and of these only what concerns their projects.</summary>
public sealed class BriefSightTests
{
    [Theory]
    [InlineData("brief now \"Meral Kaya\"")]
    [InlineData("brief pause \"Meral Kaya\"")]
    [InlineData("brief resume \"Meral Kaya\"")]
    [InlineData("brief preview \"Meral Kaya\"")]
    [InlineData("show as \"Meral Kaya\"")]
    [InlineData("deliveries \"Meral Kaya\"")]
    public async Task Another_offices_executive_is_out_of_sight(string line)
    {
        await using var office = await Office.OpenAsync();
        var ines = await OtherPmoAsync(office);
        Assert.StartsWith("Meral Kaya is not sponsor of a project of yours", await office.SaysAsync(ines, line),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deliveries")]
    [InlineData("waiting")]
    [InlineData("brief preview")]
    public async Task Lists_leave_other_offices_out(string line)
    {
        await using var office = await Office.OpenAsync();
        var ines = await OtherPmoAsync(office);
        await office.PassAsync(Office.FirstBrief);
        Assert.DoesNotContain("Meral", await office.SaysAsync(ines, line), StringComparison.Ordinal);
        Assert.Contains("Meral", await office.SaysAsync(office.Ali, line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_for_the_projects_own_office_and_admins()
    {
        await using var office = await Office.OpenAsync();
        var ines = await OtherPmoAsync(office);
        var root = Some.Admin("Root");
        await office.House.AddAsync(root);
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        Assert.Contains("Meral Kaya", await office.SaysAsync(office.Ali, "answers MES"), StringComparison.Ordinal);
        Assert.Contains("Meral Kaya", await office.SaysAsync(root, "answers MES"), StringComparison.Ordinal);
        Assert.DoesNotContain("Meral Kaya", await office.SaysAsync(ines, "answers MES"), StringComparison.Ordinal);
        Assert.DoesNotContain("latest answers", await office.SaysAsync(office.Meral, "answers MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_shared_executive_sponsors_elsewhere_is_not_named()
    {
        await using var office = await Office.OpenAsync();
        var secret = Some.Project("Secret Line");
        await office.House.AddAsync(secret, Some.Role(secret, office.Meral, RoleKind.Sponsor));
        await office.PassAsync(Office.FirstBrief.AddMinutes(-1));
        foreach (var line in new[] { "brief preview", "brief preview \"Meral Kaya\"", "brief preview project MES",
            "show as \"Meral Kaya\"" })
            Assert.DoesNotContain("Secret", await office.SaysAsync(office.Ali, line), StringComparison.Ordinal);
        await office.PassAsync(Office.FirstBrief);
        var waiting = await office.SaysAsync(office.Ali, "waiting");
        Assert.Contains("MES", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_a_project_lists_brief_and_reminder_and_who_rests()
    {
        await using var office = await Office.OpenAsync();
        var jonas = Some.Person("Jonas Weber");
        jonas.StoppedAt = Some.Monday;
        await office.House.AddAsync(jonas, Some.Role(office.Project, jonas, RoleKind.Sponsor), Office.LineOf(jonas));
        var said = await office.SaysAsync(office.Ali, "brief preview project MES");
        Assert.Contains("Tue 2 Mar 12:00: brief on MES", said, StringComparison.Ordinal);
        Assert.Contains("Thu 4 Mar 12:00: reminder on MES", said, StringComparison.Ordinal);
        Assert.Contains("said stop", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_shows_the_coming_questions_and_cannot_answer_them()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "show as \"Meral Kaya\"");
        var sample = office.House.Posts(office.Ali)[^1];
        Assert.Empty(PlainText.Presses(sample));
        await office.PassAsync(Office.FirstBrief);
        var question = office.House.Posts(office.Meral)[0].Blocks.OfType<Choice>().First();
        Assert.Contains(PlainText.Words(sample), w => w.StartsWith(question.Question, StringComparison.Ordinal));
    }

    private static async Task<Person> OtherPmoAsync(Office office)
    {
        var (ines, other) = (Some.Person("Ines Duarte"), Some.Project("Fiber Ring"));
        await office.House.AddAsync(ines, other, Some.Role(other, ines, RoleKind.Pmo));
        return ines;
    }
}
