using System.Globalization;
using System.Net;
using System.Text;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>Writes shapes whose colours are the page's: each carries the name of its ink as a class.</summary>
internal sealed class SvgPen : ITrendPen
{
    private readonly StringBuilder _shapes = new();

    public string Shapes => _shapes.ToString();

    public void Line(SKPoint from, SKPoint to, TrendInk ink, float width, TrendStroke stroke)
    {
        var dashes = stroke switch
        {
            TrendStroke.Dashed => " stroke-dasharray=\"8 5\"",
            TrendStroke.Dotted => " stroke-dasharray=\"2 4\"",
            TrendStroke.Faint => " opacity=\"0.45\"",
            _ => "",
        };
        Write($"<line x1=\"{from.X:0.#}\" y1=\"{from.Y:0.#}\" x2=\"{to.X:0.#}\" y2=\"{to.Y:0.#}\" class=\"{Line(ink)}\" stroke-width=\"{width:0.#}\"{dashes}/>");
    }

    public void Path(IReadOnlyList<SKPoint> points, TrendInk ink, float width)
    {
        var places = string.Join(' ', points.Select(static p => string.Create(CultureInfo.InvariantCulture,
            $"{p.X:0.#},{p.Y:0.#}")));
        Write($"<polyline points=\"{places}\" class=\"{Line(ink)} run\" stroke-width=\"{width:0.#}\"/>");
    }

    public void Dot(SKPoint at, float radius, TrendInk ink) =>
        Write($"<circle cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"{radius + 1:0.#}\" class=\"{Fill(ink)} dot\"/>");

    public void Text(string text, SKPoint at, TrendFace face, TrendInk ink, SKTextAlign align, bool overLines)
    {
        var anchor = align switch
        {
            SKTextAlign.Left => "",
            SKTextAlign.Right => " text-anchor=\"end\"",
            _ => " text-anchor=\"middle\""
        };
        var weight = face.IsStrong ? " font-weight=\"600\"" : "";
        Write($"<text x=\"{at.X:0.#}\" y=\"{at.Y:0.#}\" class=\"{Fill(ink)}{(overLines ? " over" : "")}\" font-size=\"{face.Size:0.#}\"{weight}{anchor}>{WebUtility.HtmlEncode(text)}</text>");
    }

    private static string Line(TrendInk ink) => $"line-{Name(ink)}";

    private static string Fill(TrendInk ink) => $"ink-{Name(ink)}";

    private static string Name(TrendInk ink) => ink.ToString().ToLowerInvariant();

    private void Write(FormattableString shape) => _shapes.Append(shape.ToString(CultureInfo.InvariantCulture));
}
