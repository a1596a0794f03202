using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace LeadershipBot.Browser.Tests;

public sealed class ChatTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_given_with_the_keyboard_alone()
    {
        await using var office = await Office.OpenAsync(Token);
        await using var context = await chromium.NewAsync(office.House.Url);
        var page = await context.NewPageAsync();
        await office.SignInAsync(page, office.Meral, Token);

        var four = page.GetByRole(AriaRole.Button, new() { Name = "4", Exact = true });
        for (var i = 0; i < 60 && !await four.EvaluateAsync<bool>("b => b === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await WaitUntilAsync(async () =>
        {
            await using var db = office.House.Source.Open();
            return await db.Answers.AnyAsync(static a => a.Edits == 2 || a.Value.Contains('4'), Token);
        });
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task What_the_bot_says_appears_by_itself_and_edits_keep_the_place()
    {
        await using var office = await Office.OpenAsync(Token);
        await using var context = await chromium.NewAsync(office.House.Url);
        var page = await context.NewPageAsync();
        await office.SignInAsync(page, office.Meral, Token);

        var logical = await office.House.PostAsync(office.Meral, Message.Say("Decided: OT. Three teams told."), Token);
        await Assertions.Expect(page.GetByText("Decided: OT. Three teams told.")).ToBeVisibleAsync();
        await office.House.EditAsync(office.Meral, logical, 1, Message.Say("Decided: IT. Three teams told."), Token);

        await Assertions.Expect(page.GetByText("Decided: IT. Three teams told.")).ToBeVisibleAsync();
        Assert.Equal(3, await page.Locator(".post").CountAsync());
    }

    [Fact]
    public async Task A_command_is_typed_answered_and_can_be_recalled()
    {
        await using var office = await Office.OpenAsync(Token);
        await using var context = await chromium.NewAsync(office.House.Url);
        var page = await context.NewPageAsync();
        await office.SignInAsync(page, office.Meral, Token);
        var line = page.GetByLabel("Type a command");

        await line.FillAsync("help");
        await line.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".post.mine .typed")).ToHaveTextAsync("help");
        await Assertions.Expect(page.Locator(".post.bots")).ToHaveCountAsync(3);
        await Assertions.Expect(line).ToHaveValueAsync("");
        await line.PressAsync("ArrowUp");
        await Assertions.Expect(line).ToHaveValueAsync("help");
    }

    [Fact]
    public async Task A_form_opens_in_a_dialog_and_escape_brings_back_where_one_was()
    {
        await using var office = await Office.OpenAsync(Token);
        await using var context = await chromium.NewAsync(office.House.Url, 360);
        var page = await context.NewPageAsync();
        await office.SignInAsync(page, office.Meral, Token);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Not now…" });

        await button.ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Not now" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Shots.Folder, "dialog-360-light.png") });
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Everything_works_without_script()
    {
        await using var office = await Office.OpenAsync(Token);
        await using var context = await chromium.NewAsync(office.House.Url, script: false);
        var page = await context.NewPageAsync();
        await office.SignInAsync(page, office.Meral, Token);

        await page.GetByRole(AriaRole.Button, new() { Name = "Not now…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not now" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByLabel("Type a command").FillAsync("help");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Assertions.Expect(page.Locator(".post.mine .typed")).ToHaveTextAsync("help");
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(100, Token);
        }
        Assert.Fail("It did not happen within 10 seconds.");
    }
}
