using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Charts;

public static class ChartsModule
{
    /// <summary>One store of pictures for all channels.</summary>
    public static IServiceCollection AddCharts(this IServiceCollection services) => services.AddSingleton<TrendPictures>();
}
