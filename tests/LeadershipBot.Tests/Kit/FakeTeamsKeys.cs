using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Kit;

/// <summary>The Bot Connector's signing keys, and tokens made with them: right ones, and every wrong one a test asks for.</summary>
public sealed class FakeTeamsKeys
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "11111111-2222-3333-4444-555555555555";

    /// <summary>Making a key takes a while and is not what is tested.</summary>
    private static readonly RSA[] Ready = [.. Enumerable.Range(0, 5).Select(static _ => RSA.Create(2048))];

    private readonly List<(string Id, RSA Key, string[]? Endorsements)> _published =
    [
        ("good", Ready[0], ["msteams", "webchat"]), ("slack-only", Ready[1], ["slack"]), ("bare", Ready[2], null),
    ];

    private int _reads;

    public int Reads => _reads;

    /// <summary>From now on the next key is published too.</summary>
    public void Rotate(string id = "next") => _published.Add((id, Ready[3], ["msteams"]));

    public IReadOnlyDictionary<string, object> Publish()
    {
        Interlocked.Increment(ref _reads);
        return new Dictionary<string, object>
        {
            ["keys"] = _published.Select(static k => Describe(k.Id, k.Key, k.Endorsements))
            .ToArray()
        };
    }

    /// <summary>A token as the Bot Connector makes them; claims that are given replace its own, null takes one away.</summary>
    public static string Token(string serviceUrl, DateTimeOffset now, string key = "good", string algorithm = "RS256",
        JsonObject? claims = null,
        string? signWith = null)
    {
        var body = new JsonObject
        {
            ["iss"] = Issuer, ["aud"] = AppId, ["serviceurl"] = serviceUrl, ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims ?? [])
        {
            body.Remove(name);
            if (value is not null)
                body[name] = value.DeepClone();
        }
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (key.Length > 0)
            header["kid"] = key;
        var signed = $"{Encode(header.ToJsonString())}.{Encode(body.ToJsonString())}";
        return $"{signed}.{Sign(signed, signWith ?? key, algorithm)}";
    }

    private static string Sign(string text, string key, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var rsa = key switch
        {
            "good" => Ready[0],
            "slack-only" => Ready[1],
            "bare" => Ready[2],
            "next" => Ready[3],
            "" =>
            Ready[0],
            _ => Ready[4]
        };
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(rsa.ExportSubjectPublicKeyInfo(), bytes),
            "RS384" => rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return Base64Url.EncodeToString(signature);
    }

    private static Dictionary<string, object> Describe(string id, RSA key, string[]? endorsements)
    {
        var numbers = key.ExportParameters(false);
        var described = new Dictionary<string, object>
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (endorsements is not null)
            described["endorsements"] = endorsements;
        return described;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
