using LeadershipBot.Charts;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using SkiaSharp;
using Xunit;

namespace LeadershipBot.Tests.Charts;

public sealed class TrendPictureTests
{
    public static TheoryData<string> Names => [.. SomeTrend.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trend_is_drawn_as_agreed(string name) =>
        Golden.MatchPicture($"charts/{name}.png", TrendPicture.Png(SomeTrend.All[name], TrendTheme.Light));

    [Theory]
    [InlineData("one")]
    [InlineData("three")]
    public void In_the_dark_too(string name) =>
        Golden.MatchPicture($"charts/{name}-dark.png", TrendPicture.Png(SomeTrend.All[name], TrendTheme.Dark));

    [Fact]
    public void The_same_trend_gives_the_same_bytes_also_side_by_side()
    {
        var first = TrendPicture.Png(SomeTrend.Downtime, TrendTheme.Light);

        var more = ParallelEnumerable.Range(0, 8).Select(static _ => TrendPicture.Png(SomeTrend.Downtime, TrendTheme.Light)).ToList();

        Assert.All(more, png => Assert.Equal(first, png));
    }

    [Fact]
    public void It_is_twice_as_sharp_as_it_is_large_and_small_enough_for_any_chat()
    {
        Assert.All(SomeTrend.All.Values, static trend =>
        {
            var png = TrendPicture.Png(trend, TrendTheme.Light);
            using var bitmap = SKBitmap.Decode(png);
            Assert.Equal((1280, 680), (bitmap.Width, bitmap.Height));
            Assert.True(png.Length < 150_000);
        });
    }

    [Fact]
    public void Every_colour_of_text_and_line_stands_out_from_its_ground()
    {
        Assert.All(Enum.GetValues<TrendTheme>(), static theme =>
        {
            var palette = TrendPalette.Of(theme);
            Assert.All([palette.Text, palette.Quiet, palette.Target, .. palette.Series],
                colour => Assert.True(Contrast(colour, palette.Ground) >= 4.5));
        });
    }

    [Fact]
    public void A_picture_is_drawn_once_and_the_oldest_is_forgotten_first()
    {
        var pictures = new TrendPictures();
        var first = pictures.Png(SomeTrend.Downtime, TrendTheme.Light);

        Assert.Same(first, pictures.Png(SomeTrend.Downtime, TrendTheme.Light));
        Assert.Same(first, pictures.Find(TrendPictures.Key(SomeTrend.Downtime, TrendTheme.Light)));
        Assert.Null(pictures.Find(TrendPictures.Key(SomeTrend.Downtime, TrendTheme.Dark)));
    }

    [Fact]
    public void Another_number_makes_another_key()
    {
        var moved = SomeTrend.Downtime with { Target = 4.9 };

        Assert.NotEqual(TrendPictures.Key(SomeTrend.Downtime, TrendTheme.Light), TrendPictures.Key(moved, TrendTheme.Light));
        Assert.Equal(32, TrendPictures.Key(moved, TrendTheme.Dark).Length);
    }

    private static double Contrast(SKColor one, SKColor other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(SKColor c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    private static double Linear(byte channel) =>
        channel / 255.0 is var c && c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}
