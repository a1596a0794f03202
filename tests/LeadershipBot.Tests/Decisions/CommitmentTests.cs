using LeadershipBot.Decisions.Commitments;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Decisions;

/// <summary>What somebody said they would do: asked about once, answered honestly, taken back with one word.</summary>
public sealed class CommitmentTests
{
    private const string Commit = "commit meral \"fund the second firewall\" by 2 Mar";

    [Fact]
    public async Task It_is_asked_about_in_the_first_brief_from_its_day_on_and_never_again()
    {
        await using var office = await Office.OpenAsync();
        Assert.StartsWith("Written down for Meral Kaya: fund the second firewall, by Tue 2 Mar.",
            await office.SaysAsync(office.Ali, Commit), StringComparison.Ordinal);
        await office.PassAsync(Office.FirstBrief);
        Assert.NotNull(office.FindOrNull(office.Meral, "Kept"));
        await office.PassAsync(14);
        var second = office.House.Posts(office.Meral)[^1];
        Assert.DoesNotContain(PlainText.Words(second), static w => w.Contains("second firewall", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_its_day_nobody_is_asked()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Commit.Replace("2 Mar", "3 Mar", StringComparison.Ordinal));
        await office.PassAsync(Office.FirstBrief);
        Assert.Null(office.FindOrNull(office.Meral, "Kept"));
    }

    [Fact]
    public async Task Kept_is_met_and_undo_forgets_it()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Commit);
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, "Kept");
        Assert.Equal((SignalOutcome.Met, 1.0), await SignalAsync(office));
        await office.SaysAsync(office.Meral, "undo");
        Assert.Null(await SignalAsync(office));
        Assert.NotNull(office.FindOrNull(office.Meral, "Kept"));
        Assert.Equal([CommitmentStepKind.Made, CommitmentStepKind.Kept, CommitmentStepKind.Undone], await office.LookAsync(
            static db => db.CommitmentSteps.OrderBy(s => s.Seq).Select(s => s.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Moved_it_is_asked_again_on_its_new_day_and_counts_half_when_kept_then()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Commit);
        await office.PassAsync(Office.FirstBrief);
        Assert.True((await office.FillAsync(office.Meral, "Moved to…", ("date", "2027-03-16"))).Succeeded);
        Assert.Equal((SignalOutcome.Missed, 0.0), await SignalAsync(office));
        await office.PassAsync(14);
        await office.TapAsync(office.Meral, "Kept");
        Assert.Equal((SignalOutcome.Met, 0.5), await SignalAsync(office));
    }

    [Fact]
    public async Task Dropped_with_a_reason_is_not_done_and_said_so()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Ali, Commit);
        await office.PassAsync(Office.FirstBrief);
        await office.FillAsync(office.Meral, "Dropped because…", ("why", "No budget this year"));
        Assert.Equal((SignalOutcome.Missed, 0.0), await SignalAsync(office));
        Assert.Contains("fund the second firewall: dropped", await office.SaysAsync(office.Ali, "commitments"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_may_commit_themselves_and_only_the_pmo_others()
    {
        await using var office = await Office.OpenAsync();
        Assert.StartsWith("Written down for you", await office.SaysAsync(office.Meral, "commit me \"name a deputy\" by 12 Mar"),
            StringComparison.Ordinal);
        Assert.StartsWith("Only the PMO", await office.SaysAsync(office.Meral, "commit ali on MES \"name a deputy\" by 12 Mar"),
            StringComparison.Ordinal);
        await office.SaysAsync(office.Meral, "undo");
        Assert.Equal(0, await office.LookAsync(static db => db.Commitments.CountAsync()));
    }

    private static Task<(SignalOutcome, double)?> SignalAsync(Office office) => office.LookAsync(static async db =>
        await db.Signals.SingleOrDefaultAsync(s => s.Kind == SignalKind.Commitment) is { } signal
            ? ((SignalOutcome, double)?)(signal.Outcome, signal.Credit) : null);
}
