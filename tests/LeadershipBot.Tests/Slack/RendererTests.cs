using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;
using Xunit.Sdk;

namespace LeadershipBot.Tests.Slack;

public sealed class RendererTests
{
    private static readonly JsonSerializerOptions Indented = new(SlackArgs.Json) { WriteIndented = true };

    public static TheoryData<string> SampleNames => [.. Samples.Messages.Keys];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_block_is_drawn_as_agreed(string sample) =>
        Golden.Match($"slack/{sample}.json", Write(Samples.Messages[sample]));

    [Fact]
    public void A_form_is_drawn_as_agreed() => Golden.Match("slack/form.json", Write(SlackViews.Of(Samples.Form)));

    [Fact]
    public async Task Everything_in_the_gallery_is_drawn_as_agreed_and_inside_slacks_limits()
    {
        await using var house = await BriefHouse.OpenAsync();
        var wrong = new List<string>();
        foreach (var entry in house.Gallery())
        {
            wrong.AddRange(Faults(entry).Select(fault => $"{entry.Id}: {fault}"));
            try
            {
                Golden.Match($"slack/gallery/{entry.Id}.json", entry.Message is { } message ? Write(message)
                    : Write(SlackViews.Of(entry.Form!)));
            }
            catch (FailException difference)
            {
                wrong.Add(difference.Message);
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_people_wrote_is_never_markup()
    {
        var content = SlackRenderer.Render(Samples.HostileMessage);

        Assert.DoesNotContain("<", content.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mrkdwn", content.Blocks.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(SlackLimits.OfMessage(content.Text, content.Blocks));
    }

    [Fact]
    public void A_call_to_everybody_in_the_text_is_only_words() =>
        Assert.Equal("&lt;!channel&gt; &amp; &lt;@U1&gt;", SlackRenderer.Render(Message.Say("<!channel> & <@U1>")).Text);

    [Fact]
    public void The_text_holds_everything_that_the_blocks_hold()
    {
        var text = SlackRenderer.Render(Samples.Messages["choice"]).Text;

        Assert.Equal("Who decides?\nWho decides about the firewall?\nYour answer: IT. Answers: OT, IT, Someone else decides.",
            text);
        Assert.Contains("1 = Off track, 5 = On track", SlackRenderer.Render(Samples.Messages["scale"]).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Any_message_that_the_product_can_make_is_inside_slacks_limits_and_keeps_its_buttons() =>
        SomeMessage.Sample(static message =>
        {
            var content = SlackRenderer.Render(message);
            Assert.Empty(SlackLimits.OfMessage(content.Text, content.Blocks));
            var drawn = content.Blocks.Count(static b => (string?)b!["type"] == "actions");
            Assert.Equal(message.Blocks.Count(static b => b is Buttons or Choice or Scale), drawn);
        }, iter: 300);

    [Fact]
    public void A_long_text_is_cut_into_pieces_and_none_of_it_is_lost()
    {
        var text = string.Join('\n', Enumerable.Range(1, 500).Select(static n => $"Line {n} is there."));
        var content = SlackRenderer.Render(new Message("Long.", [new Text(text)]));

        Assert.Equal(text, string.Join('\n', content.Blocks.Select(static b => (string)b!["text"]!["text"]!)));
        Assert.Empty(SlackLimits.OfMessage(content.Text, content.Blocks));
    }

    [Fact]
    public void A_list_longer_than_slack_takes_is_put_in_groups()
    {
        var options = Enumerable.Range(1, 250).Select(static n => new PickOption($"{n}", $"Person {n}")).ToList();
        var view = SlackViews.Of(new Form("Who", [new PickField("who", "Who", true, options)], "Take", "x.y.1 {}"));

        Assert.Empty(SlackLimits.OfView(view));
        Assert.Equal(3, view["blocks"]![0]!["element"]!["option_groups"]!.AsArray().Count);
    }

    [Fact]
    public void An_error_stands_at_its_field_or_at_the_first()
    {
        var errors = SlackViews.Errors(new Dictionary<string, string>
        {
            ["day"] = "Not a working day.",
            ["code"] = "Wrong code."
        }, ["hour", "day"]);

        Assert.Equal("""{"response_action":"errors","errors":{"day":"Not a working day.","hour":"Wrong code."}}""", errors.ToJsonString());
    }

    [Fact]
    public void What_was_typed_comes_back_by_field()
    {
        using var view = JsonDocument.Parse("""
            {"state":{"values":{"reason":{"v":{"type":"plain_text_input","value":"Board"}},"remark":{"v":{"type":"plain_text_input","value":null}},
            "day":{"v":{"type":"radio_buttons","selected_option":{"value":"thu","text":{"type":"plain_text","text":"Thursday"}}}},
            "from":{"v":{"type":"datepicker","selected_date":"2027-03-09"}},"odd":{"other":{}}}}}
            """);

        Assert.Equal(new Dictionary<string, string>
        {
            ["reason"] = "Board", ["remark"] = "", ["day"] = "thu", ["from"] = "2027-03-09", ["odd"] = "",
        }, SlackViews.Values(view.RootElement));
    }

    private static Gen<Message> SomeMessage
    {
        get
        {
            var words = Gen.String[Gen.Char["ab <>&\n😀é*_~`"], 1, 2900];
            var few = Gen.String[Gen.Char["ab<&é"], 1, 40];
            var button = Gen.Select(few, Gen.Bool, Gen.Bool, static (label, opens, chosen) =>
                new Button(label, "x.y.1 {}", ButtonTone.Normal, opens, chosen));
            var block = Gen.OneOf<Block>(
                words.Select(static w => (Block)new Text(w)), words.Select(static w => (Block)new Text(w, TextStyle.Heading)),
                words.Select(static w => (Block)new Text(w, TextStyle.Quote)), words.Select(static w => (Block)new Note(w)),
                Gen.Select(few, few).Array[1, 40].Select(static rows =>
                    (Block)new Facts([.. rows.Select(static r => new Fact(r.Item1, r.Item2))])),
                button.Array[1, 10].Select(static b => (Block)new Buttons(b)),
                Gen.Select(few, button.Array[2, 12], static (q, b) => (Block)new Choice(q, b)),
                Gen.Select(few, few, few, button.Array[2, 7], static (q, low, high, b) => (Block)new Scale(q, low, high, b)));
            return Gen.Select(few, block.Array[1, 16], static (summary, blocks) => new Message(summary, blocks));
        }
    }

    private static IEnumerable<string> Faults(GalleryEntry entry)
    {
        if (entry.Form is { } form)
            return SlackLimits.OfView(SlackViews.Of(form));
        var content = SlackRenderer.Render(entry.Message!);
        return SlackLimits.OfMessage(content.Text, content.Blocks);
    }

    private static string Write(Message message)
    {
        var content = SlackRenderer.Render(message);
        return Write(new JsonObject { ["text"] = content.Text, ["blocks"] = content.Blocks });
    }

    private static string Write(JsonObject node) => node.ToJsonString(Indented);
}
