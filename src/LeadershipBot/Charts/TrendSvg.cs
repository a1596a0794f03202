using LeadershipBot.Messaging;

namespace LeadershipBot.Charts;

/// <summary>
/// A trend as shapes for a page: the same drawing as the picture, in the page's own colours and font, wide or for a narrow
/// screen. Without its title, which the page says.
/// </summary>
public static class TrendSvg
{
    /// <returns>The inside of an <c>svg</c> element; every text in it is escaped.</returns>
    public static string Shapes(Trend trend, TrendSize size)
    {
        var pen = new SvgPen();
        using var drawing = new TrendDrawing(pen, trend, size, titled: false);
        drawing.Draw();
        return pen.Shapes;
    }
}

/// <summary>How large a drawing is, in logical pixels, and how much of it names may take.</summary>
public sealed record TrendSize(float Width, float Height, float MostName, float MostMark)
{
    public static readonly TrendSize Picture = new(640, 340, 170, 260);
    public static readonly TrendSize Wide = new(640, 300, 170, 260);
    public static readonly TrendSize Narrow = new(340, 250, 104, 150);
}
