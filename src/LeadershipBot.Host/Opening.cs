using LeadershipBot.Data;

namespace LeadershipBot.Host;

/// <summary>A database this process may write: on SQLite it holds the file's lock until it is disposed.</summary>
public sealed class OpenedDatabase(Migrated migrated, SingleInstance? held) : IDisposable
{
    public Migrated Migrated { get; } = migrated;

    public void Dispose() => held?.Dispose();
}

/// <summary>What has to be right before anything may write: options, the one-process lock, the schema.</summary>
public static class Opening
{
    /// <summary>SQLite: takes the lock and migrates. PostgreSQL: refuses a schema that is not this version's.</summary>
    public static async Task<Outcome<OpenedDatabase>> OpenForWritingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.WrongOptions() is { } wrong)
            return wrong;
        var source = services.GetRequiredService<LeadershipDbSource>();
        if (source is not SqliteDbSource sqlite)
        {
            var schema = await Schema.ReadAsync(source, cancellationToken);
            return schema.Refusal is { } refusal ? refusal : new OpenedDatabase(new Migrated([], null), null);
        }
        return await MigrateFileAsync(services, sqlite, cancellationToken);
    }

    /// <summary>For verbs that only read: the schema must be right, nobody is locked out.</summary>
    public static async Task<Refusal?> RefusalToReadAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.WrongOptions()
        ?? (await Schema.ReadAsync(services.GetRequiredService<LeadershipDbSource>(), cancellationToken)).Refusal;

    private static async Task<Outcome<OpenedDatabase>> MigrateFileAsync(
        IServiceProvider services, SqliteDbSource sqlite, CancellationToken cancellationToken)
    {
        if (!SingleInstance.Take(sqlite).TryGet(out var held, out var busy))
            return busy;
        var opened = false;
        try
        {
            var migrated = await services.GetRequiredService<Migrator>().MigrateAsync(held, cancellationToken);
            opened = migrated.Succeeded;
            return migrated.Then<OpenedDatabase>(steps => new OpenedDatabase(steps, held));
        }
        finally
        {
            if (!opened)
                held.Dispose();
        }
    }
}
