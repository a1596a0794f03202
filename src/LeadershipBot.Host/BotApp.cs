using System.Diagnostics.CodeAnalysis;
using LeadershipBot.Data;
using Microsoft.AspNetCore.Connections;

namespace LeadershipBot.Host;

/// <summary>
/// A built app on a database it may use. Opening looks at options, lock and schema before anything runs; disposing stops the
/// app, then lets go of the database's lock: in that order, as the last writes still belong to this process.
/// </summary>
public sealed class BotApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private SingleInstance? _held;
    private bool _started;

    private BotApp(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    /// <summary>What opening for writing had to migrate.</summary>
    public Migrated Migrated { get; private set; } = new([], null);

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <summary>
    /// SQLite: as the only writer, on a schema brought up to date. PostgreSQL: refuses a schema that is not this version's.
    /// </summary>
    public static Task<Outcome<BotApp>> OpenForWritingAsync(AppSetup setup, CancellationToken cancellationToken) =>
        OpenAsync(setup, static (app, token) => app.PrepareToWriteAsync(token), cancellationToken);

    /// <summary>Beside a running <c>serve</c>: nobody is locked out, nothing is migrated.</summary>
    public static Task<Outcome<BotApp>> OpenBesideAsync(AppSetup setup, CancellationToken cancellationToken) =>
        OpenAsync(setup, static (app, token) => app.RefusalOfSchemaAsync(token), cancellationToken);

    /// <summary>For what must work on a broken installation too: only the options are looked at.</summary>
    public static Task<Outcome<BotApp>> OpenUncheckedAsync(AppSetup setup, CancellationToken cancellationToken) =>
        OpenAsync(setup, static (_, _) => Task.FromResult<Refusal?>(null), cancellationToken);

    /// <summary>Starts listening, the loops and the schedules; null when all of it runs.</summary>
    public async Task<Refusal?> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
            _started = true;
            return null;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return Refusal.Conflict(
                $"{string.Join(", ", _app.Urls)} is taken by another program. "
                    + "Set Web:Url and Web:PlatformUrl to free addresses.");
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _held?.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Handed to the caller, or disposed when it is refused.")]
    private static async Task<Outcome<BotApp>> OpenAsync(
        AppSetup setup, Func<BotApp, CancellationToken, Task<Refusal?>> prepare, CancellationToken cancellationToken)
    {
        if (!AppBuilder.Build(setup).TryGet(out var built, out var no))
            return no;
        var app = new BotApp(built);
        var ready = false;
        try
        {
            if (await prepare(app, cancellationToken) is { } refusal)
                return refusal;
            ready = true;
            return app;
        }
        finally
        {
            if (!ready)
                await app.DisposeAsync();
        }
    }

    private async Task<Refusal?> PrepareToWriteAsync(CancellationToken cancellationToken)
    {
        if (Services.GetRequiredService<LeadershipDbSource>() is not SqliteDbSource sqlite)
            return await RefusalOfSchemaAsync(cancellationToken);
        if (!SingleInstance.Take(sqlite).TryGet(out _held, out var busy))
            return busy;
        var migrated = await Services.GetRequiredService<Migrator>().MigrateAsync(_held, cancellationToken);
        if (migrated.TryGet(out var steps, out var refusal))
            Migrated = steps;
        return refusal;
    }

    private async Task<Refusal?> RefusalOfSchemaAsync(CancellationToken cancellationToken) =>
        (await Schema.ReadAsync(Services.GetRequiredService<LeadershipDbSource>(), cancellationToken)).Refusal;
}
