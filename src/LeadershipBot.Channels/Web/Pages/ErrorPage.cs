using LeadershipBot.Channels.Web.Door;
using LeadershipBot.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>Says what happened, what was kept, and what to do next.</summary>
internal static class ErrorPage
{
    public static async Task ShowAsync(HttpContext http, int status)
    {
        if (Enhanced.Is(http.Request) || status == StatusCodes.Status421MisdirectedRequest)
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(PageMessages.ErrorBody(status), http.RequestAborted);
            return;
        }
        var helpers = status == StatusCodes.Status403Forbidden && http.Features.Get<Visitor>() is not null
            ? await WhoCanAsync(http) : [];
        var page = Page.Show<ProblemPage>(http, _ => [("Status", status), ("Helpers", helpers)], status);
        await page.ExecuteAsync(http);
    }

    /// <summary>After a failure the response starts empty again: the headers are put back first.</summary>
    public static Task ShowFailureAsync(HttpContext http)
    {
        WebDoor.AddHeaders(http.Response.Headers);
        return ShowAsync(http, http.Response.StatusCode);
    }

    /// <summary>A page that is not there, as an endpoint's answer.</summary>
    public static IResult NotFound(HttpContext http) =>
        Page.Show<ProblemPage>(http, static _ => [("Status", StatusCodes.Status404NotFound), ("Helpers", Array.Empty<string>())],
            StatusCodes.Status404NotFound);

    private static async Task<IReadOnlyList<string>> WhoCanAsync(HttpContext http)
    {
        await using var db = http.RequestServices.GetRequiredService<LeadershipDbSource>().Open();
        var today = DateOnly.FromDateTime(http.RequestServices.GetRequiredService<BusinessClock>().Instant.UtcDateTime);
        return await db.Roles.Where(r => r.Kind == Projects.RoleKind.Pmo && r.From <= today
            && (r.Until == null || r.Until >= today))
            .Join(db.People.Where(static p => p.LeftAt == null), r => r.PersonId, p => p.Id, (_, p) => p.Name)
            .Distinct().OrderBy(static n => n).Take(5).ToListAsync(http.RequestAborted);
    }
}
