using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>Draws pixels in the colours of a theme.</summary>
internal sealed class SkiaPen(SKCanvas canvas, TrendPalette palette) : ITrendPen
{
    private const byte Faint = 0x70;

    public void Line(SKPoint from, SKPoint to, TrendInk ink, float width, TrendStroke stroke)
    {
        using var effect = stroke switch
        {
            TrendStroke.Dashed => SKPathEffect.CreateDash([8, 5], 0),
            TrendStroke.Dotted => SKPathEffect.CreateDash([2, 4], 0),
            _ => null,
        };
        var colour = palette.Of(ink);
        using var paint = new SKPaint
        {
            Color = stroke == TrendStroke.Faint ? colour.WithAlpha(Faint) : colour, StrokeWidth = width, IsStroke = true,
            IsAntialias = true, PathEffect = effect,
        };
        canvas.DrawLine(from, to, paint);
    }

    public void Path(IReadOnlyList<SKPoint> points, TrendInk ink, float width)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(points[0]);
        foreach (var point in points.Skip(1))
            builder.LineTo(point);
        using var path = builder.Detach();
        using var paint = new SKPaint
        {
            Color = palette.Of(ink), StrokeWidth = width, IsStroke = true, IsAntialias = true,
            StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.DrawPath(path, paint);
    }

    public void Dot(SKPoint at, float radius, TrendInk ink)
    {
        using var rim = new SKPaint { Color = palette.Ground, IsAntialias = true };
        using var fill = new SKPaint { Color = palette.Of(ink), IsAntialias = true };
        canvas.DrawCircle(at, radius + 2, rim);
        canvas.DrawCircle(at, radius, fill);
    }

    public void Text(string text, SKPoint at, TrendFace face, TrendInk ink, SKTextAlign align, bool overLines)
    {
        if (overLines)
        {
            using var halo = new SKPaint
            {
                Color = palette.Ground, IsAntialias = true, IsStroke = true, StrokeWidth = 5, StrokeJoin = SKStrokeJoin.Round,
            };
            canvas.DrawText(text, at, align, face.Font, halo);
        }
        using var paint = new SKPaint { Color = palette.Of(ink), IsAntialias = true };
        canvas.DrawText(text, at, align, face.Font, paint);
    }
}
