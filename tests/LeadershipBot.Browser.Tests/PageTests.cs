using Deque.AxeCore.Playwright;
using LeadershipBot.Data;
using Microsoft.Playwright;
using Xunit;

namespace LeadershipBot.Browser.Tests;

/// <summary>Every page on a phone and on a desk, in light and dark: nothing for axe to find, nothing to scroll sideways.</summary>
public sealed class PageTests(Chromium chromium)
{
    public static TheoryData<string> Pages =>
        ["/", "/sign-in", "/projects", "/projects/one", "/people", "/waiting", "/deliveries", "/gallery", "/nowhere", "/setup", "/link"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_is_accessible_and_looks_the_same_promise_in_light_and_dark(string path)
    {
        await using var office = await Office.OpenAsync(Token);
        foreach (var (width, dark) in ((int, bool)[])[(360, false), (360, true), (1440, false), (1440, true)])
        {
            await using var context = await chromium.NewAsync(office.House.Url, width, dark);
            var page = await context.NewPageAsync();
            if (path is "/setup" or "/link" or "/sign-in")
                await page.GotoAsync(path == "/link" ? await office.House.LinkAsync(office.Meral, Token) : path);
            else
                await VisitAsync(office, page, path);
            await CheckAsync(page, path, width, dark);
        }
    }

    [Fact]
    public async Task The_demonstration_bar_fits_and_is_accessible()
    {
        await using var office = await Office.OpenAsync(Token, demo: true);
        foreach (var (width, dark) in ((int, bool)[])[(360, false), (1440, true)])
        {
            await using var context = await chromium.NewAsync(office.House.Url, width, dark);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            await CheckAsync(page, "/demo-sign-in", width, dark);
            await page.GetByRole(AriaRole.Button, new() { Name = "Meral Kaya sponsor" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "+ 1 day" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Nobody else was asked anything.")).ToBeVisibleAsync();
            await CheckAsync(page, "/demo", width, dark);
        }
    }

    private static async Task VisitAsync(Office office, IPage page, string path)
    {
        // The chat is the executive's; everything else is looked at by the PMO.
        await office.SignInAsync(page, path == "/" ? office.Meral : office.Ali, Token);
        await page.GotoAsync(path.Replace("one", ShortId.Write(office.Project.Value), StringComparison.Ordinal));
    }

    private static async Task CheckAsync(IPage page, string path, int width, bool dark)
    {
        var shot = Path.Combine(Shots.Folder, $"{path.Trim('/').Replace('/', '-')}-{width}-{(dark ? "dark" : "light")}.png");
        await page.ScreenshotAsync(new() { Path = shot.Replace("/-", "/chat-", StringComparison.Ordinal), FullPage = true });
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, string.Join('\n', found.Select(static v => $"{v.Id}: {v.Help} {v.Nodes[0].Html}")));
    }
}
