using System.Text.Json.Serialization;
using LeadershipBot.Channels.Http;

namespace LeadershipBot.Host.Health;

internal static class HealthModule
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<Metrics>();
        return services;
    }

    /// <summary>Pages for machines: no one signs in to them, so they hold numbers and names of parts, never of people.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static (Readiness readiness) => Page(readiness.Alive()))
            .WithMetadata(new PlatformRoute(OnBothPorts: true));
        routes.MapGet("/readyz", static async (Readiness readiness, CancellationToken cancellationToken) =>
            Page(await readiness.ReadyAsync(cancellationToken)));
        routes.MapGet("/metrics", static async (Metrics metrics, CancellationToken cancellationToken) =>
            Results.Text(await metrics.WriteAsync(cancellationToken), PrometheusText.ContentType));
    }

    private static IResult Page(HealthReport report) => Results.Json(
        report, HealthJson.Default.HealthReport, statusCode: report.Level == HealthLevel.Down ? 503 : 200);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
