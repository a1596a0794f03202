using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.Channels.Web.Pages;

/// <summary>How endpoints answer: a whole page around a component, or "see there" after a post.</summary>
internal static class Page
{
    public const int Size = 50;

    public static IResult Show<TComponent>(
        HttpContext http, Func<PageFrame, IEnumerable<(string Name, object? Value)>> parameters,
        int status = StatusCodes.Status200OK)
        where TComponent : IComponent
    {
        var frame = PageFrame.Of(http);
        var values = new Dictionary<string, object?> { ["Frame"] = frame };
        foreach (var (name, value) in parameters(frame))
            values[name] = value;
        return new RazorComponentResult<TComponent>(values) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>After a post the browser asks for the page anew, so that a reload repeats nothing.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
