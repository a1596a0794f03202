using LeadershipBot.People;

namespace LeadershipBot.Host.Verbs;

internal static class VerbsModule
{
    public static IServiceCollection AddVerbs(this IServiceCollection services)
    {
        services.AddSingleton<Erasure>();
        return services;
    }
}
