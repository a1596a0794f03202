using System.Text;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>
/// Inter, carried in the assembly: the machine may have no font at all. It covers Latin, Greek and Cyrillic and there is no
/// shaping, so what it lacks is left out of the picture and stays in the words beside it.
/// </summary>
internal static class TrendFonts
{
    private const char Missing = '…';

    private static readonly SKTypeface Regular = Load("Inter-Regular.otf");
    private static readonly SKTypeface SemiBold = Load("Inter-SemiBold.otf");
    private static readonly SKFont Coverage = Font(Regular, 12);

    public static SKFont Plain(float size) => Font(Regular, size);

    public static SKFont Strong(float size) => Font(SemiBold, size);

    /// <summary>The text with each run of characters the font lacks as one ellipsis; empty when none of it can be drawn.</summary>
    public static string Drawable(string text)
    {
        var drawn = new StringBuilder(text.Length);
        var lacking = false;
        var any = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x200D or 0xFE0E or 0xFE0F)
                continue;
            var known = Rune.IsWhiteSpace(rune) || Coverage.ContainsGlyph(rune.Value);
            if (known)
                drawn.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            else if (!lacking)
                drawn.Append(Missing);
            lacking = !known;
            any |= known && Rune.IsLetterOrDigit(rune);
        }
        return any || !drawn.ToString().Contains(Missing) ? drawn.ToString().Trim() : "";
    }

    /// <summary>The longest beginning that is at most so wide, with an ellipsis where something is left out.</summary>
    public static string Fit(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
            return text;
        var runes = text.EnumerateRunes().ToArray();
        for (var length = runes.Length - 1; length > 0; length--)
        {
            var shorter = string.Concat(runes.Take(length)).TrimEnd() + Missing;
            if (font.MeasureText(shorter) <= width)
                return shorter;
        }
        return "";
    }

    /// <summary>One line, or two broken at a space, the second shortened where it must be; at least one.</summary>
    public static IReadOnlyList<string> Lines(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
            return [text];
        for (var space = text.LastIndexOf(' '); space > 0; space = text.LastIndexOf(' ', space - 1))
        {
            if (font.MeasureText(text[..space]) <= width)
                return [text[..space], Fit(text[(space + 1)..], font, width)];
        }
        return [Fit(text, font, width)];
    }

    private static SKFont Font(SKTypeface typeface, float size) => new(typeface, size)
    {
        // The same edges on every machine and at every scale.
        Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias, Subpixel = true,
    };

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(TrendFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{name} is not a font.");
    }
}
