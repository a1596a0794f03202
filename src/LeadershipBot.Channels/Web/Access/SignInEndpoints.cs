using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Channels.Web.Pages;
using LeadershipBot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.Access;

/// <summary>The ways in and out: the sign-in page, personal links, first setup, signing out.</summary>
internal static class SignInEndpoints
{
    private static readonly WebSurface Open = new(Entry.Anyone);
    private static readonly WebSurface Limited = new(Entry.Anyone, LimitsTries: true);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sign-in", ShowSignInAsync).WithMetadata(Open);
        endpoints.MapPost("/sign-out", SignOutAsync).WithMetadata(Open);
        endpoints.MapGet("/link/{token}", ShowLinkAsync).WithMetadata(Limited);
        endpoints.MapPost("/link/{token}", FollowLinkAsync).WithMetadata(Limited);
        endpoints.MapGet("/setup", ShowSetupAsync).WithMetadata(Limited);
        endpoints.MapPost("/setup", SetUpAsync).WithMetadata(Limited);
    }

    private static async Task<IResult> ShowSignInAsync(HttpContext http, SetupCode setup, CancellationToken cancellationToken)
    {
        var needsSetup = await setup.IsNeededAsync(cancellationToken);
        return Page.Show<SignInPage>(http, page => [("NeedsSetup", needsSetup), ("Demo", page.Demo)]);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Session.EndAsync(http);
        return Page.SeeOther("/sign-in");
    }

    private static async Task<IResult> ShowLinkAsync(
        string token, HttpContext http, SignIn signIn, CancellationToken cancellationToken)
    {
        var name = await signIn.PeekAsync(token, cancellationToken);
        return ShowLink(http, token, name);
    }

    private static async Task<IResult> FollowLinkAsync(
        string token, HttpContext http, SignIn signIn, CancellationToken cancellationToken)
    {
        if (await signIn.RedeemAsync(token, cancellationToken) is not { } person)
            return ShowLink(http, token, null);
        await Session.StartAsync(http, person);
        return Page.SeeOther("/");
    }

    private static IResult ShowLink(HttpContext http, string token, string? name) =>
        Page.Show<LinkPage>(http, _ => [("Name", name), ("Token", token)],
            name is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK);

    private static async Task<IResult> ShowSetupAsync(
        HttpContext http, SetupCode setup, string? code, CancellationToken cancellationToken) =>
        await setup.IsNeededAsync(cancellationToken)
            ? ShowSetup(http, SetupEntry.Empty with { Code = code ?? "" }, null)
            : Page.SeeOther("/sign-in");

    private static async Task<IResult> SetUpAsync(HttpContext http, SetupCode setup, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var entry = new SetupEntry(
            form["code"].ToString(), form["name"].ToString(), form["email"].ToString(), form["zone"].ToString());
        var outcome = await setup.ClaimAsync(entry.Code, new AdminEntry(entry.Name, entry.Email, entry.Zone), cancellationToken);
        if (!outcome.TryGet(out var person, out var refusal))
            return ShowSetup(http, entry, refusal);
        await Session.StartAsync(http, person);
        return Page.SeeOther("/");
    }

    private static IResult ShowSetup(HttpContext http, SetupEntry entry, Refusal? refusal) =>
        Page.Show<SetupPage>(http, _ => [("Entry", entry), ("Refusal", refusal), ("Errors", (refusal as FieldErrors)?.Errors)],
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What stands in the fields of the setup form.</summary>
public sealed record SetupEntry(string Code, string Name, string Email, string Zone)
{
    public static readonly SetupEntry Empty = new("", "", "", "");
}
