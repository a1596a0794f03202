using LeadershipBot.Messaging;
using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>
/// A trend as a picture: one card with its title, the line with its last value large at its end, the target as a line of its
/// own, the marked day. The same trend gives the same bytes.
/// </summary>
public static class TrendPicture
{
    /// <summary>In logical pixels; the picture has <see cref="Sharpness"/> times as many each way.</summary>
    public const int Width = 640;
    public const int Height = 340;
    public const int Sharpness = 2;

    // Level 3 of 9: half the time of level 6 for a tenth more bytes.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 3);

    /// <returns>A PNG of 1280 by 680 pixels.</returns>
    public static byte[] Png(Trend trend, TrendTheme theme)
    {
        var info = new SKImageInfo(Width * Sharpness, Height * Sharpness, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info) ?? throw new InvalidOperationException("There is no memory for a picture.");
        var palette = TrendPalette.Of(theme);
        surface.Canvas.Clear(palette.Ground);
        surface.Canvas.Scale(Sharpness);
        using (var drawing = new TrendDrawing(new SkiaPen(surface.Canvas, palette), trend, TrendSize.Picture, titled: true))
            drawing.Draw();
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(Encoding) ?? throw new InvalidOperationException("The picture could not be encoded.");
        return data.ToArray();
    }
}
