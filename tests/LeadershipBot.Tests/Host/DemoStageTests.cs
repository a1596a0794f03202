using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Host;

/// <summary>
/// However the demo's clock is moved, the same happens. The quarter by the hour is the program's:
/// <c>dotnet run --project tests/LeadershipBot.Benchmarks -c Release -- demo</c>.
/// </summary>
public sealed class DemoStageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ninety_days_in_one_call_and_by_the_day_leave_the_same_ledger()
    {
        using var home = new TemporaryDirectory();
        var atOnce = await LiveAsync(home, 1, TimeSpan.FromDays(90), TimeSpan.FromDays(90));
        var byTheDay = await LiveAsync(home, 1, TimeSpan.FromDays(90), TimeSpan.FromDays(1));

        Assert.Equal(atOnce, byTheDay);
        Assert.True(atOnce.Count(static l => l.Contains(" Sent Brief ", StringComparison.Ordinal)) > 30);
    }

    /// <summary>The weeks around an approval: introductions, briefs, reminders, closes, answers and a change of rhythm.</summary>
    [Fact]
    public async Task Three_weeks_in_one_call_and_by_the_hour_leave_the_same_ledger()
    {
        using var home = new TemporaryDirectory();
        var atOnce = await LiveAsync(home, 70, TimeSpan.FromDays(21), TimeSpan.FromDays(21));
        var byTheHour = await LiveAsync(home, 70, TimeSpan.FromDays(21), TimeSpan.FromHours(1));

        Assert.Equal(atOnce, byTheHour);
    }

    private static async Task<IReadOnlyList<string>> LiveAsync(TemporaryDirectory home, int before, TimeSpan span, TimeSpan step)
    {
        await using var life = await DemoLife.FoundAsync(home.Path, before, Token);
        await life.PassAsync(span, step, Token);
        return await life.LedgerAsync(Token);
    }
}
