using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.People;

public sealed class PeopleCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_is_added_with_the_zone_of_whoever_adds_them()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        var reply = await house.SaysAsync(pmo, "add person Mia Lang mia@Example.com");
        Assert.Contains("Mia Lang is known now (zone Europe/Berlin, like yours)", reply.Summary, StringComparison.Ordinal);
        await using var db = house.Look();
        Assert.Equal("mia@example.com", (await db.People.SingleAsync(p => p.Name == "Mia Lang", Token)).Email);
        Assert.Contains(await db.Audit.ToListAsync(Token), static a => a.Action == "person.added");
    }

    [Theory]
    [InlineData("add person Mia ali@example.com", "already belongs to Ali Demir")]
    [InlineData("add person Mia in Mars/Olympus", "does not look like a name")]
    [InlineData("set mia hours late", "are not working hours. Write for example 08:00-17:30.")]
    [InlineData("set mia days never", "is not a weekday")]
    [InlineData("set mia zone Berlin", "Did you mean Europe/Berlin")]
    [InlineData("set mia rota DDNN", "is not a shift rota")]
    [InlineData("set mia language german", "is not a language key")]
    [InlineData("cancel away mia", "Mia Lang has no absence now or ahead.")]
    [InlineData("undo", "There is nothing of yours to take back.")]
    public async Task What_cannot_be_is_refused_with_a_cure_and_changes_nothing(string line, string part)
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir", "ali@example.com");
        await house.AddPersonAsync("Mia Lang");
        var reply = await house.SaysAsync(pmo, line);
        Assert.Contains(part, reply.Said(), StringComparison.Ordinal);
        await using var db = house.Look();
        Assert.Empty(await db.UndoSteps.ToListAsync(Token));
        Assert.Equal(2, await db.People.CountAsync(Token));
    }

    [Theory]
    [InlineData("set mia zone asia/tokyo", PersonField.Zone, "Asia/Tokyo", "Europe/Berlin")]
    [InlineData("set mia hours 7:00-15:30", PersonField.Hours, "07:00-15:30", "08:00-18:00")]
    [InlineData("set mia days Sun-Thu", PersonField.Days, "Sun-Thu", "Mon-Fri")]
    [InlineData("set mia rota DDNN---- from 2026-01-05 day 06:00-18:00 night 18:00-06:00", PersonField.Rota,
        "DDNN---- from 2026-01-05 day 06:00-18:00 night 18:00-06:00", "none")]
    [InlineData("set mia calendar TR", PersonField.Calendar, "TR", "none")]
    [InlineData("set mia language de", PersonField.Language, "de", "en")]
    public async Task A_setting_is_changed_and_undone(string line, PersonField field, string after, string before)
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        var mia = await house.AddPersonAsync("Mia Lang");
        var reply = await house.SaysAsync(pmo, line);
        Assert.Contains($"is now {after} (was {before})", reply.Summary, StringComparison.Ordinal);
        Assert.Equal(after, PersonSettings.Read(await FreshAsync(house, mia), field));
        Assert.StartsWith("Taken back:", (await house.PressesAsync(pmo, reply, "Undo")).Summary, StringComparison.Ordinal);
        Assert.Equal(before, PersonSettings.Read(await FreshAsync(house, mia), field));
    }

    [Fact]
    public async Task Everybody_sets_their_own_and_nobody_elses()
    {
        await using var house = await Typing.OpenAsync();
        var (mia, jane) = (await house.AddPersonAsync("Mia Lang"), await house.AddPersonAsync("Jane Doe"));
        Assert.Contains("is now 10:00-16:00", (await house.SaysAsync(mia, "set me hours 10:00-16:00")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("Only Mia Lang, an administrator or a PMO of their projects",
            (await house.SaysAsync(jane, "set mia hours 1:00-2:00")).Summary,
            StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(10, 0), (await FreshAsync(house, mia)).WorkFrom);
    }

    [Fact]
    public async Task An_absence_is_declared_listed_cancelled_and_brought_back()
    {
        await using var house = await Typing.OpenAsync();
        var mia = await house.AddPersonAsync("Mia Lang");
        Assert.Contains("You are away Wed 3 Mar 2027 to Fri 14 May 2027",
            (await house.SaysAsync(mia, "away 3 mar until 14 may")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("already away", (await house.SaysAsync(mia, "away 4 mar")).Summary, StringComparison.Ordinal);
        Assert.Contains("Mia Lang: Wed 3 Mar 2027", (await house.SaysAsync(mia, "absences")).Said(), StringComparison.Ordinal);
        await house.SaysAsync(mia, "cancel away");
        Assert.Empty((await FreshAsync(house, mia)).Absences);
        Assert.Equal("Taken back: cancelled absence of Mia Lang.", (await house.SaysAsync(mia, "undo")).Summary);
        Assert.Single((await FreshAsync(house, mia)).Absences);
        Assert.Equal("Taken back: absence of Mia Lang.".Length > 0, (await house.SaysAsync(mia, "undo")).Summary.Length > 0);
    }

    [Fact]
    public async Task Of_several_absences_the_right_one_is_chosen_by_a_button()
    {
        await using var house = await Typing.OpenAsync();
        var mia = await house.AddPersonAsync("Mia Lang");
        await house.SaysAsync(mia, "away 8-10 mar");
        await house.SaysAsync(mia, "away 22-24 mar");
        var which = await house.SaysAsync(mia, "cancel away me");
        Assert.Contains("away 2 times", which.Summary, StringComparison.Ordinal);
        await house.PressesAsync(mia, which, "2027-03-22 to 2027-03-24");
        Assert.Equal(new DateOnly(2027, 3, 8), Assert.Single((await FreshAsync(house, mia)).Absences).From);
    }

    [Fact]
    public async Task An_assistant_says_that_their_executive_is_away()
    {
        await using var house = await Typing.OpenAsync();
        var (boss, assistant, other) = (await house.AddPersonAsync("Jane Doe"), await house.AddPersonAsync("Mia Lang"),
            await house.AddPersonAsync("Bo Ek"));
        var project = Some.Project("MES");
        await house.AddAsync(project, Some.Role(project, boss, RoleKind.Sponsor),
            Some.Role(project, assistant, RoleKind.Assistant, boss));
        Assert.Contains("No deputy is named", (await house.SaysAsync(assistant, "away jane next week")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("Only Jane Doe", (await house.SaysAsync(other, "away jane next week")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_loses_their_roles_and_gets_them_back_by_undo()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        var mia = await house.AddPersonAsync("Mia Lang");
        var project = Some.Project("MES");
        await house.AddAsync(project, Some.Role(project, mia, RoleKind.Lead));
        var reply = await house.SaysAsync(pmo, "remove person mia");
        Assert.Contains("Ended: lead of MES", reply.Summary, StringComparison.Ordinal);
        Assert.NotNull((await FreshAsync(house, mia)).LeftAt);
        Assert.Contains("I know no person called 'mia'", (await house.SaysAsync(pmo, "absences mia")).Summary,
            StringComparison.Ordinal);
        await house.PressesAsync(pmo, reply, "Undo");
        Assert.Null((await FreshAsync(house, mia)).LeftAt);
        await using var db = house.Look();
        Assert.Null((await db.Roles.SingleAsync(Token)).Until);
    }

    [Fact]
    public async Task The_only_administrator_cannot_be_removed()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        Assert.Contains("is the only administrator", (await house.SaysAsync(pmo, "remove person me")).Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_comes_too_late_after_an_hour_and_works_only_once()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        await house.AddPersonAsync("Mia Lang");
        var first = await house.SaysAsync(pmo, "set mia days Sun-Thu");
        await house.PressesAsync(pmo, first, "Undo");
        Assert.Contains("taken back already", (await house.PressesAsync(pmo, first, "Undo")).Summary, StringComparison.Ordinal);
        var second = await house.SaysAsync(pmo, "rename person mia to Mia Long");
        house.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("Too late to take back: renaming Mia Lang. It could be undone until Mon 1 Mar 2027 11:00.",
            (await house.PressesAsync(pmo, second, "Undo")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_pmo_lists_people_and_the_refusal_names_one()
    {
        await using var house = await Typing.OpenAsync();
        await AdminAsync(house, "Ali Demir");
        var mia = await house.AddPersonAsync("Mia Lang");
        Assert.Equal("Only a PMO or an administrator can do that: Ali Demir.", (await house.SaysAsync(mia, "people")).Summary);
        Assert.Equal("Only a PMO or an administrator can do that: Ali Demir.",
            (await house.SaysAsync(mia, "remove person zzz")).Summary);
    }

    [Fact]
    public async Task People_says_who_cannot_be_reached_and_why()
    {
        await using var house = await Typing.OpenAsync();
        var pmo = await AdminAsync(house, "Ali Demir");
        await house.SaysAsync(pmo, "add person Mia Lang in Asia/Tokyo");
        var reply = await house.SaysAsync(pmo, "people");
        Assert.Equal("2 people; 1 cannot be reached.", reply.Summary);
        Assert.Contains("Mia Lang: no role; Asia/Tokyo; not reachable: no chat account linked", reply.Said(),
            StringComparison.Ordinal);
    }

    private static async Task<Person> AdminAsync(BotHouse house, string name, string? email = null)
    {
        var admin = Some.Admin(name);
        admin.Email = email;
        await house.AddAsync(admin);
        return admin;
    }

    private static async Task<Person> FreshAsync(BotHouse house, Person person)
    {
        await using var db = house.Look();
        return await db.People.Include(p => p.Absences).SingleAsync(p => p.Id == person.Id, Token);
    }
}
