using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using LeadershipBot.Messaging;

namespace LeadershipBot.Charts;

/// <summary>
/// Pictures by what they show: a digest that goes to four hundred people is drawn once. Holds at most <see cref="MaxBytes"/>
/// and forgets the oldest first.
/// </summary>
public sealed class TrendPictures
{
    public const int MaxBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Picture>> _known = [];
    private readonly LinkedList<Picture> _byUse = new();
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> _drawing = new();
    private long _bytes;

    /// <summary>32 hexadecimal digits that are the same for the same picture and fit a file name or an address.</summary>
    public static string Key(Trend trend, TrendTheme theme) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(trend)))[..31] + (int)theme;

    /// <summary>The picture; two who ask for the same one at the same time wait for one drawing.</summary>
    public byte[] Png(Trend trend, TrendTheme theme)
    {
        var key = Key(trend, theme);
        if (Find(key) is { } known)
            return known;
        try
        {
            var png = _drawing.GetOrAdd(key, _ => new(() => TrendPicture.Png(trend, theme))).Value;
            Keep(new(key, png));
            return png;
        }
        finally
        {
            _drawing.TryRemove(key, out _);
        }
    }

    /// <summary>A picture drawn before, while it is remembered.</summary>
    public byte[]? Find(string key)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Png;
        }
    }

    private void Keep(Picture picture)
    {
        lock (_gate)
        {
            if (_known.ContainsKey(picture.Key))
                return;
            _known[picture.Key] = _byUse.AddLast(picture);
            for (_bytes += picture.Png.Length; _bytes > MaxBytes && _byUse.First is { } oldest; _byUse.RemoveFirst())
            {
                _bytes -= oldest.Value.Png.Length;
                _known.Remove(oldest.Value.Key);
            }
        }
    }

    private sealed record Picture(string Key, byte[] Png);
}
