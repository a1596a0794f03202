using LeadershipBot.Imports;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Imports;

/// <summary>Rows as they really go wrong; each is told with its line, its column and what to do, and leaves no trace.</summary>
public sealed class BadRowTests
{
    private static readonly Dictionary<ImportKind, string> Headers = new()
    {
        [ImportKind.People] = "name,email,zone,days,hours,rota,language,calendar,site,accounts,roles",
        [ImportKind.Projects] = "name,phase,approved,sites,sponsor,deputy,chair,lead,pmo,members",
        [ImportKind.Absences] = "person,from,until",
        [ImportKind.Holidays] = "calendar,date,name,shutdown",
        [ImportKind.Outcomes] = "project,sentence,target,date,it,ot",
        [ImportKind.Decisions] = "project,decider,second,question,options,due,waits,proposed",
        [ImportKind.Charters] = "project,sponsor,phase,hours,rhythm,days,deputy,signed",
        [ImportKind.Attended] = "project,date,came",
    };

    [Theory]
    [InlineData(ImportKind.People, ",x@example.com,Europe/Berlin", "name: This cell is empty. Fill it")]
    [InlineData(ImportKind.People, "Mia,mia.example.com,Europe/Berlin", "email: 'mia.example.com' is not an e-mail address")]
    [InlineData(ImportKind.People, "mia@example.com,,Europe/Berlin", "name: 'mia@example.com' does not look like a name")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berln", "zone: 'Europe/Berln' is not a time zone. Did you mean Europe/Berlin")]
    [InlineData(ImportKind.People, "Mia,,", "zone: A new person needs a time zone or a site.")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,Mo-Fr", "days: 'Mo-Fr' is not a weekday or a range")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,8-17",
        "hours: '8-17' are not working hours. Write for example 08:00-17:30.")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,DD-- from monday day 06:00-18:00",
        "rota: 'monday' is not a date of the form")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,English", "language: 'English' is not a language key")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,Bursaa", "site: 'Bursaa' is no site I know. Did you mean Bursa?")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,U0456",
        "accounts: 'U0456' is not an account. Write it as slack/WORKSPACE/USER")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,slack/T1/U-TAKEN",
        "accounts: slack/T1/U-TAKEN belongs to somebody else already")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,,MES",
        "roles: 'MES' is not a project and a role. Write PROJECT: sponsor")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,,MESS: lead",
        "roles: 'MESS' is no project I know. Did you mean MES?")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,,MES: sponsor",
        "roles: MES has a sponsor already. Use the sponsor command")]
    [InlineData(ImportKind.People, "Mia,ali@example.com,Europe/Berlin\nAli,ali@example.com,Europe/Berlin",
        "email: The same person is on line 2.")]
    [InlineData(ImportKind.People, "Mia,,Europe/Berlin,,,,,,,,,too,many", "This row has 13 cells, the header 11.")]
    [InlineData(ImportKind.People, "Mi\"a,,Europe/Berlin", "A quotation mark stands in the middle of a cell.")]
    [InlineData(ImportKind.People, "\"Mia,,Europe/Berlin", "A quotation mark is not closed on its line.")]
    [InlineData(ImportKind.Projects, ",execution", "name: This cell is empty.")]
    [InlineData(ImportKind.Projects, "New,building", "phase: 'building' is not a phase. Write planning, execution")]
    [InlineData(ImportKind.Projects, "New,,1.2.2027", "approved: '1.2.2027' is not a date of the form 2027-03-14")]
    [InlineData(ImportKind.Projects, "New,,2027-12-01", "approved: Wed 1 Dec 2027 is still to come. Leave the cell empty")]
    [InlineData(ImportKind.Projects, "New,,,Gebze",
        "sites: 'Gebze' is a new site and needs its time zone: Gebze (Europe/Berlin).")]
    [InlineData(ImportKind.Projects, "New,,,Gebze (Turkey time)", "sites: 'Turkey time' is not a time zone")]
    [InlineData(ImportKind.Projects, "New,,,,Ali Demr", "sponsor: 'Ali Demr' is nobody I know. Did you mean Ali Demir?")]
    [InlineData(ImportKind.Projects, "MES,,,,Ali Demir", "sponsor: MES has a sponsor already.")]
    [InlineData(ImportKind.Projects, "New,,,,,Ali Demir", "deputy: A deputy stands in for a sponsor, and this project has none.")]
    [InlineData(ImportKind.Projects, "New,,,,Ali Demir,Ali Demir", "deputy: The sponsor cannot be their own deputy.")]
    [InlineData(ImportKind.Projects, "New,,,,,,,,,Twin Name",
        "members: There are 2 people called 'Twin Name'. Use the e-mail address.")]
    [InlineData(ImportKind.Projects, "New\nNEW", "name: The same project is on line 2.")]
    [InlineData(ImportKind.Absences, "Ali Demir,2027-08-20,2027-08-02",
        "until: 2027-08-02 is before 2027-08-20. Swap the two dates.")]
    [InlineData(ImportKind.Absences, "Ali Demir,02/08/2027,2027-08-20", "from: '02/08/2027' is not a date of the form")]
    [InlineData(ImportKind.Absences, "Ali Demir,2027-08-02,", "until: This cell is empty.")]
    [InlineData(ImportKind.Absences, "Ali Demir,2027-08-02,2029-08-02", "until: This is longer than 400 days.")]
    [InlineData(ImportKind.Absences, "nobody@example.com,2027-08-02,2027-08-03",
        "person: 'nobody@example.com' is nobody I know.")]
    [InlineData(ImportKind.Holidays, "TR,2027-02-30,Impossible", "date: '2027-02-30' is not a date")]
    [InlineData(ImportKind.Holidays, "TR,2027-04-23,Day,perhaps", "shutdown: Write yes or no.")]
    [InlineData(ImportKind.Holidays, "TR,2027-04-23,Day,yes",
        "shutdown: Only a site can be shut: write its calendar as site:NAME")]
    [InlineData(ImportKind.Holidays, "site:Izmir,2027-04-23,Day", "calendar: 'Izmir' is no site I know.")]
    [InlineData(ImportKind.Outcomes, "Nope,Less scrap", "project: 'Nope' is no project I know.")]
    [InlineData(ImportKind.Outcomes, "MES,", "sentence: This cell is empty.")]
    [InlineData(ImportKind.Outcomes, "MES,Less scrap,,soon", "date: 'soon' is not a date")]
    [InlineData(ImportKind.Decisions, "MES,Nobody,,Who owns it,OT | IT,2027-03-12", "decider: 'Nobody' is nobody I know.")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,,,OT | IT,2027-03-12", "question: This cell is empty.")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,,Who owns it,OT | IT,", "due: This cell is empty.")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,,Who owns it,OT,2027-03-12", "A decision has 2 to 6 options")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,,Who owns it,OT | IT,2027-02-12",
        "A decision is wanted by a day between 2027-03-01")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,Jane Doe,Who owns it,OT | IT,2027-03-12",
        "One person decides, or two different ones")]
    [InlineData(ImportKind.Decisions, "MES,Jane Doe,,Who owns it,OT | IT,2027-03-12,,both", "'both' is none of the options")]
    [InlineData(ImportKind.Decisions, "Asleep,Jane Doe,,Who owns it,OT | IT,2027-03-12",
        "Nothing is sent for Asleep before its pilot starts")]
    [InlineData(ImportKind.Charters, "MES,Ali Demir", "sponsor: Ali Demir does not sponsor MES.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,closed", "phase: A closed project asks nothing of its sponsor.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,,81", "hours: Write a whole number from 0 to 80.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,,,daily", "rhythm: Write weekly, fortnightly or monthly.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,,,,0", "days: Write a whole number from 1 to 30.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,,,,,Jane Doe", "deputy: The sponsor cannot be their own deputy.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,,,,,,2027-12-01", "signed: Wed 1 Dec 2027 is still to come.")]
    [InlineData(ImportKind.Charters, "MES,Jane Doe,sustain\nMES,Jane Doe,sustain", "project: The same charter is on line 2.")]
    [InlineData(ImportKind.Attended, "MES,2027-12-01,Jane Doe", "date: Wed 1 Dec 2027 is still to come.")]
    [InlineData(ImportKind.Attended, "MES,2027-02-23,", "came: This cell is empty.")]
    [InlineData(ImportKind.Attended, "MES,2027-02-23,Jane Doe (Ali Demr)",
        "came: 'Ali Demr' is nobody I know. Did you mean Ali Demir?")]
    [InlineData(ImportKind.Attended, "MES,2027-02-23,Jane Doe (jane doe)", "came: Jane Doe cannot be their own deputy.")]
    [InlineData(ImportKind.Attended, "MES,2027-02-23,Jane Doe\nMES,2027-02-23,Ali Demir",
        "date: The same meeting is on line 2. Name everybody who came in one row.")]
    public async Task A_bad_row_is_told_with_its_line_and_cure_and_leaves_no_trace(ImportKind kind, string rows, string part)
    {
        await using var house = await Typing.OpenAsync();
        await SeedAsync(house);
        var before = await CountAsync(house);
        var report = await ImportTests.RunAsync(house, kind, $"{Headers[kind]}\n{rows}\n");
        var problem = Assert.Single(report.Problems);
        Assert.Equal(1 + rows.Split('\n').Length, problem.Line);
        Assert.Contains(part, problem.ToString(), StringComparison.Ordinal);
        Assert.False(report.Applied);
        Assert.Equal(before, await CountAsync(house));
        if (!rows.Contains('\n', StringComparison.Ordinal))
        {
            await ImportTests.RunAsync(house, kind, $"{Headers[kind]}\n{rows}\n", ImportMode.SkipBadRows);
            Assert.Equal(before, await CountAsync(house));
        }
    }

    [Fact]
    public async Task Every_fault_of_a_row_is_told_at_once()
    {
        await using var house = await Typing.OpenAsync();
        var report = await ImportTests.RunAsync(house, ImportKind.People, $"{Headers[ImportKind.People]}\nMia,mia,Berlin,Mo,8\n");
        Assert.Equal(["email", "zone", "days", "hours"],
            report.Problems.Select(static p => p.Column).Order(StringComparer.Ordinal)
            .OrderBy(static c => "ezdh".IndexOf(c![0])));
        Assert.Equal(1, report.BadRows);
    }

    private static async Task SeedAsync(BotHouse house)
    {
        var ali = Some.Person("Ali Demir");
        ali.Identities.Clear();
        var jane = Some.Person("Jane Doe", "slack", "T1");
        var identity = new LeadershipBot.People.ChatIdentity
        {
            Id = LeadershipBot.People.IdentityId.New(), PersonId = jane.Id, Channel = "slack", Workspace = "T1",
            UserId = "U-TAKEN",
        };
        var (one, two) = (Some.Person("Twin Name"), Some.Person("Twin Name", workspace: "w2"));
        var project = Some.Project("MES");
        var site = new Site { Id = SiteId.New(), Name = "Bursa", Zone = "Europe/Istanbul" };
        var asleep = Some.Project("Asleep");
        asleep.PilotStartedAt = null;
        await house.AddAsync(ali, jane, identity, one, two, project, asleep, site,
            Some.Role(project, jane, RoleKind.Sponsor));
    }

    private static async Task<IReadOnlyList<int>> CountAsync(BotHouse house)
    {
        var token = TestContext.Current.CancellationToken;
        await using var db = house.Look();
        return
        [
            await db.People.CountAsync(token), await db.Projects.CountAsync(token), await db.Absences.CountAsync(token),
            await db.Holidays.CountAsync(token), await db.Roles.CountAsync(token), await db.Outcomes.CountAsync(token),
            await db.Decisions.CountAsync(token), await db.Charters.CountAsync(token), await db.Meetings.CountAsync(token),
            await db.Signals.CountAsync(token),
        ];
    }
}
