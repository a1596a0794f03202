using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Kit;

/// <summary>The ways in which Slack may take a call.</summary>
public static class SlackTakes
{
    public static SlackTake Error(string error, JsonObject? more = null) => (http, _) =>
    {
        var no = FakeSlack.No(error);
        foreach (var (key, value) in more ?? [])
            no[key] = value?.DeepClone();
        return Json(http, no);
    };

    public static SlackTake SlowDown(int? seconds) => (http, _) =>
    {
        http.Response.StatusCode = 429;
        if (seconds is { } s)
            http.Response.Headers.RetryAfter = s.ToString(CultureInfo.InvariantCulture);
        return Json(http, FakeSlack.No("ratelimited"));
    };

    public static readonly SlackTake Html500 = static (http, _) =>
    {
        http.Response.StatusCode = 500;
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync("<html>Server Error</html>");
    };

    public static readonly SlackTake Empty200 = static (_, _) => Task.CompletedTask;

    /// <summary>Takes it, and the answer is lost on its way.</summary>
    public static readonly SlackTake LoseAnswer = static (http, usual) =>
    {
        usual();
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Takes it, and never answers.</summary>
    public static readonly SlackTake HangAfterSuccess = static async (http, usual) =>
    {
        usual();
        await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    };

    /// <summary>Answers once the test lets it.</summary>
    public static SlackTake When(Task go) => async (http, usual) =>
    {
        await go;
        await Json(http, usual());
    };

    private static Task Json(HttpContext http, JsonObject answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(answer.ToJsonString());
    }
}
