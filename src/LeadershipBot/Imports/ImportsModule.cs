using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Imports;

public static class ImportsModule
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<Importer>();
        return services;
    }
}
