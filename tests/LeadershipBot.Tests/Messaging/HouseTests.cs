using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

public sealed class HouseTests
{
    [Fact]
    public async Task A_typed_line_is_answered_privately()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Router = new ScriptedRouter());
        var ada = await house.AddPersonAsync("Ada");
        await house.Type(ada, "hello there");
        await house.SettleAsync();
        Assert.Equal("You said: hello there", Assert.Single(house.Posts(ada)).Summary);
    }
}
