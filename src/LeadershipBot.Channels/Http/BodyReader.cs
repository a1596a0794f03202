using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Http;

/// <summary>Reads a body whole, as the raw bytes that were signed or parsed, and not one byte more than allowed.</summary>
internal static class BodyReader
{
    /// <summary>Null when it is longer than <paramref name="most"/> bytes, whatever its header says.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
            return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[8192];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > most)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
