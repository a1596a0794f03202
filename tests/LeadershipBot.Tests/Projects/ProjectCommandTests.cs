using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Projects;

public sealed class ProjectCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_nothing_to_a_running_pilot_in_five_lines()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Admin("Ali Demir");
        var jane = Some.Person("Jane Doe");
        await house.AddAsync(pmo, jane);
        Assert.Contains("with you as its PMO", (await house.SaysAsync(pmo, "add project MES and Historian")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("has no sponsor yet", (await house.SaysAsync(pmo, "start pilot mes")).Summary, StringComparison.Ordinal);
        var named = await house.SaysAsync(pmo, "sponsor mes jane");
        Assert.Contains("nothing is sent before the pilot starts", named.Summary, StringComparison.Ordinal);
        Assert.Empty(house.Posts(jane));
        var started = await house.PressesAsync(pmo, named, "Start pilot");
        Assert.Contains("The pilot of MES and Historian has started. All 2 people can be reached.", started.Summary,
            StringComparison.Ordinal);
        Assert.Contains("The first message would go to Jane Doe on Mon 1 Mar 2027 10:00 their time", started.Summary,
            StringComparison.Ordinal);
        Assert.StartsWith("Your charter for MES and Historian, planning.", Assert.Single(house.Posts(jane)).Summary,
            StringComparison.Ordinal);
        Assert.Contains("compared with what I saw before", (await house.SaysAsync(pmo, "approve mes")).Said(),
            StringComparison.Ordinal);
        Assert.Contains("is in execution from today", (await house.SaysAsync(pmo, "phase mes execution")).Summary,
            StringComparison.Ordinal);
        Assert.Equal(2, house.Posts(jane).Count);
    }

    [Theory]
    [InlineData("approve mes 3 Feb", true, "compared with its charter, not with the past")]
    [InlineData("approve mes --", true, "compared with its charter, not with the past")]
    [InlineData("approve mes before", true, "approved before I came")]
    [InlineData("approve mes", false, "is compared with what I saw before")]
    public async Task An_approval_before_the_bot_came_is_compared_with_the_charter(string line, bool withCharter, string part)
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Admin("Ali Demir");
        await house.AddAsync(pmo);
        await house.SaysAsync(pmo, "add project MES");
        house.Advance(TimeSpan.FromDays(7));
        var reply = await house.SaysAsync(pmo, line);
        Assert.Contains(part, reply.Summary, StringComparison.Ordinal);
        Assert.Equal(withCharter, (await ProjectAsync(house)).ComparedWithCharter);
        await house.PressesAsync(pmo, reply, "Undo");
        Assert.Null((await ProjectAsync(house)).ApprovedOn);
        Assert.False((await ProjectAsync(house)).ComparedWithCharter);
    }

    [Fact]
    public async Task A_new_sponsor_ends_the_one_before_with_their_deputy_the_day_before()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane, bo, mia) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"), Some.Person("Bo Ek"),
            Some.Person("Mia Lang"));
        var project = Some.Project("MES");
        await house.AddAsync(pmo, jane, bo, mia, project, Some.Role(project, jane, RoleKind.Sponsor),
            Some.Role(project, mia, RoleKind.Deputy, jane));
        var reply = await house.SaysAsync(pmo, "sponsor mes bo from 15 mar");
        Assert.Contains("Bo Ek is sponsor of MES from Mon 15 Mar 2027. Jane Doe ends on Sun 14 Mar 2027, with deputies",
            reply.Summary, StringComparison.Ordinal);
        Assert.All(await RolesAsync(house, jane, mia), static r => Assert.Equal(new DateOnly(2027, 3, 14), r.Until));
        await house.PressesAsync(pmo, reply, "Undo");
        Assert.All(await RolesAsync(house, jane, mia), static r => Assert.Null(r.Until));
        Assert.Empty(await RolesAsync(house, bo));
    }

    [Fact]
    public async Task An_executive_names_their_own_deputy_in_all_their_projects()
    {
        await using var house = await Typing.OpenAsync();
        var (jane, mia) = (Some.Person("Jane Doe"), Some.Person("Mia Lang"));
        var (one, two) = (Some.Project("MES"), Some.Project("Fiber"));
        await house.AddAsync(jane, mia, one, two, Some.Role(one, jane, RoleKind.Sponsor), Some.Role(two, jane, RoleKind.Sponsor));
        await house.SettleAsync();
        var reply = await house.SaysAsync(jane, "deputy mia until 14 may with vote");
        Assert.Contains("Mia Lang is your deputy in Fiber, MES", reply.Summary, StringComparison.Ordinal);
        Assert.Contains("They may answer and decide.", reply.Summary, StringComparison.Ordinal);
        Assert.All(await RolesAsync(house, mia), r =>
            Assert.True(r is { WithVote: true } && r.ForPersonId == jane.Id && r.Until == new DateOnly(2027, 5, 14)));
        Assert.Contains("never decides", (await house.SaysAsync(jane, "assistant mia with vote")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("Only the sponsor", (await house.SaysAsync(mia, "assistant jane")).Summary, StringComparison.Ordinal);
        await house.PressesAsync(jane, reply, "Undo");
        Assert.Empty(await RolesAsync(house, mia));
    }

    [Theory]
    [InlineData("lead mes mia", RoleKind.Lead)]
    [InlineData("member mes mia", RoleKind.Member)]
    [InlineData("pmo mes mia from tomorrow", RoleKind.Pmo)]
    [InlineData("chair mes mia", RoleKind.SteeringChair)]
    [InlineData("deputy mes mia for jane", RoleKind.Deputy)]
    [InlineData("assistant mes mia for jane next week", RoleKind.Assistant)]
    public async Task A_role_is_given_ended_and_taken_back(string line, RoleKind kind)
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane, mia) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"), Some.Person("Mia Lang"));
        var project = Some.Project("MES");
        await house.AddAsync(pmo, jane, mia, project, Some.Role(project, jane, RoleKind.Sponsor),
            Some.Role(project, pmo, RoleKind.Pmo));
        var given = await house.SaysAsync(pmo, line);
        Assert.Equal(kind, Assert.Single(await RolesAsync(house, mia)).Kind);
        var ended = await house.SaysAsync(pmo, $"end {line.Split(' ')[0]} mes mia");
        Assert.NotNull(Assert.Single(await RolesAsync(house, mia)).Until);
        await house.PressesAsync(pmo, ended, "Undo");
        await house.PressesAsync(pmo, given, "Undo");
        Assert.Empty(await RolesAsync(house, mia));
    }

    [Fact]
    public async Task The_last_pmo_stays()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Person("Ali Demir");
        var project = Some.Project("MES");
        await house.AddAsync(pmo, project, Some.Role(project, pmo, RoleKind.Pmo));
        Assert.Contains("is the only PMO of MES", (await house.SaysAsync(pmo, "end pmo mes me")).Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pmo_of_another_project_is_told_whom_to_ask()
    {
        await using var house = await Typing.OpenAsync();
        var (ali, bo) = (Some.Person("Ali Demir"), Some.Person("Bo Ek"));
        var (mes, fiber) = (Some.Project("MES"), Some.Project("Fiber"));
        await house.AddAsync(ali, bo, mes, fiber, Some.Role(mes, ali, RoleKind.Pmo), Some.Role(fiber, bo, RoleKind.Pmo));
        Assert.Equal("Only the PMO of MES can do that: Ali Demir.", (await house.SaysAsync(bo, "pause mes")).Summary);
        Assert.Null((await ProjectAsync(house, "MES")).PausedAt);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_a_project_does_not_learn_its_name()
    {
        await using var house = await Typing.OpenAsync();
        var mia = await house.AddPersonAsync("Mia Lang");
        await house.AddAsync(Some.Project("Secret Merger"));
        var reply = await house.SaysAsync(mia, "status secret merge");
        Assert.Contains("I know no project called 'secret merge'. No project is known yet.", reply.Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pausing_everything_is_a_switch_with_a_way_back()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Admin("Ali Demir");
        await house.AddAsync(pmo);
        var paused = await house.SaysAsync(pmo, "pause all");
        await using (var db = house.Look())
            Assert.Equal("Ali Demir, 2027-03-01 09:00 UTC",
                (await db.Settings.SingleAsync(s => s.Key == SettingKeys.Paused, Token)).Value);
        Assert.Contains("paused already", (await house.SaysAsync(pmo, "pause all")).Summary, StringComparison.Ordinal);
        await house.PressesAsync(pmo, paused, "Resume all");
        await using (var db = house.Look())
            Assert.False(await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, Token));
    }

    [Fact]
    public async Task A_phase_is_history_and_its_undo_takes_the_history_back()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Admin("Ali Demir");
        var project = Some.Project("MES");
        await house.AddAsync(pmo, project);
        var reply = await house.SaysAsync(pmo, "remove project mes");
        Assert.Equal("MES is closed. Nothing more is sent for it; everything recorded stays.", reply.Summary);
        await using (var db = house.Look())
            Assert.Equal(Phase.Closed, (await db.PhaseChanges.SingleAsync(Token)).Phase);
        await house.PressesAsync(pmo, reply, "Undo");
        Assert.Equal(Phase.Execution, (await ProjectAsync(house)).Phase);
        await using (var db = house.Look())
            Assert.Empty(await db.PhaseChanges.ToListAsync(Token));
    }

    [Fact]
    public async Task A_site_renamed_keeps_its_shutdowns()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = Some.Admin("Ali Demir");
        await house.AddAsync(pmo, Some.Project("MES"));
        Assert.Contains("Bursa is a site now (zone Europe/Istanbul), in MES",
            (await house.SaysAsync(pmo, "add site Bursa in Europe/Istanbul for mes")).Summary,
            StringComparison.Ordinal);
        await house.AddAsync(new Holiday { Calendar = "site:Bursa", Date = new(2027, 8, 2), Name = "Summer", IsShutdown = true });
        var renamed = await house.SaysAsync(pmo, "rename site bursa to Bursa West");
        await using (var db = house.Look())
            Assert.Equal("site:Bursa West", (await db.Holidays.SingleAsync(Token)).Calendar);
        await house.PressesAsync(pmo, renamed, "Undo");
        await using (var db = house.Look())
            Assert.Equal("site:Bursa", (await db.Holidays.SingleAsync(Token)).Calendar);
    }

    [Fact]
    public async Task Status_shows_facts_and_hides_the_charter_from_members()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane, mia) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"), Some.Person("Mia Lang"));
        var project = Some.Project("MES");
        await house.AddAsync(pmo, jane, mia, project, Some.Role(project, jane, RoleKind.Sponsor),
            Some.Role(project, mia, RoleKind.Member));
        await house.SaysAsync(jane, "charter mes");
        var full = (await house.SaysAsync(pmo, "status mes")).Said();
        Assert.Contains("Sponsor: Jane Doe", full, StringComparison.Ordinal);
        Assert.Contains("Charter: proposed, not agreed", full, StringComparison.Ordinal);
        Assert.Contains("Waiting: nothing", full, StringComparison.Ordinal);
        var partly = (await house.SaysAsync(mia, "status mes")).Said();
        Assert.Contains("Phase: execution", partly, StringComparison.Ordinal);
        Assert.DoesNotContain("Charter", partly, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_button_under_every_reply_is_understood()
    {
        await using var house = await Typing.OpenAsync();
        var (pmo, jane) = (Some.Admin("Ali Demir"), Some.Person("Jane Doe"));
        await house.AddAsync(pmo, jane);
        string[] lines = ["add project \"Line 3, Müller\"", "sponsor müller jane", "status müller", "start pilot müller",
            "approve müller", "people", "projects", "help"];
        foreach (var line in lines)
            foreach (var button in (await house.SaysAsync(pmo, line)).AllButtons()
                .Where(static b => b.Label != "Undo" && b.Label != "Pause"))
            {
                var before = house.Posts(pmo).Count;
                await house.Press(pmo, button.Wire);
                await house.SettleAsync();
                Assert.DoesNotContain("I know no", house.Posts(pmo)[before].Summary, StringComparison.Ordinal);
                Assert.DoesNotContain("understood", house.Posts(pmo)[before].Summary, StringComparison.Ordinal);
            }
    }

    private static async Task<Project> ProjectAsync(BotHouse house, string name = "MES")
    {
        await using var db = house.Look();
        return await db.Projects.SingleAsync(p => p.Name == name, Token);
    }

    private static async Task<List<RoleAssignment>> RolesAsync(BotHouse house, params Person[] people)
    {
        var ids = people.Select(static p => p.Id).ToList();
        await using var db = house.Look();
        return await db.Roles.Where(r => ids.Contains(r.PersonId)).ToListAsync(Token);
    }
}
