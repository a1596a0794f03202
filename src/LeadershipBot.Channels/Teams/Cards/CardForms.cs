using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>A form on its way to be filled in: where it came from, what was typed before and what was wrong with it.</summary>
public sealed record FormEntry(
    LogicalMessageId Post, string Opener, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
}

/// <summary>A form as the body of a card. It takes the place of the message it was opened from, and gives it back.</summary>
internal static class CardForms
{
    /// <summary>Ids of inputs begin with it, so that none is taken for a part of the button's own data.</summary>
    public const string InputPrefix = "f.";

    /// <summary>Up to this many options are all in view; more fold into a list.</summary>
    private const int FewOptions = 5;

    public static IEnumerable<JsonObject> Of(Form form, FormEntry entry)
    {
        yield return CardText.Block(form.Title, static b =>
            (b["style"], b["size"], b["weight"]) = ("heading", "Medium", "Bolder"));
        foreach (var line in CardText.Paragraphs(form.Intro ?? ""))
            yield return line;
        foreach (var field in form.Fields)
        {
            yield return Input(field, entry.Typed.GetValueOrDefault(field.Key));
            if (entry.Errors.TryGetValue(field.Key, out var error))
                yield return CardText.Block(error, static b =>
                    (b["color"], b["size"], b["spacing"]) = ("Attention", "Small", "Small"));
        }
        yield return new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray(
                CardActions.Submit(form.SubmitLabel, entry.Post, form.SubmitWire, entry.Opener), CardActions.Back(entry.Post)),
        };
    }

    private static JsonObject Input(Field field, string? typed)
    {
        var input = new JsonObject { ["id"] = InputPrefix + field.Key, ["label"] = field.Label };
        Describe(input, field, typed);
        if (field.Required)
            (input["isRequired"], input["errorMessage"]) = (true, TeamsMessages.Required);
        return input;
    }

    private static void Describe(JsonObject input, Field field, string? typed)
    {
        switch (field)
        {
            case TextField text:
                (input["type"], input["maxLength"]) = ("Input.Text", text.MaxLength);
                if (text.Multiline)
                    input["isMultiline"] = true;
                Fill(input, typed ?? text.Value);
                break;
            case PickField pick:
                (input["type"], input["style"]) = ("Input.ChoiceSet", pick.Options.Count <= FewOptions ? "expanded" : "compact");
                input["wrap"] = true;
                input["choices"] = new JsonArray([.. pick.Options.Select(static o => new JsonObject
                {
                    ["title"] = o.Label, ["value"] = o.Value,
                })]);
                Fill(input, typed ?? pick.Value);
                break;
            case DateField date:
                input["type"] = "Input.Date";
                Fill(input, typed ?? date.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"{field.GetType().Name} is not drawn in Teams.");
        }
    }

    private static void Fill(JsonObject input, string? value)
    {
        if (value is { Length: > 0 })
            input["value"] = value;
    }
}
