using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// Slack's limits on Block Kit, written down apart from the product's own code, so that one can catch the other. Tells what is
/// wrong, with the place as Slack names it.
/// </summary>
internal static class SlackLimits
{
    public static IEnumerable<string> OfMessage(string? text, JsonArray blocks)
    {
        if (text is not { Length: > 0 and <= 4000 })
            yield return $"text has {text?.Length ?? 0} characters";
        foreach (var wrong in OfBlocks(blocks, 50, inView: false))
            yield return wrong;
        if (Letters(blocks) > 13_000)
            yield return "msg_blocks_too_long";
    }

    public static IEnumerable<string> OfView(JsonObject view)
    {
        var kind = (string?)view["type"];
        if (kind is not ("modal" or "home"))
            yield return $"a view of type {kind}";
        var blocks = view["blocks"]!.AsArray();
        foreach (var wrong in OfBlocks(blocks, 100, inView: true))
            yield return wrong;
        if (kind == "home")
            yield break;
        foreach (var name in new[] { "title", "submit", "close" })
            foreach (var wrong in OfText(view[name], 24, $"/{name}", plain: true, optional: name != "title"))
                yield return wrong;
        if (view["submit"] is null && blocks.Any(static b => (string?)b!["type"] == "input"))
            yield return "inputs without a submit";
        if (((string?)view["private_metadata"])?.Length > 3000 || ((string?)view["callback_id"])?.Length > 255)
            yield return "metadata too long";
    }

    private static IEnumerable<string> OfBlocks(JsonArray blocks, int most, bool inView)
    {
        if (blocks.Count < 1 || blocks.Count > most)
            yield return $"{blocks.Count} blocks";
        var ids = blocks.Select(static b => (string?)b!["block_id"]).OfType<string>().ToList();
        if (ids.Distinct().Count() != ids.Count || ids.Exists(static i => i.Length > 255))
            yield return "block ids that are not unique or too long";
        for (var at = 0; at < blocks.Count; at++)
            foreach (var wrong in OfBlock(blocks[at]!.AsObject(), $"/blocks/{at}", inView))
                yield return wrong;
    }

    private static IEnumerable<string> OfBlock(JsonObject block, string at, bool inView) => (string?)block["type"] switch
    {
        "section" => OfText(block["text"], 3000, $"{at}/text", plain: false),
        "header" => OfText(block["text"], 150, $"{at}/text", plain: true),
        "divider" => [],
        "context" => Count(block["elements"], 10, at).Concat(
            block["elements"]!.AsArray().SelectMany(e => OfText(e, 3000, $"{at}/elements", plain: false))),
        "actions" => Count(block["elements"], 25, at).Concat(OfActions(block["elements"]!.AsArray(), at)),
        "rich_text" => Runs(block).SelectMany(r => ((string?)r["text"]) is { Length: > 0 and <= 3000 } ? (string[])[]
            : [$"{at}: a run without text"]),
        "image" => OfImage(block, at),
        "data_visualization" when !inView => OfChart(block, at),
        "input" when inView =>
            OfText(block["label"], 2000, $"{at}/label", plain: true).Concat(OfInput(block["element"]!.AsObject(), at)),
        var other => [$"{at}: {other} does not belong here"],
    };

    private static IEnumerable<string> OfActions(JsonArray elements, string at)
    {
        var ids = elements.Select(static e => (string?)e!["action_id"]).ToList();
        if (ids.Distinct().Count() != ids.Count || ids.Exists(static i => i is not { Length: > 0 and <= 255 }))
            yield return $"{at}: action ids";
        foreach (var element in elements)
        {
            foreach (var wrong in OfText(element!["text"], 75, $"{at}/elements/text", plain: true))
                yield return wrong;
            if (((string?)element["value"])?.Length is not (> 0 and <= 2000))
                yield return $"{at}: a value of another length";
            if ((string?)element["style"] is not (null or "primary" or "danger"))
                yield return $"{at}: a style that is not known";
            if (((string?)element["accessibility_label"])?.Length > 75)
                yield return $"{at}: accessibility_label";
        }
    }

    private static IEnumerable<string> OfInput(JsonObject element, string at)
    {
        var kind = (string?)element["type"];
        if (kind is not ("plain_text_input" or "static_select" or "radio_buttons" or "datepicker"))
            yield return $"{at}: {kind}";
        if (element["max_length"] is { } length
            && ((int)length is < 1 or > 3000 || ((string?)element["initial_value"])?.Length > (int)length))
            yield return $"{at}: max_length";
        var most = kind == "radio_buttons" ? 10 : 100;
        foreach (var list in element["option_groups"]?.AsArray().Select(static g => g!["options"]) ?? [element["options"]])
        {
            if (list is not JsonArray options)
                continue;
            if (options.Count < 1 || options.Count > most)
                yield return $"{at}: {options.Count} options";
            foreach (var option in options)
                foreach (var wrong in OfOption(option!, at))
                    yield return wrong;
        }
    }

    private static IEnumerable<string> OfOption(JsonNode option, string at)
    {
        if (((string?)option["value"])?.Length is not (> 0 and <= 75))
            yield return $"{at}: an option's value '{option["value"]}'";
        foreach (var wrong in OfText(option["text"], 75, $"{at}/option", plain: true))
            yield return wrong;
    }

    private static IEnumerable<string> OfImage(JsonObject block, string at)
    {
        if (((string?)block["alt_text"])?.Length is not (> 0 and <= 2000))
            yield return $"{at}: alt_text";
        if (block["image_url"] is null == block["slack_file"] is null)
            yield return $"{at}: one of image_url and slack_file";
    }

    private static IEnumerable<string> OfChart(JsonObject block, string at)
    {
        if (((string?)block["title"])?.Length is not (> 0 and <= 50))
            yield return $"{at}: title";
        var chart = block["chart"]!;
        var categories = chart["axis_config"]!["categories"]!.AsArray().Select(static c => (string)c!).ToList();
        if (categories.Count is < 1 or > 20 || categories.Exists(static c => c.Length is 0 or > 20)
            || categories.Distinct().Count() != categories.Count)
            yield return $"{at}: categories";
        var series = chart["series"]!.AsArray();
        if (series.Count is < 1 or > 6 || series.Select(static s => (string?)s!["name"]).Distinct().Count() != series.Count)
            yield return $"{at}: series";
        foreach (var one in series)
            if (((string?)one!["name"])?.Length is not (> 0 and <= 20)
                || !one["data"]!.AsArray().Select(static d => (string?)d!["label"]).SequenceEqual(categories))
                yield return $"{at}: data of {one["name"]}";
    }

    private static IEnumerable<string> Count(JsonNode? list, int most, string at) =>
        list is JsonArray { Count: > 0 } array && array.Count <= most ? [] : [$"{at}: {(list as JsonArray)?.Count} elements"];

    private static IEnumerable<string> OfText(JsonNode? text, int most, string at, bool plain, bool optional = false)
    {
        if (text is null)
        {
            if (!optional)
                yield return $"{at} is missing";
            yield break;
        }
        if ((string?)text["type"] is not ("plain_text" or "mrkdwn") || (plain && (string?)text["type"] != "plain_text"))
            yield return $"{at} is {text["type"]}";
        if (((string?)text["text"])?.Length is not { } length || length < 1 || length > most)
            yield return $"{at} has {((string?)text["text"])?.Length ?? 0} characters, at most {most}";
    }

    private static IEnumerable<JsonObject> Runs(JsonObject block) =>
        block["elements"]!.AsArray().SelectMany(static e => e!["elements"]!.AsArray()).OfType<JsonObject>();

    private static int Letters(JsonNode? node) => node switch
    {
        JsonObject map => map.Sum(static p => p.Key == "text" && p.Value is JsonValue ? ((string)p.Value!).Length
            : Letters(p.Value)),
        JsonArray list => list.Sum(Letters),
        _ => 0,
    };
}
