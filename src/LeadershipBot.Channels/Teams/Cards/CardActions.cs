using System.Text.Json.Nodes;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>What a button of a card does.</summary>
public enum CardVerb { Press, Open, Submit, Back }

/// <summary>
/// Buttons as universal actions, each with the older Submit as its fallback. The data is the same in both, so that one
/// reader understands both: <c>v</c> the verb, <c>w</c> the wire text, <c>m</c> the post it stands in, <c>o</c> the button
/// that opened a form.
/// </summary>
internal static class CardActions
{
    public const string Verb = "v";
    public const string Wire = "w";
    public const string Post = "m";
    public const string Opener = "o";

    /// <summary>More actions in one row are dropped without a word by Teams.</summary>
    public const int MaxInRow = 6;

    private const string Mark = "✓ ";

    public static JsonObject Button(Button button, LogicalMessageId post, string? tooltip = null)
    {
        var label = button.Chosen ? Mark + button.Label : button.Label;
        var action = Of(button.OpensForm ? CardVerb.Open : CardVerb.Press, label, post, button.Wire);
        var style = button.Chosen ? "positive" : button.Tone switch
        {
            ButtonTone.Primary => "positive",
            ButtonTone.Danger => "destructive",
            _ => null,
        };
        return Styled(action, style, tooltip);
    }

    public static JsonObject Submit(string label, LogicalMessageId post, string wire, string opener) =>
        Styled(WithInputs(Of(CardVerb.Submit, label, post, wire, opener)), "positive", null);

    public static JsonObject Back(LogicalMessageId post) => Of(CardVerb.Back, TeamsMessages.Back, post, null);

    /// <summary>Rows of equal length, as few as the limit allows.</summary>
    public static IEnumerable<JsonObject> Rows(IReadOnlyList<JsonObject> actions)
    {
        var rows = (actions.Count + MaxInRow - 1) / MaxInRow;
        var length = rows == 0 ? 1 : (actions.Count + rows - 1) / rows;
        return actions.Chunk(length).Select(static row =>
            new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. row]) });
    }

    private static JsonObject Of(CardVerb verb, string label, LogicalMessageId post, string? wire, string? opener = null) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = label,
        ["verb"] = WordOf(verb),
        ["data"] = Data(verb, post, wire, opener),
        ["associatedInputs"] = "none",
        ["fallback"] = new JsonObject
        {
            ["type"] = "Action.Submit", ["title"] = label, ["data"] = Data(verb, post, wire, opener),
            ["associatedInputs"] = "none",
        },
    };

    private static JsonObject Data(CardVerb verb, LogicalMessageId post, string? wire, string? opener)
    {
        var data = new JsonObject { [Verb] = WordOf(verb), [Post] = ShortId.Write(post.Value) };
        if (wire is not null)
            data[Wire] = wire;
        if (opener is not null)
            data[Opener] = opener;
        return data;
    }

    private static JsonObject WithInputs(JsonObject action)
    {
        foreach (var one in new[] { action, (JsonObject)action["fallback"]! })
            one["associatedInputs"] = "auto";
        return action;
    }

    private static JsonObject Styled(JsonObject action, string? style, string? tooltip)
    {
        foreach (var one in new[] { action, (JsonObject)action["fallback"]! })
        {
            if (style is not null)
                one["style"] = style;
            if (tooltip is not null)
                one["tooltip"] = tooltip;
        }
        return action;
    }

    public static string WordOf(CardVerb verb) => verb switch
    {
        CardVerb.Press => "press",
        CardVerb.Open => "open",
        CardVerb.Submit => "submit",
        _ => "back",
    };
}
