using SkiaSharp;

namespace LeadershipBot.Charts;

/// <summary>What the picture stands on. A chat that does not say its theme gets <see cref="Light"/>: the picture brings its
/// own ground, so it reads on either.</summary>
public enum TrendTheme { Light, Dark }

/// <summary>The colours of one theme. Text has a contrast of at least 4.5:1 on the ground, lines of at least 3:1.</summary>
internal sealed record TrendPalette(
    SKColor Ground, SKColor Text, SKColor Quiet, SKColor Grid, SKColor Zero, SKColor Target, IReadOnlyList<SKColor> Series)
{
    private static readonly TrendPalette LightColours = new(
        new(0xFFFFFFFF), new(0xFF182026), new(0xFF56626D), new(0xFFE3E7EA), new(0xFF8B96A0), new(0xFF17633A),
        [new(0xFF0B6070), new(0xFFB4460E), new(0xFF6A3FB5)]);

    private static readonly TrendPalette DarkColours = new(
        new(0xFF181E22), new(0xFFE6EAED), new(0xFFA2ADB7), new(0xFF2C353C), new(0xFF76828D), new(0xFF89D6A4),
        [new(0xFF74C7D4), new(0xFFF2A66B), new(0xFFB9A1F0)]);

    public SKColor Of(TrendInk ink) => ink switch
    {
        TrendInk.Text => Text,
        TrendInk.Quiet => Quiet,
        TrendInk.Grid => Grid,
        TrendInk.Zero => Zero,
        TrendInk.Target => Target,
        _ => Series[ink - TrendInk.First],
    };

    public static TrendPalette Of(TrendTheme theme) => theme == TrendTheme.Dark ? DarkColours : LightColours;
}
