using System.Net;
using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class DemoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_becomes_anybody_and_moves_time()
    {
        var stage = new Stage();
        await using var house = await OpenAsync(stage);
        using var visitor = new WebVisitor(house);

        await visitor.PressAsync(await visitor.ReadAsync("/sign-in", Token), "Meral Kaya", Token);
        var chat = await visitor.ReadAsync("/", Token);
        var moved = await visitor.PressAsync(chat, "+ 1 week", Token);

        Assert.Equal(stage.People[0].Id, stage.Became);
        Assert.Contains("Meral Kaya", chat.QuerySelector(".me")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", moved.Headers.Location!.ToString());
        var bar = (await visitor.ReadAsync("/", Token)).QuerySelector(".demo")!.TextContent;
        Assert.Contains("Tue 16 Mar 2027, 12:00 in Istanbul", bar, StringComparison.Ordinal);
        Assert.Contains("Nobody answered <i>anything</i>.", bar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_becomes_a_person_who_is_not_on_the_stage()
    {
        var stage = new Stage();
        await using var house = await OpenAsync(stage);
        using var visitor = new WebVisitor(house);
        var form = (await visitor.ReadAsync("/sign-in", Token)).QuerySelector("main form")!;

        var response = await visitor.SubmitAsync(form, null, Token, new() { ["person"] = ShortId.Write(PersonId.New().Value) });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_way_back_after_moving_time_stays_on_this_site(string from)
    {
        var stage = new Stage();
        await using var house = await OpenAsync(stage);
        using var visitor = new WebVisitor(house);
        var form = (await visitor.ReadAsync("/sign-in", Token)).QuerySelector(".demo-time")!;

        var response = await visitor.SubmitAsync(form, null, Token, new() { ["by"] = "day", ["from"] = from });

        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    private static async Task<WebHouse> OpenAsync(Stage stage)
    {
        var house = await WebHouse.OpenAsync(null, services => services.AddSingleton<IDemoStage>(stage), Token);
        stage.House = house;
        stage.People = [new DemoPersona((await house.AddPersonAsync("Meral Kaya", Token)).Id, "Meral Kaya", "sponsor who fades")];
        return house;
    }

    private sealed class Stage : IDemoStage
    {
        public WebHouse? House { get; set; }

        public IReadOnlyList<DemoPersona> People { get; set; } = [];

        public PersonId? Became { get; private set; }

        public DateTimeOffset Now => House!.Clock.Instant;

        public void Become(PersonId person) => Became = person;

        public Task<DemoProgress> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
        {
            var from = Now;
            House!.Clock.Advance(by);
            return Task.FromResult(new DemoProgress(from, Now, ["Nobody answered <i>anything</i>."]));
        }
    }
}
