using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace LeadershipBot.Channels.Teams;

/// <summary>How far a call came.</summary>
public enum CallEnd
{
    /// <summary>An answer is there.</summary>
    Answered,

    /// <summary>Nothing of the body has left this machine.</summary>
    NotSent,

    /// <summary>It left, and nobody said how it ended.</summary>
    Lost,
}

/// <summary>What the Bot Connector said, or how the call ended without it saying anything.</summary>
public sealed record ConnectorAnswer(CallEnd End, HttpStatusCode Status, string? Id, string? ActivityId, string Reason,
    TimeSpan RetryAfter)
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(15);

    public bool Succeeded => End == CallEnd.Answered && (int)Status is >= 200 and < 300;

    public static ConnectorAnswer NotSent(string reason, TimeSpan retryAfter) =>
        new(CallEnd.NotSent, default, null, null, reason, retryAfter);

    public static ConnectorAnswer Lost(string reason) => new(CallEnd.Lost, default, null, null, reason, TimeSpan.Zero);

    /// <param name="response">Its status and headers.</param>
    /// <param name="body">At most a few kilobytes; whatever does not read as JSON counts as empty.</param>
    /// <param name="now">System time, for a retry told as a date.</param>
    public static ConnectorAnswer Read(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        var json = Parse(body);
        var (code, sub) = CodeOf(json);
        var reason = string.Join(' ', new[] { ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), code, sub }
            .Where(static part => part is { Length: > 0 }).Distinct());
        return new ConnectorAnswer(CallEnd.Answered, response.StatusCode, Text(json, "id"), Text(json, "activityId"), reason,
            RetryOf(response.Headers.RetryAfter, now));
    }

    private static TimeSpan RetryOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var asked = header?.Delta ?? (header?.Date is { } date ? date - now : TimeSpan.Zero);
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestRetry ? LongestRetry : asked;
    }

    /// <summary>
    /// Two shapes are in use: <c>{"error":{"code"}}</c>, and <c>{"errorCode":209,"message":"{...subCode...}"}</c> with JSON
    /// inside the text.
    /// </summary>
    private static (string? Code, string? SubCode) CodeOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, null);
        if (json.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            return (Text(error, "code"), error.TryGetProperty("innerHttpError", out var inner) ? Text(inner, "code") : null);
        return (Text(json, "code"), Text(json, "message") is { } message ? Text(Parse(message), "subCode") : null);
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        // A gateway's HTML page is an answer too: its status says what there is to know.
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Only what looks like an identifier is taken over: it goes into the ledger.</summary>
    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
