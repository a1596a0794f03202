using System.Text.Json;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>Reads what Slack sends without trusting it to be there: whatever is missing or of another type is null.</summary>
internal static class JsonReading
{
    public static JsonElement? At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
            ? value : null;

    public static JsonElement? At(this JsonElement json, string name, string inner) => json.At(name)?.At(inner);

    public static string? Text(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? Text(this JsonElement json, string name, string inner) => json.At(name)?.Text(inner);

    public static double? Number(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    public static bool IsTrue(this JsonElement json, string name) => json.At(name)?.ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
