using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(LeadershipBot.Browser.Tests.Chromium))]

namespace LeadershipBot.Browser.Tests;

/// <summary>One browser for all tests; each test gets a profile of its own. The path may be set by <c>CHROMIUM</c>.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Headless = true, Args = Flags,
        });
    }

    public Task<IBrowserContext> NewAsync(Uri url, int width = 1440, bool dark = false, bool script = true) =>
        _browser!.NewContextAsync(new()
        {
            BaseURL = url.ToString(),
            ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
