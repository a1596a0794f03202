using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Kit;

/// <summary>What the fake does with a call instead of taking it; true lets it be taken after all.</summary>
public delegate Task<bool> FakeTeamsReaction(HttpContext http, TeamsRequest request, FakeTeams fake);

/// <summary>The troubles of Teams, as they look on the wire.</summary>
public static class FakeTeamsReply
{
    public static FakeTeamsReaction Status(int status, string? code = null, int? retryAfterSeconds = null) =>
        async (http, _, _) =>
    {
        if (retryAfterSeconds is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await WriteAsync(http, status, code is null ? "" : Error(code));
        return false;
    };

    /// <summary>The shape of a block: JSON inside the text of the message.</summary>
    public static FakeTeamsReaction Blocked { get; } = async (http, _, _) =>
    {
        await WriteAsync(http, 403, new JsonObject
        {
            ["errorCode"] = 209,
            ["message"] = """{"subCode":"MessageWritesBlocked","details":"Thread is blocked for message writes.","errorCode":null}""",
        }.ToJsonString());
        return false;
    };

    /// <summary>The call is taken, and the line breaks before anything is said.</summary>
    public static FakeTeamsReaction TakenAndCut { get; } = (http, request, fake) =>
    {
        fake.Chats.Answer(request);
        http.Abort();
        return Task.FromResult(false);
    };

    /// <summary>The answer begins and never ends: the status is there, the body is not.</summary>
    public static FakeTeamsReaction CutInTheAnswer { get; } = async (http, request, fake) =>
    {
        fake.Chats.Answer(request);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentLength = 1000;
        await http.Response.WriteAsync("{\"id\":");
        await http.Response.Body.FlushAsync();
        // A reset overtakes what is still on its way; the caller is to see the beginning.
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        http.Abort();
        return false;
    };

    /// <summary>Answers only once the test lets it.</summary>
    public static FakeTeamsReaction After(Task released) => async (http, _, _) =>
    {
        await released.WaitAsync(http.RequestAborted);
        return true;
    };

    public static string Error(string code) =>
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "It did not work." } }.ToJsonString();

    public static async Task WriteAsync(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json; charset=utf-8";
        await http.Response.WriteAsync(body);
    }
}
