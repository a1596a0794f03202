using System.Collections.Frozen;
using System.Security.Cryptography;
using LeadershipBot.Channels.Web.Door;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadershipBot.Channels.Web.Assets;

/// <summary>The style sheet, the script and the icon, carried in the assembly: nothing is loaded from anywhere else.</summary>
public sealed class SiteAssets
{
    private const string Prefix = "web.";

    private readonly FrozenDictionary<string, Asset> _assets = Load().ToFrozenDictionary(static a => a.Name);

    /// <summary>The address changes with the content, so that a browser may keep it for ever.</summary>
    public string Url(string name) => $"/assets/{_assets[name].Hash}/{name}";

    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{hash}/{name}", Send).WithMetadata(new WebSurface(Entry.Anyone));

    private IResult Send(string hash, string name, HttpContext http)
    {
        if (!_assets.TryGetValue(name, out var asset) || asset.Hash != hash)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Content, asset.Type);
    }

    private static IEnumerable<Asset> Load()
    {
        var assembly = typeof(SiteAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames()
            .Where(static r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var name = resource[Prefix.Length..];
            yield return new Asset(name, TypeOf(name), Convert.ToHexStringLower(SHA256.HashData(content))[..12], content);
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };

    private sealed record Asset(string Name, string Type, string Hash, byte[] Content);
}
