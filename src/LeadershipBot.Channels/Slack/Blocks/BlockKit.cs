using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Blocks;

/// <summary>
/// The parts of Block Kit that we use, each inside its limits. Everything a person wrote stands in plain text objects and in
/// rich text, where nothing is read as markup.
/// </summary>
internal static class BlockKit
{
    public const int MaxText = 3000;
    public const int MaxHeader = 150;
    public const int MaxOptions = 100;

    private const int MaxStrong = 80;
    private const int MaxButton = 75;
    private const int MaxOption = 75;
    private const int MaxLabel = 2000;

    public static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Plain(text, MaxText) };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, MaxHeader) };

    public static JsonObject Context(string text) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray(Plain(text, MaxText)) };

    /// <param name="file">A file of Slack's, which is shown to whoever sees the message.</param>
    public static JsonObject Picture(string file, string title, string alt) => new()
    {
        ["type"] = "image", ["slack_file"] = new JsonObject { ["id"] = file }, ["title"] = Plain(title, MaxLabel),
        ["alt_text"] = SlackText.Cut(alt, MaxLabel),
    };

    public static JsonObject Divider() => new() { ["type"] = "divider" };

    public static JsonObject Actions(IEnumerable<JsonNode> elements) =>
        new() { ["type"] = "actions", ["elements"] = new JsonArray([.. elements]) };

    public static JsonObject Quote(string text) => Rich("rich_text_quote", [Run(text)]);

    /// <summary>What is asked, stronger than what is told; of a long one only its first sentence, which names the thing.</summary>
    public static JsonObject Question(string text)
    {
        var end = text.Length <= MaxStrong ? text.Length : text.AsSpan(0, MaxStrong).IndexOf(". ") + 1;
        IEnumerable<string> parts = [text[..end], text[end..]];
        return Rich("rich_text_section", parts.Where(static p => p.Length > 0).Select((p, at) => Run(p, bold: at == 0 && end > 0)));
    }

    public static JsonObject Lines(IEnumerable<(string Label, string Value)> lines) => Rich("rich_text_section",
        lines.SelectMany((line, at) => new[]
        {
            Run((at == 0 ? "" : "\n") + line.Label, bold: true), Run($"  {line.Value}"),
        }));

    /// <param name="index">Unique within its block.</param>
    /// <param name="button">Its wire text travels as the value and comes back as a claim.</param>
    /// <param name="spoken">What a screen reader says instead of the label; null for the label.</param>
    public static JsonObject Button(int index, Button button, string? spoken = null)
    {
        var label = button.Chosen ? SlackMessages.Chosen(button.Label) : button.Label;
        var node = new JsonObject
        {
            ["type"] = "button", ["action_id"] = SlackActionIds.Of(index, button.OpensForm), ["text"] = Plain(label, MaxButton),
            ["value"] = button.Wire,
        };
        if (button.Chosen || button.Tone == ButtonTone.Primary)
            node["style"] = "primary";
        else if (button.Tone == ButtonTone.Danger)
            node["style"] = "danger";
        if (spoken is not null)
            node["accessibility_label"] = SlackText.Cut(spoken, MaxButton);
        return node;
    }

    public static JsonObject Input(string key, string label, bool required, JsonObject element)
    {
        element["action_id"] = SlackActionIds.Field;
        return new JsonObject
        {
            ["type"] = "input", ["block_id"] = key, ["label"] = Plain(label, MaxLabel), ["optional"] = !required,
            ["element"] = element,
        };
    }

    public static JsonObject Option(string value, string label) =>
        new() { ["text"] = Plain(label, MaxOption), ["value"] = value };

    public static JsonObject Plain(string text, int most) =>
        new() { ["type"] = "plain_text", ["text"] = SlackText.Cut(text, most), ["emoji"] = false };

    private static JsonObject Rich(string kind, IEnumerable<JsonNode> runs) => new()
    {
        ["type"] = "rich_text",
        ["elements"] = new JsonArray(new JsonObject { ["type"] = kind, ["elements"] = new JsonArray([.. runs]) }),
    };

    private static JsonObject Run(string text, bool bold = false)
    {
        var run = new JsonObject { ["type"] = "text", ["text"] = text };
        if (bold)
            run["style"] = new JsonObject { ["bold"] = true };
        return run;
    }
}

/// <summary>How a button says, before anything is looked up, whether it opens a form.</summary>
internal static class SlackActionIds
{
    public const string Field = "v";

    private const string Opens = "open.";
    private const string Presses = "press.";

    public static string Of(int index, bool opensForm) => $"{(opensForm ? Opens : Presses)}{index}";

    public static bool IsOurs(string? id) =>
        id is not null && (IsOpening(id) || id.StartsWith(Presses, StringComparison.Ordinal));

    public static bool IsOpening(string id) => id.StartsWith(Opens, StringComparison.Ordinal);
}
