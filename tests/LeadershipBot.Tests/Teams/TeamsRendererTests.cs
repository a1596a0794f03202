using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Teams.Cards;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;
using Xunit.Sdk;

namespace LeadershipBot.Tests.Teams;

/// <summary>Cards: every block and form, and the whole gallery, as agreed and within the limits of Teams.</summary>
public sealed class TeamsRendererTests
{
    private static readonly LogicalMessageId Post = new(new Guid("01979d3c-0000-7000-8000-000000000001"));

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Compact = new(Readable) { WriteIndented = false };

    public static TheoryData<string> SampleNames => [.. Samples.Messages.Keys];

    [Theory, MemberData(nameof(SampleNames))]
    public void Every_block_is_drawn_as_agreed(string sample) =>
        Golden.Match($"teams/blocks/{sample}.json", Write(TeamsRenderer.Card(Samples.Messages[sample], Post)));

    [Fact]
    public void A_form_is_drawn_as_agreed() =>
        Golden.Match("teams/blocks/form.json", Write(TeamsRenderer.Card(Samples.Form, Fresh)));

    [Fact]
    public void A_form_with_errors_keeps_what_was_typed()
    {
        var entry = Fresh with
        {
            Typed = new Dictionary<string, string> { ["reason"] = "Typed before", ["day"] = "tue" },
            Errors = new Dictionary<string, string> { ["reason"] = "Say it shorter.", ["hour"] = "Choose one." },
        };

        Golden.Match("teams/blocks/form-errors.json", Write(TeamsRenderer.Card(Samples.Form, entry)));
    }

    [Fact]
    public async Task The_whole_gallery_is_drawn_as_agreed_within_the_limits()
    {
        await using var house = await BriefHouse.OpenAsync();
        var wrong = new List<string>();
        foreach (var entry in house.Gallery())
        {
            var card = entry.Message is { } message ? TeamsRenderer.Card(message, Post) : TeamsRenderer.Card(entry.Form!, Fresh);
            AssertLimits(entry.Id, card);
            try
            {
                Golden.Match($"teams/{entry.Id}.txt", Outline(card));
            }
            catch (FailException difference)
            {
                wrong.Add(difference.Message);
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_people_wrote_is_neither_markdown_nor_a_macro()
    {
        var card = TeamsRenderer.Card(Message.Say("*bold* [link](https://x.example) snake_case _it_ {{DATE(2027-01-01T00:00:00Z)}}\n- item\n1. one"), Post);

        Assert.Equal(
            "\\*bold\\* \\[link\\](https://x.example) snake_case \\_it\\_ {\u200B{DATE(2027-01-01T00:00:00Z)}}\n\\- item\n1\\. one",
            TeamsActivities.TextOf(card));
    }

    [Fact]
    public void The_longest_message_there_can_be_still_fits_and_keeps_its_buttons()
    {
        var message = new Message("Long.",
            [.. Enumerable.Repeat(new Text(new string('x', Text.MaxLength)), Message.MaxBlocks - 1),
                new Buttons([Button.Command("Help", "help")])]);

        var card = TeamsRenderer.Card(message, Post);

        Assert.InRange(TeamsRenderer.Size(card), 1, TeamsRenderer.MaxBytes);
        Assert.NotNull(TeamsActivities.ButtonOf(card, "Help"));
    }

    private static FormEntry Fresh => new(Post, "sample.open.1 {}", FormEntry.Nothing, FormEntry.Nothing);

    private static void AssertLimits(string id, JsonObject card)
    {
        Assert.True(TeamsRenderer.Size(card) <= TeamsRenderer.MaxBytes, $"{id} has {TeamsRenderer.Size(card)} bytes");
        Assert.Equal("1.5", card["version"]!.GetValue<string>());
        Assert.NotEmpty(card["fallbackText"]!.GetValue<string>());
        foreach (var node in TeamsActivities.Nodes(card).OfType<JsonObject>())
            switch (node["type"]?.ToString())
            {
                case "ActionSet":
                    Assert.InRange(node["actions"]!.AsArray().Count, 1, 6);
                    break;
                case "Action.Execute":
                    Assert.Equal("Action.Submit", node["fallback"]!["type"]!.GetValue<string>());
                    Assert.Equal(node["data"]!.ToJsonString(), node["fallback"]!["data"]!.ToJsonString());
                    break;
                case { } type when type.StartsWith("Input.", StringComparison.Ordinal):
                    Assert.NotEmpty(node["label"]!.GetValue<string>());
                    Assert.True(node["isRequired"] is null
                        || node["errorMessage"] is not null, $"{id}: a required field says nothing");
                    break;
            }
    }

    /// <summary>One element in a line; fallbacks repeat their action and are checked, not shown.</summary>
    private static string Outline(JsonObject card)
    {
        foreach (var action in TeamsActivities.Nodes(card).OfType<JsonObject>()
            .Where(static n => n["type"]?.ToString() == "Action.Execute").ToList())
            action.Remove("fallback");
        return string.Join('\n', card["body"]!.AsArray().Select(static e => e!.ToJsonString(Compact))
            .Prepend(card["fallbackText"]!.ToString()));
    }

    private static string Write(JsonObject card) => card.ToJsonString(Readable);
}
