using LeadershipBot.Data;
using LeadershipBot.Host;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Host;

/// <summary>The real app on a file of its own and a free port.</summary>
internal static class TestHost
{
    public static AppSetup Setup(TemporaryDirectory home, Action<IServiceCollection>? configure = null, bool background = true,
        params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={home.File("bot.db")}",
            ["Web:Url"] = "http://127.0.0.1:0",
            ["Web:KeysDirectory"] = home.File("keys"),
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return new AppSetup { Settings = all, Background = background, Configure = configure };
    }

    public static async Task<BotApp> OpenAsync(AppSetup setup) =>
        (await BotApp.OpenForWritingAsync(setup, TestContext.Current.CancellationToken)).Value;

    public static async Task<BotApp> StartAsync(AppSetup setup)
    {
        var app = await OpenAsync(setup);
        Assert.Null(await app.StartAsync(TestContext.Current.CancellationToken));
        return app;
    }

    public static SqliteDbSource Source(TemporaryDirectory home) => new($"Data Source={home.File("bot.db")}");

    public static async Task<HttpResponseMessage> GetAsync(this BotApp app, string path)
    {
        using var client = new HttpClient { BaseAddress = app.Url };
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for what another thread is about to do; fails after ten seconds.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 500, "It did not happen within ten seconds.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
