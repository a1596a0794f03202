using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeadershipBot.Channels.Web;
using LeadershipBot.Channels.Web.Blocks;
using LeadershipBot.Channels.Web.Chat;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class WebRendererTests
{
    private static readonly ReaderTime Time = new("Europe/Istanbul", WebHouse.Start);

    private readonly WebRenderer _renderer = new(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);

    public static TheoryData<string> SampleNames => [.. Samples.Messages.Keys];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public async Task Every_block_is_drawn_as_agreed(string sample)
    {
        var post = new ChatPost(7, 0, WebHouse.Start, false, Samples.Messages[sample], null);

        Golden.Match($"web/{sample}.html", await _renderer.RenderAsync(post, Time));
    }

    [Fact]
    public async Task A_form_is_drawn_as_agreed() => Golden.Match("web/form.html", await _renderer.RenderAsync(Samples.Form));

    [Fact]
    public async Task A_form_with_errors_is_drawn_as_agreed()
    {
        var entry = FormEntry.Sample with
        {
            Token = new("t", "secret"),
            Opener = "sample.open.1 {}",
            Post = 7,
            Nonce = "n",
            Typed = new Dictionary<string, string> { ["reason"] = "Typed before", ["day"] = "tue" },
            Errors = new Dictionary<string, string>
            {
                ["reason"] = "Say it shorter.", ["day"] = "Not a working day.", ["hour"] = "Choose one.",
            },
        };

        Golden.Match("web/form-errors.html", await _renderer.RenderAsync(Samples.Form, entry));
    }

    [Fact]
    public async Task What_people_wrote_is_never_markup_in_a_message()
    {
        var post = new ChatPost(7, 0, WebHouse.Start, false, Samples.HostileMessage, null);
        var page = Parse(await _renderer.RenderAsync(post, Time));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Samples.Hostile, page.QuerySelector("dt")!.TextContent);
        Assert.Equal(Samples.Hostile, page.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal($"7 {Samples.Hostile}", page.QuerySelector("button.danger")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_people_wrote_is_never_markup_in_a_form()
    {
        var entry = FormEntry.Sample with
        {
            Token = new("t", Samples.Hostile),
            Opener = Samples.Hostile,
            Typed = new Dictionary<string, string> { ["a"] = Samples.Hostile },
            Errors = Samples.HostileForm.Fields.ToDictionary(static f => f.Key, static _ => Samples.Hostile),
        };
        var page = Parse(await _renderer.RenderAsync(Samples.HostileForm, entry));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Samples.Hostile, page.QuerySelector("input[name='f.a']")!.GetAttribute("value"));
        Assert.Equal(Samples.Hostile, ((IHtmlTextAreaElement)page.QuerySelector("textarea")!).Value);
    }

    [Fact]
    public async Task A_typed_line_is_never_markup()
    {
        var page = Parse(await _renderer.RenderAsync(new ChatPost(7, 0, WebHouse.Start, false, null, Samples.Hostile), Time));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Samples.Hostile, page.QuerySelector(".typed")!.TextContent);
    }

    [Fact]
    public async Task The_chosen_answer_is_told_in_words_and_to_screen_readers()
    {
        var page = Parse(await _renderer.RenderAsync(Samples.Messages["choice"]));

        Assert.Equal("Your answer: IT", page.QuerySelector(".answer")!.TextContent);
        Assert.Equal("✓IT", page.QuerySelector("button[aria-pressed=true]")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("button[aria-pressed=false]").Length);
    }

    [Fact]
    public async Task Every_field_has_a_label_and_says_what_is_wrong_with_it()
    {
        var errors = Samples.Form.Fields.ToDictionary(static f => f.Key, static f => $"{f.Key} is wrong");
        var entry = FormEntry.Sample with { Errors = errors };
        var page = Parse(await _renderer.RenderAsync(Samples.Form, entry));

        foreach (var field in page.QuerySelectorAll("input:not([type=radio]), select, textarea"))
        {
            Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']"));
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.EndsWith("is wrong", page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent,
                StringComparison.Ordinal);
        }
        Assert.Equal("Day", page.QuerySelector("fieldset legend")!.TextContent);
    }

    [Fact]
    public async Task A_summary_that_is_not_in_the_text_is_heard_first()
    {
        var page = Parse(await _renderer.RenderAsync(Samples.Messages["facts"]));

        Assert.Equal("MES in three lines.", page.QuerySelector(".message")!.FirstElementChild!.TextContent);
    }

    [Fact]
    public async Task Everything_in_the_gallery_can_be_drawn()
    {
        await using var house = await WebHouse.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var entry in house.Services.GetServices<IGallerySource>().SelectMany(static s => s.Entries))
            Assert.NotEmpty(entry.Message is { } message ? await _renderer.RenderAsync(message)
                : await _renderer.RenderAsync(entry.Form!));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
