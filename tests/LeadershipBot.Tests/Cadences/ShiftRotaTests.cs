using CsCheck;
using LeadershipBot.Cadences;
using Xunit;

namespace LeadershipBot.Tests.Cadences;

public sealed class ShiftRotaTests
{
    private const string TwoTwoFour = "DDNN---- from 2026-01-05 day 06:00-18:00 night 18:00-06:00";

    [Fact]
    public void Two_days_two_nights_four_off_repeats_in_both_directions()
    {
        var rota = ShiftRota.Parse(TwoTwoFour).Value;
        var letters = string.Concat(Enumerable.Range(-8, 24).Select(i => rota.HoursOn(new DateOnly(2026, 1, 5).AddDays(i)) switch
        {
            { PastMidnight: true } => 'N',
            { } => 'D',
            null => '-',
        }));

        Assert.Equal("DDNN----DDNN----DDNN----", letters);
    }

    [Theory]
    [InlineData(TwoTwoFour)]
    [InlineData("DDDD---- from 2026-01-05 day 06:00-18:00")]
    [InlineData("EELLNN---- from 2026-01-05 early 06:00-14:00 late 14:00-22:00 night 22:00-06:00")]
    public void A_rota_is_written_as_it_is_read(string text) => Assert.Equal(text, ShiftRota.Parse(text).Value.ToString());

    [Fact]
    public void A_rota_is_read_generously() =>
        Assert.Equal(
            ShiftRota.Parse(TwoTwoFour).Value,
            ShiftRota.Parse(" ddnn---- FROM 2026-01-05  Night 18:00-06:00 DAY 6:00-18:00 ").Value);

    [Theory]
    [InlineData("four on four off", "is not a shift rota")]
    [InlineData("DDXX-- from 2026-01-05 day 06:00-18:00", "is not a shift rota")]
    [InlineData("DD-- from 5.1.2026 day 06:00-18:00", "is not a date")]
    [InlineData("DD-- from 2026-01-05 day 06-18", "are not hours")]
    [InlineData("DN-- from 2026-01-05 day 06:00-18:00", "the hours of the night shift are missing")]
    [InlineData("---- from 2026-01-05 day 06:00-18:00", "has no working day")]
    [InlineData("D- from 2026-01-05 day 06:00-18:00 day 07:00-18:00", "given twice")]
    public void What_is_no_rota_is_refused_with_an_example(string text, string why)
    {
        var sentence = ShiftRota.Parse(text).Refusal!.Sentence;

        Assert.Contains(why, sentence);
        Assert.EndsWith($"Write for example '{TwoTwoFour}'.", sentence);
    }

    [Fact]
    public void The_refusals_example_works() => Assert.True(ShiftRota.Parse(TwoTwoFour).Succeeded);

    [Fact]
    public void Four_on_four_off_is_a_short_way_to_say_it()
    {
        var rota = ShiftRota.OnOff(new DateOnly(2026, 1, 5), 4, 4, new ShiftHours(new TimeOnly(6, 0), new TimeOnly(18, 0)));

        Assert.Equal("DDDD---- from 2026-01-05 day 06:00-18:00", rota.ToString());
        Assert.Throws<ArgumentException>(() => ShiftRota.OnOff(new DateOnly(2026, 1, 5), 0, 4, default));
        Assert.Throws<ArgumentException>(() => ShiftRota.OnOff(new DateOnly(2026, 1, 5), 50, 50, default));
    }

    [Fact]
    public void Every_rota_survives_its_text() => SomePeople.Rota.Sample(rota => ShiftRota.Parse(rota.ToString()).Value == rota);
}
