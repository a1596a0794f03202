using LeadershipBot.Decisions;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Decisions;

/// <summary>A decision in the brief: seen, settled, told, taken back.</summary>
public sealed class DecidingTests
{
    private const string Ask = "ask meral \"Firewall owner, Site B\" options OT | IT by 12 Mar waits \"Emre Yildiz\"";

    [Fact]
    public async Task It_leads_the_next_brief_and_one_tap_settles_it()
    {
        await using var office = await Office.OpenAsync();
        var emre = await office.House.AddPersonAsync("Emre Yildiz");
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        Assert.StartsWith("MES-1 Firewall owner, Site B. 1 working day; Emre Yildiz waits.",
            office.House.Posts(office.Meral)[0].Blocks
            .OfType<Choice>().First().Question, StringComparison.Ordinal);
        await office.TapAsync(office.Meral, "OT");
        var words = PlainText.Words(office.House.Posts(office.Meral)[0]).ToList();
        Assert.Contains("MES-1 Firewall owner, Site B. Decided: OT. Emre Yildiz is told at 12:30.", words);
        Assert.Contains("Undo until 12:30.", words);
        Assert.Empty(office.House.Posts(emre));
        await office.PassAsync(0, 1);
        Assert.StartsWith("MES-1 Firewall owner, Site B. Decided: OT. By Meral Kaya, after 1 working day.",
            Assert.Single(office.House.Posts(emre)).Summary,
            StringComparison.Ordinal);
        Assert.Contains("MES-1 Firewall owner, Site B. Decided: OT. Emre Yildiz is told.",
            PlainText.Words(office.House.Posts(office.Meral)[0]));
        Assert.Single(office.House.Posts(office.Ali), static m => m.Summary.Contains("Decided: OT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taken_back_in_time_nobody_hears_of_it_and_the_brief_is_open_again()
    {
        await using var office = await Office.OpenAsync();
        var emre = await office.House.AddPersonAsync("Emre Yildiz");
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "OT");
        await office.TapAsync(office.Meral, "Undo MES-1");
        await office.PassAsync(0, 2);
        Assert.Empty(office.House.Posts(emre));
        Assert.NotNull(office.FindOrNull(office.Meral, "IT"));
        Assert.Equal(DecisionState.Open, (await office.LookAsync(static db => db.Decisions.SingleAsync())).State);
        Assert.Empty(await office.LookAsync(static db => db.Signals.Where(s => s.Kind == SignalKind.Decision).ToListAsync()));
        await office.TapAsync(office.Meral, "IT");
        await office.PassAsync(0, 1);
        Assert.Contains("Decided: IT", Assert.Single(office.House.Posts(emre)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_that_arrives_after_they_were_told_is_put_right_where_it_stands()
    {
        await using var office = await Office.OpenAsync();
        var emre = await office.House.AddPersonAsync("Emre Yildiz");
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "OT");
        var undo = office.Find(office.Meral, "Undo MES-1").Wire;
        var clicked = office.House.Clock.Instant.AddMinutes(29);
        await office.PassAsync(0, 1);
        await office.House.Press(office.Meral, undo, clicked);
        await office.House.SettleAsync();
        Assert.Contains("Correction", Assert.Single(office.House.Posts(emre)).Summary, StringComparison.Ordinal);
        Assert.StartsWith("Too late", await UndoAsync(office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_three_oldest_stand_in_a_brief()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 1; i <= 5; i++)
            await office.SaysAsync(office.Ali, $"ask meral \"Owner of line {i}\" options OT{i} | IT{i} by 12 Mar");
        await office.PassAsync(Office.FirstBrief);
        var brief = office.House.Posts(office.Meral)[0];
        Assert.Equal(["MES-1", "MES-2", "MES-3"], brief.Blocks.OfType<Choice>().Select(static c => c.Question.Split(' ')[0])
            .Where(static k => k.StartsWith("MES-", StringComparison.Ordinal)));
        Assert.Contains("And two more wait.", PlainText.Words(brief));
        await office.PassAsync(28);
        var kinds = await office.LookAsync(static db => db.Signals.Where(s => s.Kind == SignalKind.Decision)
            .Select(s => s.Outcome).ToListAsync());
        Assert.Equal([SignalOutcome.Missed, SignalOutcome.Missed, SignalOutcome.Missed], kinds);
    }

    [Theory]
    [InlineData(true, false, "MES-1 Firewall owner, Site B. By Jonas Weber for Meral Kaya. Decided: OT.")]
    [InlineData(false, false, "You stand in for Meral Kaya without a vote")]
    [InlineData(false, true, "Assistants never decide")]
    public async Task A_deputy_with_a_vote_decides_and_nobody_else_in_their_stead(bool vote, bool assistant, string said)
    {
        await using var office = await Office.OpenAsync();
        var jonas = Some.Person("Jonas Weber");
        var role = Some.Role(office.Project, jonas, assistant ? RoleKind.Assistant : RoleKind.Deputy, office.Meral);
        role.WithVote = vote;
        await office.House.AddAsync(jonas, role);
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        await office.House.Press(jonas, office.Find(office.Meral, "OT").Wire);
        await office.House.SettleAsync();
        var seen = vote ? PlainText.Words(office.House.Posts(office.Meral)[0]) : PlainText.Words(office.House.Posts(jonas)[^1]);
        Assert.Contains(seen, w => w.StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(vote ? [SignalOutcome.Excused] : [], await office.LookAsync(static db =>
            db.Signals.Where(s => s.Kind == SignalKind.Decision).Select(s => s.Outcome).ToListAsync()));
    }

    [Fact]
    public async Task Passed_on_it_is_theirs_and_not_mine_any_more()
    {
        await using var office = await Office.OpenAsync();
        var henrik = await office.House.AddPersonAsync("Henrik Lund");
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        var mine = office.Find(office.Meral, "OT").Wire;
        Assert.True((await office.FillAsync(office.Meral, "Someone else decides…", ("who", "henrik"))).Succeeded);
        Assert.Contains("MES-1 Firewall owner, Site B. Passed on to Henrik Lund.",
            PlainText.Words(office.House.Posts(office.Meral)[0]));
        await office.House.Press(office.Meral, mine);
        await office.House.SettleAsync();
        Assert.StartsWith("MES-1 was passed on", office.House.Posts(office.Meral)[^1].Summary, StringComparison.Ordinal);
        await office.TapAsync(henrik, "IT");
        Assert.Equal([("Henrik Lund", SignalOutcome.Met), ("Meral Kaya", SignalOutcome.Excused)],
            await office.LookAsync(static async db =>
            (await db.Signals.Where(s => s.Kind == SignalKind.Decision).Join(db.People, s => s.PersonId, p => p.Id,
                (s, p) => new { p.Name, s.Outcome }).OrderBy(s => s.Name).ToListAsync())
                    .ConvertAll(static s => (s.Name, s.Outcome))));
    }

    [Fact]
    public async Task What_is_needed_is_brought_within_two_working_days_or_the_office_is_reminded()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        await office.FillAsync(office.Meral, "I need…", ("what", "The supplier's offer"));
        Assert.Contains(await office.ToldAsync(office.Ali), static t =>
            t.StartsWith("Meral Kaya needs something", StringComparison.Ordinal));
        await office.PassAsync(3);
        Assert.Contains(await office.ToldAsync(office.Ali), static t =>
            t.StartsWith("Meral Kaya still waits", StringComparison.Ordinal));
        await office.FillAsync(office.Ali, "Bring it…", ("what", "12,000 EUR"));
        Assert.Contains(office.House.Posts(office.Meral)[0].Blocks.OfType<Choice>(), static c =>
            c.Question.Contains("You asked for 'The supplier's offer': 12,000 EUR.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_heads_who_agree_decide_and_two_who_differ_leave_it_to_the_sponsor()
    {
        await using var office = await Office.OpenAsync();
        var (jonas, carlos) = (await office.House.AddPersonAsync("Jonas Weber"),
            await office.House.AddPersonAsync("Carlos Rivas"));
        await office.SaysAsync(office.Ali, "ask jonas and carlos on MES \"Patch night\" options Patch | Run by 12 Mar");
        await office.TapAsync(jonas, "Patch");
        Assert.Equal(DecisionState.Open, (await office.LookAsync(static db => db.Decisions.SingleAsync())).State);
        await office.TapAsync(carlos, "Run");
        await office.PassAsync(Office.FirstBrief);
        Assert.Contains("The two heads differ: Jonas Weber Patch, Carlos Rivas Run. Your word decides.",
            office.House.Posts(office.Meral)[0].Blocks.OfType<Choice>().First().Question, StringComparison.Ordinal);
        await office.TapAsync(office.Meral, "Run");
        var decision = await office.LookAsync(static db => db.Decisions.SingleAsync());
        Assert.Equal((DecisionState.Decided, 1), (decision.State, decision.Chosen));
    }

    [Fact]
    public async Task A_brief_that_did_not_arrive_is_no_opportunity()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Ask);
        await office.ChangeAsync(db => db.Identities.Where(i => i.PersonId == office.Meral.Id)
            .ExecuteUpdateAsync(static set => set.SetProperty(i => i.DeadReason, "gone")));
        await office.PassAsync(60);
        Assert.Empty(await office.LookAsync(static db => db.Signals.Where(s => s.Kind == SignalKind.Decision).ToListAsync()));
    }

    [Fact]
    public async Task Overdue_is_missed_once_and_late_is_marked()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(13);
        Assert.Equal(SignalOutcome.Missed,
            (await office.LookAsync(static db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Decision))).Outcome);
        Assert.Contains("1 decision is overdue", await office.SaysAsync(office.Ali, "decisions overdue"),
            StringComparison.Ordinal);
        await office.SaysAsync(office.Meral, "decision MES-1");
        await office.TapAsync(office.Meral, "OT");
        var late = await office.LookAsync(static db => db.Signals.SingleAsync(s => s.Kind == SignalKind.Decision));
        Assert.Equal((SignalOutcome.Missed, SignalTraits.Late, 0.0), (late.Outcome, late.Traits, late.Credit));
        Assert.Contains("Decided: OT", office.House.Posts(office.Meral)[^1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_it_is_told_counts_for_nobody_and_can_be_brought_back()
    {
        await using var office = await Office.OpenAsync();
        var emre = await office.House.AddPersonAsync("Emre Yildiz");
        await office.SaysAsync(office.Ali, Ask);
        await office.PassAsync(Office.FirstBrief);
        Assert.StartsWith("MES-1 is withdrawn", await office.SaysAsync(office.Ali, "withdraw mes-1"), StringComparison.Ordinal);
        Assert.Contains(PlainText.Words(office.House.Posts(office.Meral)[0]), static w =>
            w.EndsWith("Withdrawn; there is nothing left to decide.", StringComparison.Ordinal));
        await office.SaysAsync(office.Ali, "undo");
        Assert.NotNull(office.FindOrNull(office.Meral, "OT"));
        await office.SaysAsync(office.Ali, "withdraw 1 because the line moves");
        await office.PassAsync(0, 1);
        Assert.Contains("It was withdrawn", Assert.Single(office.House.Posts(emre)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_clash_decided_twice_asks_for_a_rule_that_is_shown_from_then_on()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 1; i <= 2; i++)
        {
            await office.SaysAsync(office.Ali,
                $"ask meral \"Patch night {i}\" options Patch{i} | Run{i} by 12 Mar area patch window against output");
            await office.SaysAsync(office.Meral, $"decision MES-{i}");
            await office.TapAsync(office.Meral, $"Run{i}");
            await office.PassAsync(0, 1);
        }
        Assert.StartsWith("'patch window against output' has been decided twice in MES: MES-1 Run1; MES-2 Run2.",
            Assert.Single(await office.ToldAsync(office.Ali)), StringComparison.Ordinal);
        await office.FillAsync(office.Ali, "Make it a rule…", ("who", "Meral Kaya"), ("days", "2"));
        Assert.Contains("patch window against output: Meral Kaya decides within 2 working days.",
            await office.SaysAsync(office.Ali, "rules MES"), StringComparison.Ordinal);
        Assert.Contains("Meral Kaya decides within 2 working days", await office.SaysAsync(office.Ali,
            "ask meral \"Patch night 3\" options Patch | Run by 12 Mar area Patch Window against output"),
                StringComparison.Ordinal);
        await office.SaysAsync(office.Ali, "rule MES patch window against output: ali decides within 4 days");
        await office.SaysAsync(office.Ali, "undo");
        Assert.Contains("Meral Kaya decides within 2", await office.SaysAsync(office.Ali, "rules MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_of_an_hour_holds_two_decisions()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 1; i <= 3; i++)
            await office.SaysAsync(office.Ali, $"ask meral \"Owner of line {i}\" options OT | IT by 12 Mar");
        var agenda = await office.SaysAsync(office.Ali, "agenda meral");
        Assert.Contains("15 minutes with Meral Kaya: 2 decisions", agenda, StringComparison.Ordinal);
        Assert.Contains("One more waits for another day", agenda, StringComparison.Ordinal);
        Assert.DoesNotContain("MES-3", agenda, StringComparison.Ordinal);
    }

    private static async Task<string> UndoAsync(Office office)
    {
        await office.TapAsync(office.Meral, "OT");
        await office.PassAsync(0, 1);
        return await office.SaysAsync(office.Meral, "undo");
    }
}
