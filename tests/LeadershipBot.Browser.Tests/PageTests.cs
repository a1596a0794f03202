using Deque.AxeCore.Playwright;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace LeadershipBot.Browser.Tests;

/// <summary>
/// Every page on a phone and on a desk, in light and dark: nothing for axe to find, nothing to scroll sideways.
/// </summary>
public sealed class PageTests(Chromium chromium, PageTests.OneOffice one) : IClassFixture<PageTests.OneOffice>
{
    public static TheoryData<string> Pages =>
        ["/", "/sign-in", "/projects", "/projects/one", "/kpis", "/projects/one/kpis", "/people", "/waiting", "/decisions", "/deliveries",
            "/gallery", "/nowhere", "/link"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_and_is_accessible_on_phone_and_desk_in_light_and_dark(string path)
    {
        var office = one.Office;
        foreach (var (width, dark) in ((int, bool)[])[(360, false), (360, true), (1440, false), (1440, true)])
        {
            await using var context = await chromium.NewAsync(office.House.Url, width, dark);
            var page = await context.NewPageAsync();
            if (path is "/link" or "/sign-in")
                await page.GotoAsync(path == "/link" ? await office.House.LinkAsync(office.Meral, Token) : path);
            else
                await VisitAsync(office, page, path);
            await CheckAsync(page, path, width, dark);
        }
    }

    [Fact]
    public async Task The_first_setup_fits_is_accessible_and_proposes_the_zone_of_the_browser()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        foreach (var (width, dark) in ((int, bool)[])[(360, false), (1440, true)])
        {
            await using var context = await chromium.NewAsync(house.Url, width, dark);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/setup");
            await Assertions.Expect(page.GetByLabel("Time zone")).Not.ToHaveValueAsync("");
            await page.GetByLabel("Your name").FillAsync("Ali Demir");
            await page.GetByLabel("Setup code").FillAsync("AAAA-BBBB-CCCC");
            await page.GetByLabel("Work e-mail").FillAsync("ali@example.com");
            await page.GetByRole(AriaRole.Button, new() { Name = "Become" }).ClickAsync();
            await Assertions.Expect(page.GetByText("This code is wrong")).ToBeVisibleAsync();
            await CheckAsync(page, "/setup", width, dark);
        }
    }

    [Fact]
    public async Task An_empty_house_teaches_on_every_page()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var ali = await house.AddPersonAsync("Ali Demir", Token, InstallationRole.Admin);
        await using var context = await chromium.NewAsync(house.Url, 360);
        var page = await context.NewPageAsync();
        await page.GotoAsync(await house.LinkAsync(ali, Token));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue as" }).ClickAsync();
        foreach (var path in (string[])["/", "/projects", "/kpis", "/waiting", "/decisions", "/deliveries"])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
            await CheckAsync(page, $"/empty{path}", 360, false);
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

    /// <summary>Pages are only looked at here, so all tests may look at the same ones.</summary>
    public sealed class OneOffice : IAsyncLifetime
    {
        public Office Office { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Office = await Office.OpenAsync(CancellationToken.None);

        public ValueTask DisposeAsync() => Office.DisposeAsync();
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
        const string sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        Assert.Equal(0, await page.EvaluateAsync<int>(sideways));
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, string.Join('\n', found.Select(static v => $"{v.Id}: {v.Help} {v.Nodes[0].Html}")));
    }
}
