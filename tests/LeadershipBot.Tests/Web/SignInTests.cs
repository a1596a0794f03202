using System.Net;
using LeadershipBot.Channels.Web;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class SignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_says_for_whom_it_is_and_looking_at_it_does_not_use_it_up()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var visitor = new WebVisitor(house);

        for (var look = 0; look < 3; look++)
            Assert.Contains("Continue as Meral Kaya", (await visitor.ReadAsync(link, Token)).Body!.TextContent,
                StringComparison.Ordinal);
        var page = await visitor.ReadAsync(link, Token);
        var response = await visitor.PressAsync(page, "Continue as", Token);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var first = new WebVisitor(house);
        using var second = new WebVisitor(house);
        var firstPage = await first.ReadAsync(link, Token);
        var secondPage = await second.ReadAsync(link, Token);

        var both = await Task.WhenAll(first.PressAsync(firstPage, "Continue", Token),
            second.PressAsync(secondPage, "Continue", Token));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Gone], both.Select(static r => r.StatusCode).Order());
        Assert.Equal(HttpStatusCode.Gone, (await second.GetAsync(link, Token)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var visitor = new WebVisitor(house);
        var page = await visitor.ReadAsync(link, Token);

        house.SystemTime.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Gone, (await visitor.PressAsync(page, "Continue", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        await using var db = house.Source.Open();

        var kept = await db.SignInLinks.SingleAsync(Token);

        Assert.Equal(64, kept.TokenHash.Length);
        Assert.DoesNotContain(link["/link/".Length..], kept.TokenHash, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts_and_stays_on_this_site()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var visitor = new WebVisitor(house);

        var response = await visitor.PressAsync(await visitor.ReadAsync(link, Token), "Continue", Token);

        var cookie = SessionCookieOf(response);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_session_cookie_travels_only_encrypted_where_the_public_address_is_https()
    {
        var settings = new Dictionary<string, string?> { ["Web:PublicUrl"] = "https://bot.example.com" };
        await using var house = await WebHouse.OpenAsync(settings, null, Token);
        var link = await house.LinkAsync(await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var visitor = new WebVisitor(house);

        var response = await visitor.PressAsync(await visitor.ReadAsync(link, Token), "Continue", Token);

        Assert.Contains("secure", SessionCookieOf(response), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_left_is_out_at_once()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);

        await house.WriteAsync(db => db.People.Find(person.Id)!.LeftAt = WebHouse.Start, Token);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/", Token)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);

        await visitor.PressAsync(await visitor.ReadAsync("/", Token), "Sign out", Token);

        Assert.Equal("/sign-in", (await visitor.GetAsync("/", Token)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_first_admin_comes_in_with_the_code_of_the_console_and_only_once()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var setup = house.Services.GetRequiredService<SetupCode>();
        var issued = (await setup.IssueAsync(Token))!;
        using var visitor = new WebVisitor(house);
        var page = await visitor.ReadAsync(new Uri(issued.Url).PathAndQuery, Token);
        var typed = new Dictionary<string, string>
        {
            ["name"] = "Ali Demir", ["email"] = "ali@example.com", ["zone"] = "Europe/Istanbul",
        };

        var response = await visitor.PressAsync(page, "Become administrator", Token, typed);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/projects", Token)).StatusCode);
        Assert.Null(await setup.IssueAsync(Token));
        await using var db = house.Source.Open();
        Assert.Equal(InstallationRole.Admin, (await db.People.SingleAsync(Token)).InstallationRole);
    }

    [Fact]
    public async Task A_slip_in_the_setup_form_keeps_what_was_typed_and_the_code()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var issued = (await house.Services.GetRequiredService<SetupCode>().IssueAsync(Token))!;
        using var visitor = new WebVisitor(house);
        var typed = new Dictionary<string, string>
        {
            ["code"] = issued.Code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal), ["name"] = "Ali Demir",
            ["email"] = "nonsense", ["zone"] = "Istambul",
        };

        var response = await visitor.PressAsync(await visitor.ReadAsync("/setup", Token), "Become", Token, typed);
        var again = await WebVisitor.ParseAsync(response, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("Ali Demir", again.GetElementById("setup-name")!.GetAttribute("value"));
        Assert.Contains("Europe/Istanbul", again.GetElementById("setup-zone-error")!.TextContent, StringComparison.Ordinal);
        typed["email"] = "ali@example.com";
        typed["zone"] = "Europe/Istanbul";
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PressAsync(again, "Become", Token, typed)).StatusCode);
    }

    [Fact]
    public async Task A_setup_code_expires_and_a_wrong_one_is_refused()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var setup = house.Services.GetRequiredService<SetupCode>();
        var issued = (await setup.IssueAsync(Token))!;
        var admin = new AdminEntry("Ali Demir", "ali@example.com", "Europe/Istanbul");

        Assert.NotNull((await setup.ClaimAsync("AAAA-BBBB-CCCC", admin, Token)).Refusal);
        house.SystemTime.Advance(TimeSpan.FromMinutes(31));
        Assert.NotNull((await setup.ClaimAsync(issued.Code, admin, Token)).Refusal);
    }

    [Fact]
    public async Task Guessing_links_is_slowed_down()
    {
        var settings = new Dictionary<string, string?> { ["Web:SignInTriesPerMinute"] = "3" };
        await using var house = await WebHouse.OpenAsync(settings, null, Token);
        using var visitor = new WebVisitor(house);

        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync($"/link/guess{attempt}", Token)).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync("/link/guess", Token)).StatusCode);
    }

    private static string SessionCookieOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(static c => c.StartsWith("leadershipbot=", StringComparison.Ordinal));
}
