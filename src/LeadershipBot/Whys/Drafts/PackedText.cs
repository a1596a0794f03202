using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace LeadershipBot.Whys.Drafts;

/// <summary>
/// A text small enough to travel in a button: a form opens from its button alone, and has to show what there is to change.
/// 110 words pack to some 500 characters; what does not fit is written anew.
/// </summary>
internal static class PackedText
{
    /// <summary>Leaves room for the ids beside it.</summary>
    private const int MostPacked = 850;

    public static string? Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        var wire = Base64Url.EncodeToString(packed.ToArray());
        return wire.Length <= MostPacked ? wire : null;
    }

    /// <summary>Null for anything that <see cref="Pack"/> did not write: what comes back is only a claim.</summary>
    public static string? Unpack(string? packed)
    {
        if (packed is null || !Base64Url.IsValid(packed))
            return null;
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var text = new byte[4 * Why.MaxText];
            var length = brotli.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return length == text.Length ? null : Encoding.UTF8.GetString(text, 0, length);
        }
        catch (Exception broken) when (broken is InvalidOperationException or InvalidDataException or IOException)
        {
            return null;
        }
    }
}
