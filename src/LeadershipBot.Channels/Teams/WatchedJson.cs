using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Channels.Teams;

/// <summary>A JSON body that knows whether it has begun to leave: what has not left is provably not posted.</summary>
internal sealed class WatchedJson : HttpContent
{
    /// <summary>The body is never part of a page, so that letters need no escaping; cards stay half as long.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] _bytes;

    public WatchedJson(JsonObject body)
    {
        _bytes = Encoding.UTF8.GetBytes(body.ToJsonString(Options));
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    public bool HasLeft { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        HasLeft = true;
        await stream.WriteAsync(_bytes);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
