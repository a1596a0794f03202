using System.Text;
using LeadershipBot.Imports;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Imports;

public sealed class ImportTests
{
    private const string People = """
        name,email,zone,days,hours,language,calendar,accounts
        Ali Demir,ali@example.com,Europe/Istanbul,Mon-Fri,08:00-17:30,en,TR,slack/T1/U1; teams/x/oid-1
        "Doe, Jane",jane@example.com,Europe/Berlin,,,,,
        Şebnem Öztürk,,Europe/Istanbul,Sun-Thu,,,,
        """;

    private const string Projects = """
        name,phase,approved,sites,sponsor,deputy,lead,pmo
        MES and Historian,execution,2027-02-01,Bursa (Turkey); Ulm (CET),jane@example.com,Sebnem Ozturk with vote,Ali Demir,Ali Demir
        Fiber Ring,,--,Bursa,,,,ali@example.com
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_and_projects_come_in_with_roles_sites_and_accounts()
    {
        await using var house = await Typing.OpenAsync();
        Assert.Equal("3 rows: 3 new, 0 changed, 0 as they were.", (await RunAsync(house, ImportKind.People, People)).Sentence);
        Assert.Equal("2 rows: 2 new, 0 changed, 0 as they were.",
            (await RunAsync(house, ImportKind.Projects, Projects)).Sentence);
        await using var db = house.Look();
        var mes = await db.Projects.Include(p => p.Sites)
            .Include(p => p.Roles).SingleAsync(p => p.Name == "MES and Historian", Token);
        Assert.Equal((Phase.Execution, true, 2), (mes.Phase, mes.ComparedWithCharter, mes.Sites.Count));
        Assert.Equal([RoleKind.Sponsor, RoleKind.Deputy, RoleKind.Lead, RoleKind.Pmo],
            mes.Roles.Select(static r => r.Kind).Order());
        Assert.True(mes.Roles.Single(static r => r.Kind == RoleKind.Deputy).WithVote);
        Assert.Equal(2, await db.PhaseChanges.CountAsync(Token));
        var ali = await db.People.Include(p => p.Identities).SingleAsync(p => p.Name == "Ali Demir", Token);
        Assert.Equal("slack/T1/U1", Assert.Single(ali.Identities, static i => i.Preferred) is var i
            ? $"{i.Channel}/{i.Workspace}/{i.UserId}" : "");
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Action.StartsWith("import."), Token));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_the_second_time()
    {
        await using var house = await Typing.OpenAsync();
        (ImportKind Kind, string Text)[] files =
        [
            (ImportKind.People, People), (ImportKind.Projects, Projects),
            (ImportKind.Absences, "person,from,until\nali@example.com,2027-08-02,2027-08-20\nDoe, Jane,2027-08-02,2027-08-03\n"
                .Replace("Doe, Jane", "\"Doe, Jane\"", StringComparison.Ordinal)),
            (ImportKind.Holidays,
                "calendar,date,name,shutdown\nTR,2027-04-23,Sovereignty Day,no\nsite:bursa,2027-08-02,Summer,\n"),
            (ImportKind.Outcomes,
                "project,sentence,target,date,it,ot\nfiber ring,No outage,99.9 %,2027-12-31,ali@example.com,jane@example.com\n"),
        ];
        foreach (var (kind, text) in files)
            Assert.Empty((await RunAsync(house, kind, text)).Problems);
        foreach (var (kind, text) in files)
        {
            var again = await RunAsync(house, kind, text);
            Assert.Equal((0, 0, again.Rows, 0), (again.Added, again.Changed, again.Unchanged, again.Problems.Count));
        }
        await using var db = house.Look();
        Assert.Equal("site:Bursa", (await db.Holidays.SingleAsync(h => h.IsShutdown, Token)).Calendar);
    }

    [Fact]
    public async Task One_bad_row_keeps_the_whole_file_out_unless_it_is_skipped()
    {
        await using var house = await Typing.OpenAsync();
        const string text = "name,email,zone\nAli,ali@example.com,Europe/Istanbul\nBo,bo@example.com,Berlin\n";
        var report = await RunAsync(house, ImportKind.People, text);
        Assert.Equal("Nothing was written: 1 bad row is to be put right, see below. Or skip the bad rows and take the rest.",
            report.Sentence);
        Assert.Equal("line 3, zone: 'Berlin' is not a time zone. Did you mean Europe/Berlin?",
            Assert.Single(report.Problems).ToString());
        Assert.Equal(0, await PeopleAsync(house));
        Assert.True((await RunAsync(house, ImportKind.People, text, ImportMode.SkipBadRows)).Applied);
        Assert.Equal(1, await PeopleAsync(house));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        await using var house = await Typing.OpenAsync();
        var report = await RunAsync(house, ImportKind.People, People, ImportMode.DryRun);
        Assert.Equal("Dry run: 3 rows: 3 new, 0 changed, 0 as they were. Nothing was written.", report.Sentence);
        Assert.Contains("new: Ali Demir", report.Changes);
        Assert.Equal(0, await PeopleAsync(house));
    }

    [Fact]
    public async Task An_empty_cell_leaves_what_is_known()
    {
        await using var house = await Typing.OpenAsync();
        await RunAsync(house, ImportKind.People, People);
        var report = await RunAsync(house, ImportKind.People, "name,email,zone,hours\nAli Demir,ali@example.com,,09:00-17:00\n");
        Assert.Equal("Ali Demir: hours 08:00-17:30 -> 09:00-17:00", Assert.Single(report.Changes));
        await using var db = house.Look();
        Assert.Equal("Europe/Istanbul", (await db.People.SingleAsync(p => p.Name == "Ali Demir", Token)).Zone);
    }

    [Theory]
    [InlineData("name;zone\nAli;Europe/Istanbul\n")]
    [InlineData("name\tzone\nAli\tEurope/Istanbul\n")]
    [InlineData("\ufeffName, Zone\r\n\r\n Ali , europe/istanbul \r\n")]
    public async Task Files_of_any_spreadsheet_are_read(string text)
    {
        await using var house = await Typing.OpenAsync();
        Assert.Equal(1, (await RunAsync(house, ImportKind.People, text)).Added);
    }

    [Theory]
    [InlineData("", "The file is empty. Its first line is: name,email,zone")]
    [InlineData("email\nx@example.com\n", "line 1: the column name is missing.")]
    [InlineData("name,zon\nAli,x\n", "line 1: 'zon' is not a column of this file. Did you mean zone?")]
    [InlineData("name,name\nAli,x\n", "line 1: the column name is there twice.")]
    public async Task A_file_that_cannot_be_read_is_refused_as_a_whole(string text, string part)
    {
        await using var house = await Typing.OpenAsync();
        var outcome = await OutcomeAsync(house, ImportKind.People, Encoding.UTF8.GetBytes(text), "people.csv", ImportMode.Apply);
        Assert.Contains(part, outcome.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_the_way_to_save_it()
    {
        await using var house = await Typing.OpenAsync();
        var outcome = await OutcomeAsync(house, ImportKind.People, Encoding.Latin1.GetBytes("name,zone\nKöln,x\n"), "people.csv",
            ImportMode.Apply);
        Assert.Contains("save it as 'CSV UTF-8'", outcome.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_file_brings_whole_days_with_their_repeats()
    {
        await using var house = await Typing.OpenAsync();
        const string ics = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20200423
            RRULE:FREQ=YEARLY
            SUMMARY:Sovereignty Day
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20270310
            DTEND;VALUE=DATE:20270313
            SUMMARY:Feast
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART:20270401T090000Z
            DTEND:20270401T100000Z
            SUMMARY:A meeting
            END:VEVENT
            END:VCALENDAR
            """;
        var report = (await OutcomeAsync(house, ImportKind.Holidays, Encoding.UTF8.GetBytes(ics), "TR.ics",
            ImportMode.Apply)).Value;
        Assert.Equal(8, report.Added);
        await using var db = house.Look();
        var days = await db.Holidays.Where(h => h.Calendar == "TR" && h.Date.Year == 2027).OrderBy(h => h.Date)
            .Select(h => h.Date).ToListAsync(Token);
        Assert.Equal([new(2027, 3, 10), new(2027, 3, 11), new(2027, 3, 12), new DateOnly(2027, 4, 23)], days);
        var broken = await OutcomeAsync(house, ImportKind.Holidays, "not a calendar"u8.ToArray(), "TR.ics", ImportMode.Apply);
        Assert.False(broken.Succeeded);
    }

    [Theory]
    [InlineData(ImportKind.People)]
    [InlineData(ImportKind.Projects)]
    [InlineData(ImportKind.Absences)]
    [InlineData(ImportKind.Holidays)]
    [InlineData(ImportKind.Outcomes)]
    [InlineData(ImportKind.Decisions)]
    [InlineData(ImportKind.Charters)]
    [InlineData(ImportKind.Attended)]
    public async Task Every_template_is_a_file_without_rows(ImportKind kind)
    {
        await using var house = await Typing.OpenAsync();
        Assert.Equal((0, 0), ((await RunAsync(house, kind, Importer.Template(kind))).Rows, 0));
        Assert.Single(ImportTable.Read(ImportColumns.Example(kind), kind).Value.Rows);
    }

    internal static async Task<ImportReport> RunAsync(BotHouse house, ImportKind kind, string text,
        ImportMode mode = ImportMode.Apply) =>
        (await OutcomeAsync(house, kind, Encoding.UTF8.GetBytes(text), $"{kind}.csv", mode)).Value;

    private static async Task<Outcome<ImportReport>> OutcomeAsync(BotHouse house, ImportKind kind, byte[] bytes, string name,
        ImportMode mode)
    {
        using var file = new MemoryStream(bytes);
        return await house.Get<Importer>().RunAsync(kind, file, name, mode, Token);
    }

    private static async Task<int> PeopleAsync(BotHouse house)
    {
        await using var db = house.Look();
        return await db.People.CountAsync(Token);
    }
}
