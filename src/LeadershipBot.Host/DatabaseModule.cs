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
}
