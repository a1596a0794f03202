using LeadershipBot.Decisions;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Imports;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Imports;

/// <summary>What a PMO kept elsewhere until now: its register, its charters, and who came to its meetings.</summary>
public sealed class PracticeImportTests
{
    private const string Decisions = """
        project,decider,second,question,options,due,area,waits,proposed
        MES,Meral Kaya,,Firewall owner,OT | IT,2027-03-12,patch window against output,Line 3; Ali Demir,IT
        MES,Meral Kaya,Ali Demir,Go-live day,12 April | 19 April,2027-03-19,,,
        """;

    private const string Attended = """
        project,date,came
        MES,2027-02-09,Ali Demir
        MES,2027-02-16,Meral Kaya (Ali Demir)
        MES,2027-02-23,Meral Kaya; Ali Demir
        """;

    [Fact]
    public async Task A_register_is_asked_as_if_typed_and_leads_the_next_brief()
    {
        await using var office = await Office.OpenAsync();
        var report = await RunAsync(office, ImportKind.Decisions, Decisions);
        Assert.Equal(["new: MES-1 Meral Kaya: Firewall owner", "new: MES-2 Meral Kaya and Ali Demir: Go-live day"],
            report.Changes);
        var first = await office.LookAsync(static db => db.Decisions.Include(d => d.Waiters).Include(d => d.Seats)
            .OrderBy(d => d.Number).FirstAsync());
        Assert.Equal(("OT\nIT", "patch window against output", 1, new DateOnly(2027, 3, 12), null),
            (first.Options, first.Area, first.Proposed, first.DueOn, first.AskedById));
        Assert.Equal([("Line 3", false), ("Ali Demir", true)],
            first.Waiters.Select(static w => (w.Name, w.PersonId is not null)));
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "OT");
        Assert.Equal(DecisionState.Decided, await office.LookAsync(static db => db.Decisions.OrderBy(d => d.Number)
            .Select(d => d.State).FirstAsync()));
    }

    [Fact]
    public async Task What_was_asked_once_is_not_asked_again_however_it_ended_and_however_late()
    {
        await using var office = await Office.OpenAsync();
        await RunAsync(office, ImportKind.Decisions, Decisions);
        await office.SaysAsync(office.Ali, "withdraw MES-1");
        await office.PassAsync(40);
        var again = await RunAsync(office, ImportKind.Decisions, Decisions);
        Assert.Equal((0, 2, 0), (again.Added, again.Unchanged, again.Problems.Count));
        Assert.Equal(2, await office.LookAsync(static db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task Who_came_counts_as_if_typed_and_the_same_file_changes_nothing()
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal("3 rows: 3 new, 0 changed, 0 as they were.",
            (await RunAsync(office, ImportKind.Attended, Attended)).Sentence);
        Assert.Equal([0, 0.25, 1], await CreditsAsync(office));
        var version = await office.LookAsync(static db => db.Meetings.SumAsync(m => m.Version));
        Assert.Equal("3 rows: 0 new, 0 changed, 3 as they were.",
            (await RunAsync(office, ImportKind.Attended, Attended)).Sentence);
        Assert.Equal(version, await office.LookAsync(static db => db.Meetings.SumAsync(m => m.Version)));
    }

    [Fact]
    public async Task A_meeting_that_is_put_right_replaces_what_counted()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, "meeting MES 2027-02-09 cancelled");
        await RunAsync(office, ImportKind.Attended, "project,date,came\nMES,2027-02-16,Ali Demir\n");
        Assert.Equal([0], await CreditsAsync(office));
        var report = await RunAsync(office, ImportKind.Attended,
            "project,date,came\nMES,2027-02-09,Meral Kaya\nMES,2027-02-16,Meral Kaya\n");
        Assert.Equal(["MES 2027-02-09: held, 1 came", "MES 2027-02-16: held, 1 came"], report.Changes);
        Assert.Equal([1, 1], await CreditsAsync(office));
        Assert.True(await office.LookAsync(static db => db.Meetings.AllAsync(m => m.State == MeetingState.Held)));
    }

    [Theory]
    [InlineData("", ImportMode.DryRun)]
    [InlineData("MES,2027-02-30,Meral Kaya\n", ImportMode.DryRun)]
    [InlineData("MES,2027-02-30,Meral Kaya\n", ImportMode.Apply)]
    public async Task Neither_a_dry_run_nor_a_file_with_a_bad_row_leaves_a_meeting_or_a_signal(string more, ImportMode mode)
    {
        await using var office = await Office.OpenAsync();
        var report = await RunAsync(office, ImportKind.Attended, $"{Attended}\n{more}", mode);
        Assert.Equal((3, false), (report.Added, report.Applied));
        Assert.Equal(0, await office.LookAsync(static db => db.Meetings.CountAsync()));
        Assert.Equal(0, await office.LookAsync(static db => db.Signals.CountAsync()));
        Assert.Equal(0, await office.LookAsync(static db => db.SignalWeeks.CountAsync()));
    }

    [Theory]
    [InlineData(ImportKind.Decisions, Decisions)]
    [InlineData(ImportKind.Charters, "project,sponsor\nMES,Meral Kaya\n")]
    public async Task A_dry_run_asks_nobody(ImportKind kind, string text)
    {
        await using var office = await Office.OpenAsync();
        Assert.NotEqual(0, (await RunAsync(office, kind, text, ImportMode.DryRun)).Added);
        Assert.Equal((0, 0, 0), await office.LookAsync(static async db => (await db.Decisions.CountAsync(),
            await db.DecisionBooks.CountAsync(), await db.Charters.CountAsync())));
    }

    [Fact]
    public async Task A_charter_agreed_to_on_paper_is_agreed_and_a_file_does_not_change_it()
    {
        await using var office = await Office.OpenAsync();
        const string header = "project,sponsor,hours,rhythm,days,deputy,stop,signed\n";
        const string row = "MES,Meral Kaya,6,weekly,3,Ali Demir,Output falls,2027-02-01\n";
        Assert.Equal("new: MES, Meral Kaya, execution, agreed",
            Assert.Single((await RunAsync(office, ImportKind.Charters, header + row)).Changes));
        var charter = await office.LookAsync(static db => db.Charters.SingleAsync());
        Assert.Equal((6, CharterRhythm.Weekly, 3, office.Ali.Id, "Output falls"), (charter.HoursPerFortnight,
            CharterTerms.Read(charter.Rhythm), charter.DecideWithinDays, charter.DeputyId!.Value, charter.StopCondition));
        Assert.Equal(new DateTimeOffset(2027, 1, 31, 23, 0, 0, TimeSpan.Zero), charter.SignedAt);
        Assert.Equal(1, (await RunAsync(office, ImportKind.Charters, header + row)).Unchanged);
        var other = await RunAsync(office, ImportKind.Charters, header + row.Replace(",6,", ",2,", StringComparison.Ordinal));
        Assert.Contains("Meral Kaya agreed to other terms on 2027-0", Assert.Single(other.Problems).Sentence,
            StringComparison.Ordinal);
        Assert.Equal(6, (await office.LookAsync(static db => db.Charters.SingleAsync())).HoursPerFortnight);
    }

    [Fact]
    public async Task A_charter_without_a_day_is_put_to_the_sponsor_with_the_usual_terms_and_kept_true()
    {
        await using var house = await Typing.OpenAsync();
        var (project, meral) = (Some.Project("MES", Phase.Execution), Some.Person("Meral Kaya"));
        await house.AddAsync(meral, project, Some.Role(project, meral, RoleKind.Sponsor));
        await ImportTests.RunAsync(house, ImportKind.Charters, "project,sponsor,hours\nMES,Meral Kaya,7\n");
        await house.SettleAsync();
        Assert.Contains("7 hours", PlainText.Of(Assert.Single(house.Posts(meral))), StringComparison.Ordinal);
        var report = await ImportTests.RunAsync(house, ImportKind.Charters, "project,sponsor,hours\nMES,Meral Kaya,2\n");
        Assert.Equal("MES, Meral Kaya, execution: 2 hours per fortnight", Assert.Single(report.Changes));
        await house.SettleAsync();
        Assert.Contains("2 hours", PlainText.Of(house.Posts(meral)[^1]), StringComparison.Ordinal);
    }

    private static Task<ImportReport> RunAsync(Office office, ImportKind kind, string text,
        ImportMode mode = ImportMode.Apply) => ImportTests.RunAsync(office.House, kind, text, mode);

    private static Task<List<double>> CreditsAsync(Office office) => office.LookAsync(static db =>
        db.Signals.Where(s => s.Kind == SignalKind.Meeting).OrderBy(s => s.AskedAt).Select(s => s.Credit).ToListAsync());
}
