using System.Net;
using System.Net.Sockets;
using LeadershipBot.Channels.Http;
using LeadershipBot.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Host;

public sealed class PlatformPortTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_platforms_route_is_on_the_second_port_and_a_page_on_the_first()
    {
        var (first, second) = (FreeAddress(), FreeAddress());
        await using var app = await SmallAsync(first, second);

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(first, "/slack/test"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second, "/slack/test"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(first, "/page"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(second, "/page"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(first, "/both"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second, "/both"));
    }

    [Fact]
    public async Task A_host_header_does_not_open_the_other_port()
    {
        var (first, second) = (FreeAddress(), FreeAddress());
        await using var app = await SmallAsync(first, second);

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(second, "/page", first.Authority));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(first, "/slack/test", second.Authority));
    }

    [Fact]
    public async Task Without_a_second_port_everything_is_on_one()
    {
        var first = FreeAddress();
        await using var app = await SmallAsync(first, null);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(first, "/slack/test"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(first, "/page"));
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.NotFound, HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.NotFound, HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.NotFound, HttpStatusCode.OK)]
    [InlineData("/gallery", HttpStatusCode.NotFound, HttpStatusCode.Redirect)]
    [InlineData("/nowhere", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Of_the_bot_itself_only_its_health_is_on_the_second_port(
        string path, HttpStatusCode onPlatformPort, HttpStatusCode onPagesPort)
    {
        var second = FreeAddress();
        var setup = TestHost.Setup(_home, null, background: false, ("Web:PlatformUrl", second.ToString()));
        await using var app = await TestHost.StartAsync(setup);

        Assert.Equal((onPlatformPort, onPagesPort), (await AskAsync(second, path), await AskAsync(app.Url, path)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("5081")]
    public async Task A_second_port_that_is_none_stops_the_start_with_a_sentence(string address)
    {
        var setup = TestHost.Setup(_home, null, true, ("Web:Url", "http://127.0.0.1:5080"), ("Web:PlatformUrl", address));

        var opened = await BotApp.OpenForWritingAsync(setup, TestContext.Current.CancellationToken);

        Assert.StartsWith("Web:PlatformUrl", opened.Refusal!.Sentence, StringComparison.Ordinal);
    }

    /// <summary>A page, a platform's route and one for both, as the bot maps its own.</summary>
    private static async Task<WebApplication> SmallAsync(Uri first, Uri? second)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. new[] { first, second }.OfType<Uri>().Select(static u => u.ToString())]);
        var app = builder.Build();
        app.UsePlatformPort(second?.ToString());
        app.MapGet("/page", static () => Results.Ok());
        app.MapGet("/both", static () => Results.Ok()).WithMetadata(new PlatformRoute(OnBothPorts: true));
        app.MapPlatforms().MapGet("/slack/test", static () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpStatusCode> AskAsync(Uri address, string path, string? host = null)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static Uri FreeAddress()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }
}
