using System.Text.Json.Nodes;
using LeadershipBot.Tests.Kit;

namespace LeadershipBot.Tests.Teams;

/// <summary>From a vector to the header and the activity it describes.</summary>
internal static class TeamsVector
{
    public static void Shape(JsonObject activity, JsonObject vector)
    {
        foreach (var (field, part) in new[] { ("channelId", "channelId"), ("serviceUrl", "activityServiceUrl") })
            if (vector[part]?.GetValue<string>() is { } value)
            {
                activity.Remove(field);
                if (value.Length > 0)
                    activity[field] = value;
            }
    }

    public static string? Header(JsonObject vector, string serviceUrl, DateTimeOffset now)
    {
        var token = Tampered(Token(vector, serviceUrl, now), vector["tamper"]?.GetValue<string>());
        return (vector["header"]?.GetValue<string>() ?? "bearer") switch
        {
            "none" => null,
            "basic" => "Basic dXNlcjpwYXNz",
            "scheme" => "Bearer",
            "bare" => token,
            "lower" => $"bearer {token}",
            "junk" => "Bearer one.two.three",
            _ => $"Bearer {token}",
        };
    }

    private static string Token(JsonObject vector, string serviceUrl, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["serviceurl"] = vector["serviceurl"]?.GetValue<string>() switch
            {
                "upper" => serviceUrl.ToUpperInvariant(),
                "noslash" => serviceUrl.TrimEnd('/'),
                _ => serviceUrl,
            },
        };
        foreach (var (name, value) in vector["claims"]?.AsObject() ?? [])
            claims[name] = value!.DeepClone();
        foreach (var (name, value) in vector["times"]?.AsObject() ?? [])
            claims[name] = now.AddSeconds(value!.GetValue<int>()).ToUnixTimeSeconds();
        foreach (var name in vector["without"]?.AsArray() ?? [])
            claims[name!.GetValue<string>()] = null;
        if (vector["serviceUrlClaim"]?.GetValue<string>() is { } other)
            claims[other] = serviceUrl;
        var key = vector["key"]?.GetValue<string>() ?? "good";
        return FakeTeamsKeys.Token(serviceUrl, now, key, vector["algorithm"]?.GetValue<string>() ?? "RS256", claims,
            vector["signWith"]?.GetValue<string>());
    }

    private static string Tampered(string token, string? how)
    {
        var parts = token.Split('.');
        return how switch
        {
            "payload" => $"{parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}",
            "signature" => $"{parts[0]}.{parts[1]}.{parts[2][..^8]}",
            _ => token,
        };
    }
}
