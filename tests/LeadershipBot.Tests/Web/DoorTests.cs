using System.Net;
using LeadershipBot.Channels.Web;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class DoorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/link/nonsense")]
    public async Task Every_page_carries_the_headers_that_keep_others_out(string path)
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = new WebVisitor(house);

        var headers = (await visitor.GetAsync(path, Token)).Headers;

        Assert.Contains("default-src 'self'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_post_without_its_form_token_is_refused()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);

        string[] paths =
        [
            "/chat/press", "/chat/form", "/chat/submit", "/chat/command", "/sign-out", "/link/x", "/setup", "/nowhere",
        ];
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.BadRequest,
                (await visitor.PostAsync(path, new() { ["text"] = "help" }, Token)).StatusCode);
    }

    [Fact]
    public async Task A_form_token_of_somebody_else_is_refused()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var meral = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var ali = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Ali Demir", Token), Token);
        var hers = await meral.ReadAsync("/", Token);

        Assert.Equal(HttpStatusCode.BadRequest,
            (await ali.PressAsync(hers, "Send", Token, new() { ["text"] = "help" })).StatusCode);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = new WebVisitor(house);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync(visitor, "/sign-in", ("Host", "evil.example")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/sign-in", ("Host", "localhost:5080")));
    }

    [Fact]
    public async Task Names_of_the_allow_list_and_the_public_address_are_answered()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Web:PublicUrl"] = "https://bot.example.com", ["Web:AllowedHosts:0"] = "bot.internal",
        };
        await using var house = await WebHouse.OpenAsync(settings, null, Token);
        using var visitor = new WebVisitor(house);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/sign-in", ("Host", "bot.example.com")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/sign-in", ("Host", "bot.internal")));
    }

    [Theory]
    [InlineData("https://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("null", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData(null, "same-site", HttpStatusCode.Forbidden)]
    [InlineData("null", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("own", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("own", null, HttpStatusCode.SeeOther)]
    public async Task A_post_from_a_page_elsewhere_is_refused_even_with_its_token(
        string? origin, string? site, HttpStatusCode expected)
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        var form = (await visitor.ReadAsync("/", Token)).GetElementById("composer")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/command");
        var fields = WebVisitor.FieldsOf(form);
        fields["text"] = "help";
        request.Content = new FormUrlEncodedContent(fields);
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? house.Url.GetLeftPart(UriPartial.Authority) : origin);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);

        Assert.Equal(expected, (await visitor.SendAsync(request, Token)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whatever_its_headers_claim(bool saysItsLength)
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        var fields = WebVisitor.FieldsOf((await visitor.ReadAsync("/", Token)).GetElementById("composer")!);
        fields["text"] = new string('x', 70_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/command");
        request.Content = new FormUrlEncodedContent(fields);
        // With its length told, the server can refuse before the body is sent; without, it stops reading at the limit.
        request.Headers.ExpectContinue = saysItsLength;
        request.Headers.TransferEncodingChunked = !saysItsLength;

        var status = await StatusOrClosedAsync(visitor, request);

        Assert.True(status == HttpStatusCode.RequestEntityTooLarge || (status is null && !saysItsLength), $"{status}");
        await using var db = house.Source.Open();
        Assert.Equal(0, await db.Inbox.CountAsync(Token) + await db.LocalPosts.CountAsync(Token));
    }

    [Fact]
    public async Task Pages_of_the_pmo_are_closed_to_others_and_say_who_can()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var ali = await house.AddPersonAsync("Ali Demir", Token);
        var project = new Project { Id = ProjectId.New(), Name = "MES" };
        await house.WriteAsync(db =>
        {
            db.Projects.Add(project);
            db.Roles.Add(new RoleAssignment
            {
                Id = RoleId.New(), ProjectId = project.Id, PersonId = ali.Id, Kind = RoleKind.Pmo,
                From = new DateOnly(2027, 1, 1),
            });
        }, Token);
        using var meral = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        using var pmo = await WebVisitor.SignedInAsync(house, ali, Token);

        foreach (var path in (string[])["/projects", "/people", "/waiting", "/deliveries"])
        {
            var response = await meral.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Contains("Ali Demir", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await pmo.GetAsync(path, Token)).StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = new WebVisitor(house);

        foreach (var path in (string[])["/", "/projects", "/people", "/waiting", "/deliveries", "/gallery", "/chat/events"])
            Assert.Equal("/sign-in", (await visitor.GetAsync(path, Token)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Styles_and_script_come_from_here_and_may_be_kept()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = new WebVisitor(house);
        var page = await visitor.ReadAsync("/sign-in", Token);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), [onclick]"));
        foreach (var address in page.QuerySelectorAll("link, script")
            .Select(static e => e.GetAttribute("href") ?? e.GetAttribute("src")))
        {
            var response = await visitor.GetAsync(address!, Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Url", "nonsense")]
    [InlineData("PublicUrl", "http://bot.example.com")]
    [InlineData("PublicUrl", "ftp://bot.example.com")]
    [InlineData("AllowedHosts:0", "https://bot.example.com")]
    [InlineData("SessionHours", "0")]
    public async Task Settings_that_would_open_the_door_stop_the_start(string key, string value)
    {
        var settings = new Dictionary<string, string?> { [$"Web:{key}"] = value };
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => WebHouse.OpenAsync(settings, null, Token));

        Assert.Contains(key.Split(':')[0], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_stage_there_are_no_routes_of_the_demonstration()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        var fields = WebVisitor.FieldsOf((await visitor.ReadAsync("/", Token)).GetElementById("composer")!);

        Assert.Null(house.Services.GetService<IDemoStage>());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/demo/be", fields, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/demo/advance", fields, Token)).StatusCode);
    }

    /// <summary>A server that has read enough may close while the client still writes; then there is no answer to read.</summary>
    private static async Task<HttpStatusCode?> StatusOrClosedAsync(WebVisitor visitor, HttpRequestMessage request)
    {
        try
        {
            return (await visitor.SendAsync(request, Token)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(WebVisitor visitor, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return (await visitor.SendAsync(request, Token)).StatusCode;
    }
}
