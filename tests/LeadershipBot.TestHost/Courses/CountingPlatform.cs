using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Crashing.Courses;

/// <summary>The platform's side: outlives every crash and counts the posts of each logical message.</summary>
public sealed class CountingPlatform : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, int> _posts = new();
    private readonly WebApplication _app;

    private CountingPlatform(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/");

    public IReadOnlyDictionary<Guid, int> Posts => _posts;

    public static async Task<CountingPlatform> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var platform = new CountingPlatform(app);
        app.MapPost("/post/{logical}", platform.PostAsync);
        app.MapPost("/edit/{logical}", static (Guid logical) => Results.Ok());
        await app.StartAsync(cancellationToken);
        return platform;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Counts on arrival and answers a little later: a caller may die in between, as on a real network.</summary>
    private async Task<IResult> PostAsync(Guid logical)
    {
        _posts.AddOrUpdate(logical, 1, static (_, count) => count + 1);
        await Task.Delay(Random.Shared.Next(0, 12));
        return Results.Ok();
    }
}
