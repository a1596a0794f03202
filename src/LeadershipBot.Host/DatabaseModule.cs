using LeadershipBot.Data;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Host;

internal static class DatabaseModule
{
    public static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddSection<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton(static s => LeadershipDbSource.For(s.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddSingleton<Migrator>();
        return services;
    }

    /// <summary>For decisions that fall while services are still being added, from the provider's text.</summary>
    public static bool IsPostgres(string? provider) =>
        string.Equals(provider, nameof(DatabaseProvider.Postgres), StringComparison.OrdinalIgnoreCase);
}
