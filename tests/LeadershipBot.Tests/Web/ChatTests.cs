using System.Net;
using System.Net.ServerSentEvents;
using LeadershipBot.Channels.Web;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Introduction;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class ChatTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_chat_teaches()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);

        Assert.Contains("Nothing waits on you", (await visitor.ReadAsync("/", Token)).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_command_stands_in_the_chat_and_is_answered()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);

        var response = await visitor.PressAsync(await visitor.ReadAsync("/", Token), "Send", Token, new() { ["text"] = "help" });

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var posts = await PostsAsync(house, 2);
        Assert.True(posts[0].FromPerson);
        Assert.Equal("help", posts[0].Body);
        Assert.False(posts[1].FromPerson);
        var page = await visitor.ReadAsync("/", Token);
        Assert.Equal("help", page.QuerySelector(".post.mine .typed")!.TextContent);
        Assert.NotNull(page.QuerySelector(".post.bots .message"));
    }

    [Fact]
    public async Task The_same_command_sent_twice_from_one_page_counts_once()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        var page = await visitor.ReadAsync("/", Token);

        await Task.WhenAll(Enumerable.Range(0, 3)
            .Select(_ => visitor.PressAsync(page, "Send", Token, new() { ["text"] = "help" })));

        await PostsAsync(house, 2);
        await using var db = house.Source.Open();
        Assert.Equal(1, await db.Inbox.CountAsync(Token));
        Assert.Equal(1, await db.LocalPosts.CountAsync(static p => p.FromPerson, Token));
    }

    [Fact]
    public async Task A_double_press_counts_once_and_a_later_press_counts_again()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);
        await house.PostAsync(person, Message.Say("What now?", new Buttons([Button.Command("Help", "help")])), Token);
        var page = await visitor.ReadAsync("/", Token);

        await Task.WhenAll(visitor.PressAsync(page, "Help", Token), visitor.PressAsync(page, "Help", Token));
        await visitor.PressAsync(await visitor.ReadAsync("/", Token), "Help", Token);

        await using var db = house.Source.Open();
        Assert.Equal(2, await db.Inbox.CountAsync(Token));
    }

    [Fact]
    public async Task A_wire_text_made_up_by_the_browser_changes_nothing()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        using var visitor = await WebVisitor.SignedInAsync(house, await house.AddPersonAsync("Meral Kaya", Token), Token);
        var form = (await visitor.ReadAsync("/", Token)).GetElementById("press")!;

        Assert.Equal(HttpStatusCode.NotFound,
            (await visitor.SubmitAsync(form, null, Token, new() { ["press"] = "nonsense" })).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther,
            (await visitor.SubmitAsync(form, null, Token, new() { ["press"] = "1 made.up.1 {}" })).StatusCode);

        var said = Assert.Single(await PostsAsync(house, 1));
        Assert.Contains("another version", said.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_opens_a_form_shows_it_on_a_page_and_as_a_piece_for_the_script()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);
        await house.PostAsync(person, Message.Say("When?", new Buttons([Button.For("Other time…", new PickSlot())])), Token);
        var page = await visitor.ReadAsync("/", Token);

        var form = await WebVisitor.ParseAsync(await visitor.PressAsync(page, "Other time", Token), Token);

        Assert.NotNull(form.QuerySelector("form[action='/chat/submit'] input[name=wire]"));
        Assert.NotNull(form.QuerySelector("main"));
        Assert.NotEmpty(form.QuerySelectorAll("[name^='f.']"));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/form") { Headers = { { "X-Enhanced", "1" } } };
        var fields = WebVisitor.FieldsOf(page.GetElementById("press")!);
        fields["press"] = page.QuerySelector("button[formaction='/chat/form']")!.GetAttribute("value")!;
        request.Content = new FormUrlEncodedContent(fields);
        var piece = await WebVisitor.ParseAsync(await visitor.SendAsync(request, Token), Token);
        Assert.Null(piece.QuerySelector("main"));
        Assert.NotNull(piece.QuerySelector("form"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_taken_comes_back_with_its_errors_and_what_was_typed()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);
        var write = new WriteAnswer(PulseId.New(), "SITE-99", "What stands in the way?");
        await house.PostAsync(person, Message.Say("One more.", new Buttons([Button.For("One sentence…", write)])), Token);
        var opened = await visitor.PressAsync(await visitor.ReadAsync("/", Token), "One sentence", Token);
        var form = await WebVisitor.ParseAsync(opened, Token);

        var response = await visitor.PressAsync(form, "Send", Token, new() { ["f.sentence"] = new string('x', 200) });
        var again = await WebVisitor.ParseAsync(response, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var field = (AngleSharp.Html.Dom.IHtmlTextAreaElement)again.QuerySelector("textarea")!;
        Assert.Equal(new string('x', 200), field.Value);
        Assert.NotEmpty(again.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.NotEqual(NonceOf(form), NonceOf(again));

        static string? NonceOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
            page.QuerySelector(".form-view [name=nonce]")!.GetAttribute("value");
    }

    [Fact]
    public async Task What_is_posted_edited_and_posted_again_arrives_live_in_order_and_once()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);
        var cursor = (await visitor.ReadAsync("/", Token)).GetElementById("log")!.GetAttribute("data-cursor");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/chat/events?after={cursor}");
        using var response = await visitor.SendAsync(request, Token);
        var posts = SseParser.Create(await response.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token)
            .Where(static e => e.EventType == "post").Select(static e => e.Data).GetAsyncEnumerator(Token);

        var first = await house.PostAsync(person, Message.Say("First"), Token);
        Assert.Contains("First", await NextAsync(posts), StringComparison.Ordinal);
        await house.EditAsync(person, first, 1, Message.Say("First, edited"), Token);
        Assert.Contains("First, edited", await NextAsync(posts), StringComparison.Ordinal);
        await house.EditAsync(person, first, 1, Message.Say("A late repetition"), Token);
        await house.PostAsync(person, Message.Say("Second"), Token);
        Assert.Contains("Second", await NextAsync(posts), StringComparison.Ordinal);
        await posts.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_comes_back_is_told_what_it_missed()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);
        var old = await house.PostAsync(person, Message.Say("Old"), Token);
        var cursor = (await visitor.ReadAsync("/", Token)).GetElementById("log")!.GetAttribute("data-cursor")!;
        await house.EditAsync(person, old, 1, Message.Say("Old, edited"), Token);
        await house.PostAsync(person, Message.Say("New"), Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/events") { Headers = { { "Last-Event-ID", cursor } } };
        using var response = await visitor.SendAsync(request, Token);

        var told = SseParser.Create(await response.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token)
            .Where(static e => e.EventType == "post").Select(static e => e.Data).Take(2);

        var texts = await told.ToListAsync(Token);
        Assert.Contains("Old, edited", texts[0], StringComparison.Ordinal);
        Assert.Contains("New", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_is_delivered_twice_stands_once_and_only_newer_edits_count()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        var channel = house.Services.GetRequiredService<WebChannel>();
        var delivery = new Delivery(LogicalMessageId.New(), 0, LocalAddress.Of(person.Id), Message.Say("Once"), null);

        var first = Assert.IsType<DeliveryResult.Sent>(await channel.PostAsync(delivery, Token));
        var second = Assert.IsType<DeliveryResult.Sent>(await channel.PostAsync(delivery, Token));
        await channel.EditAsync(delivery with { Revision = 2, Message = Message.Say("Two") }, Token);
        await channel.EditAsync(delivery with { Revision = 1, Message = Message.Say("One") }, Token);

        Assert.Equal(first, second);
        await using var db = house.Source.Open();
        var row = await db.LocalPosts.SingleAsync(Token);
        Assert.Equal(2, row.Revision);
        Assert.Contains("Two", row.Body, StringComparison.Ordinal);
        Assert.IsType<DeliveryResult.Refused>(await channel.EditAsync(delivery with { Logical = LogicalMessageId.New() }, Token));
    }

    [Fact]
    public async Task Earlier_messages_are_a_page_away()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var person = await house.AddPersonAsync("Meral Kaya", Token);
        for (var i = 1; i <= 60; i++)
            await house.PostAsync(person, Message.Say($"Message {i}"), Token);
        using var visitor = await WebVisitor.SignedInAsync(house, person, Token);

        var page = await visitor.ReadAsync("/", Token);
        var earlier = await visitor.ReadAsync(page.QuerySelector(".more a")!.GetAttribute("href")!, Token);

        Assert.Equal(50, page.QuerySelectorAll(".post").Length);
        Assert.Equal(10, earlier.QuerySelectorAll(".post").Length);
        Assert.Contains("Message 1", earlier.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_the_chat_of_somebody_else()
    {
        await using var house = await WebHouse.OpenAsync(Token);
        var meral = await house.AddPersonAsync("Meral Kaya", Token);
        await house.PostAsync(meral, Message.Say("For Meral"), Token);
        using var admin = await WebVisitor.SignedInAsync(house,
            await house.AddPersonAsync("Ali Demir", Token, InstallationRole.Admin), Token);

        Assert.DoesNotContain("For Meral", (await admin.ReadAsync("/", Token)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<string> posts)
    {
        Assert.True(await posts.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token));
        return posts.Current;
    }

    /// <summary>Waits for the loops to have said what they have to say.</summary>
    private static async Task<List<LocalPost>> PostsAsync(WebHouse house, int expected)
    {
        for (var i = 0; ; i++)
        {
            await using var db = house.Source.Open();
            var posts = await db.LocalPosts.OrderBy(static p => p.Seq).ToListAsync(Token);
            if (posts.Count >= expected || i == 100)
            {
                Assert.Equal(expected, posts.Count);
                return posts;
            }
            await Task.Delay(50, Token);
        }
    }
}
