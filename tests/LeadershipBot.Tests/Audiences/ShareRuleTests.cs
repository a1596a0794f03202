using LeadershipBot.Audiences;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

public sealed class ShareRuleTests
{
    [Theory, InlineData(3, 4, 36, 94), InlineData(6, 8, 46, 91), InlineData(9, 12, 51, 90)]
    public void The_interval_is_wilsons_at_90_percent(int count, int of, int low, int high) =>
        Assert.Equal(new ShareInterval(low, high), ShareRule.Wilson90(count, of));

    [Theory, InlineData(0, 5), InlineData(5, 5), InlineData(1, 1)]
    public void Nobody_and_everybody_still_leave_room_for_chance(int count, int of)
    {
        var share = ShareRule.Wilson90(count, of);
        Assert.True(share.High > share.Low);
        Assert.InRange(share.Low, 0, 100);
        Assert.InRange(share.High, 0, 100);
    }

    [Fact]
    public void Few_answers_are_not_apart_and_many_are()
    {
        Assert.False(ShareRule.Wilson90(3, 5).IsApartFrom(ShareRule.Wilson90(2, 5)));
        Assert.True(ShareRule.Wilson90(60, 100).IsApartFrom(ShareRule.Wilson90(30, 100)));
    }
}
