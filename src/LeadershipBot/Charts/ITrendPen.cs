using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>A colour by what it is for; a pen knows which one that is on its ground.</summary>
internal enum TrendInk { Text, Quiet, Grid, Zero, Target, First, Second, Third }

internal enum TrendStroke { Whole, Dashed, Dotted, Faint }

/// <summary>One of the four ways in which a picture writes. The font measures; a pen without it writes in its own.</summary>
internal sealed record TrendFace(SKFont Font, float Size, bool IsStrong) : IDisposable
{
    public static TrendFace Of(float size, bool strong) => new(strong ? TrendFonts.Strong(size) : TrendFonts.Plain(size), size,
        strong);

    public float Width(string text) => Font.MeasureText(text);

    public void Dispose() => Font.Dispose();
}

/// <summary>What a picture is drawn with: pixels for the chats, shapes for a page that brings its own colours.</summary>
internal interface ITrendPen
{
    void Line(SKPoint from, SKPoint to, TrendInk ink, float width, TrendStroke stroke);

    void Path(IReadOnlyList<SKPoint> points, TrendInk ink, float width);

    /// <summary>A dot with a rim of the ground around it.</summary>
    void Dot(SKPoint at, float radius, TrendInk ink);

    /// <param name="overLines">With the ground around each letter, so that a line behind it does not cross it.</param>
    void Text(string text, SKPoint at, TrendFace face, TrendInk ink, SKTextAlign align, bool overLines);
}
