using LeadershipBot.Data;
using LeadershipBot.Host;
using LeadershipBot.Host.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Kit;

/// <summary>A demo company of its own, founded in the app that <c>demo</c> runs and led through time by its stage.</summary>
internal sealed class DemoLife : IAsyncDisposable
{
    /// <summary>A Wednesday: the company's history, with approvals, phases and an absence, begins half a year before.</summary>
    private static readonly DateTimeOffset Today = new(2027, 6, 9, 8, 0, 0, TimeSpan.Zero);

    private readonly BotApp _app;

    private DemoLife(BotApp app) => _app = app;

    private DemoStage Stage => _app.Services.GetRequiredService<DemoStage>();

    /// <summary>Founds the company and lets its first days pass.</summary>
    public static async Task<DemoLife> FoundAsync(string folder, int days, CancellationToken cancellationToken)
    {
        var demo = new DemoOptions(new Uri("http://127.0.0.1:0"), Path.Combine(folder, $"{Guid.CreateVersion7():N}.db"), Today);
        var setup = new AppSetup
        {
            Demo = demo, Background = false,
            Settings = new Dictionary<string, string?>
            {
                ["Web:KeysDirectory"] = Path.Combine(folder, "keys"), ["Logging:LogLevel:Default"] = "None",
            },
        };
        var life = new DemoLife((await BotApp.OpenForWritingAsync(setup, cancellationToken)).Value);
        await life.Stage.OpenAsync(demo.Start.AddDays(days), demo.DaysOfHistory, cancellationToken);
        return life;
    }

    public async Task PassAsync(TimeSpan span, TimeSpan step, CancellationToken cancellationToken)
    {
        for (var until = Stage.Now + span; Stage.Now < until;)
            await Stage.AdvanceAsync(step < until - Stage.Now ? step : until - Stage.Now, cancellationToken);
    }

    /// <summary>What happened, sorted: event, kind, person, project, local date and business minute of every entry.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync(CancellationToken cancellationToken)
    {
        await using var db = _app.Services.GetRequiredService<LeadershipDbSource>().Open();
        var people = await db.People.ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var projects = await db.Projects.ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var rows = await db.Ledger.ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => $"{r.At:yyyy-MM-dd HH:mm} {r.Event} {r.Kind} of {people[r.PersonId]}, "
                + $"{(r.ProjectId is { } project ? projects[project] : "no project")}, for {r.LocalDate:yyyy-MM-dd}").Order(StringComparer.Ordinal),
        ];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
