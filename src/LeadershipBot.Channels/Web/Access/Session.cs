using System.Security.Claims;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Web.Access;

/// <summary>The cookie session. It says only who; what they may do is read anew for every request.</summary>
internal static class Session
{
    public const string Scheme = "LeadershipBot.Web";
    public const string Cookie = "leadershipbot";

    public static Task StartAsync(HttpContext http, PersonId person)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, ShortId.Write(person.Value))], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);

    public static PersonId? PersonOf(ClaimsPrincipal principal) =>
        ShortId.TryRead(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new PersonId(id) : null;
}
