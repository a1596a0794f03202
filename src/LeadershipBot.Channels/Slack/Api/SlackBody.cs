using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LeadershipBot.Channels.Slack.Api;

/// <summary>A form body that knows whether a byte of it has left: before that, a failure proves that nothing was done.</summary>
internal sealed class SlackBody : HttpContent
{
    private readonly byte[] _bytes;

    public SlackBody(IEnumerable<KeyValuePair<string, string>> fields)
        : this(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(static f => $"{Encode(f.Key)}={Encode(f.Value)}"))),
            "application/x-www-form-urlencoded")
    {
    }

    public SlackBody(byte[] bytes, string type)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue(type);
    }

    public bool HasBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasBegun = true;
        await stream.WriteAsync(_bytes, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
