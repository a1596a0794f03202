using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.Channels.Teams.Acts;

/// <summary>What Teams shows in answer to a pressed button: another card, a line under it, or that it went wrong.</summary>
internal static class InvokeAnswer
{
    public static IResult Card(JsonObject card) => Of(StatusCodes.Status200OK, "application/vnd.microsoft.card.adaptive", card);

    public static IResult Say(string text) => Of(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", text);

    public static IResult Broken(string why) => Of(StatusCodes.Status400BadRequest, "application/vnd.microsoft.error",
        new JsonObject { ["code"] = "BadRequest", ["message"] = why });

    /// <summary>The answer's own status stands in it; the call itself succeeded unless the question did not read.</summary>
    private static ContentHttpResult Of(int status, string type, JsonNode value)
    {
        var body = new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value };
        return TypedResults.Text(body.ToJsonString(WatchedJson.Options), "application/json", statusCode: status);
    }
}
