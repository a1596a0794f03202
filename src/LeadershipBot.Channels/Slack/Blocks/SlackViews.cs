using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Api;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Blocks;

/// <summary>Forms as modals, and what comes back of them. Pure.</summary>
internal static class SlackViews
{
    public const string FormCallback = "form";

    /// <summary>From so many options on a list that folds away is easier than rows of buttons.</summary>
    private const int MaxRadios = 5;

    private const int MaxInput = 3000;

    public static JsonObject Of(Form form)
    {
        var blocks = new JsonArray();
        if (form.Intro is { } intro)
            blocks.Add(BlockKit.Section(intro));
        foreach (var field in form.Fields)
            blocks.Add(BlockKit.Input(field.Key, field.Label, field.Required, Element(field)));
        var view = Modal(form.Title, SlackMessages.Cancel, blocks);
        view["callback_id"] = FormCallback;
        view["submit"] = BlockKit.Plain(form.SubmitLabel, Form.MaxTitle);
        // What submitting means is a claim like every button's: it is looked at anew when it comes back.
        view["private_metadata"] = form.SubmitWire;
        return view;
    }

    /// <summary>A modal that only says something.</summary>
    public static JsonObject Notice(string title, string sentence) =>
        Modal(title, SlackMessages.Close, new JsonArray(BlockKit.Section(sentence)));

    public static JsonObject Home(IEnumerable<JsonNode> blocks) =>
        new() { ["type"] = "home", ["blocks"] = new JsonArray([.. blocks]) };

    /// <summary>What was typed and chosen, by field; an empty field is an empty text, as in every chat.</summary>
    public static Dictionary<string, string> Values(JsonElement view)
    {
        var values = new Dictionary<string, string>();
        if (view.At("state", "values") is { ValueKind: JsonValueKind.Object } state)
            foreach (var block in state.EnumerateObject())
                values[block.Name] = block.Value.At(SlackActionIds.Field) is { } element ? Value(element) : "";
        return values;
    }

    /// <summary>An error needs a field that is there; one about something else stands at the first.</summary>
    public static JsonObject Errors(IReadOnlyDictionary<string, string> errors, IReadOnlyCollection<string> fields)
    {
        var shown = new JsonObject();
        foreach (var (key, sentence) in errors)
        {
            var at = fields.Contains(key) ? key : fields.First();
            shown[at] = shown[at] is { } known ? $"{known.GetValue<string>()} {sentence}" : sentence;
        }
        return new JsonObject { ["response_action"] = "errors", ["errors"] = shown };
    }

    private static JsonObject Modal(string title, string close, JsonArray blocks) => new()
    {
        ["type"] = "modal", ["title"] = BlockKit.Plain(title, Form.MaxTitle), ["close"] = BlockKit.Plain(close, Form.MaxTitle),
        ["blocks"] = blocks,
    };

    private static JsonObject Element(Field field) => field switch
    {
        TextField text => Input(text),
        PickField pick => Pick(pick),
        DateField date => With(new JsonObject { ["type"] = "datepicker" }, "initial_date",
            date.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException(field.GetType().Name),
    };

    private static JsonObject Input(TextField field) => With(new JsonObject
    {
        ["type"] = "plain_text_input", ["multiline"] = field.Multiline, ["max_length"] = Math.Min(field.MaxLength, MaxInput),
    }, "initial_value", field.Value is { } value ? SlackText.Cut(value, Math.Min(field.MaxLength, MaxInput)) : null);

    private static JsonObject Pick(PickField field)
    {
        var options = field.Options.Select(static o => BlockKit.Option(o.Value, o.Label)).ToList();
        var element = new JsonObject { ["type"] = options.Count <= MaxRadios ? "radio_buttons" : "static_select" };
        if (options.Count <= BlockKit.MaxOptions)
            element["options"] = new JsonArray([.. options]);
        else
            element["option_groups"] = new JsonArray([.. field.Options.Chunk(BlockKit.MaxOptions).Select(Group)]);
        if (field.Options.FirstOrDefault(o => o.Value == field.Value) is { } chosen)
            element["initial_option"] = BlockKit.Option(chosen.Value, chosen.Label);
        return element;
    }

    private static JsonObject Group(PickOption[] options) => new()
    {
        ["label"] = BlockKit.Plain($"{SlackText.Cut(options[0].Label, 35)} – {SlackText.Cut(options[^1].Label, 35)}", 75),
        ["options"] = new JsonArray([.. options.Select(static o => BlockKit.Option(o.Value, o.Label))]),
    };

    private static JsonObject With(JsonObject element, string name, string? value)
    {
        if (value is { Length: > 0 })
            element[name] = value;
        return element;
    }

    private static string Value(JsonElement element) =>
        element.Text("value") ?? element.Text("selected_option", "value") ?? element.Text("selected_date") ?? "";
}
