using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Channels.Api;

/// <summary>What services may call: two addresses, JSON in and out. Needs the core's KPIs.</summary>
public static class ApiModule
{
    public static IServiceCollection AddApi(this IServiceCollection services) =>
        services.AddSingleton<ApiLimit>().AddSingleton<ReadingsEndpoint>();

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.ServiceProvider.GetRequiredService<ReadingsEndpoint>().Map(endpoints);
        return endpoints;
    }
}
