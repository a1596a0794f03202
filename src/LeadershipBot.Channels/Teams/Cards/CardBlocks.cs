using System.Text.Json.Nodes;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>Each neutral block as elements of a card.</summary>
internal static class CardBlocks
{
    public static IEnumerable<JsonObject> Of(Block block, LogicalMessageId post) => block switch
    {
        Text text => OfText(text),
        Facts facts => [OfFacts(facts)],
        Scale scale => OfScale(scale, post),
        Choice choice => OfQuestion(choice.Question,
            [.. choice.Options.Select(o => CardActions.Button(o, post, choice.Question))], choice.Options),
        Buttons buttons => CardActions.Rows([.. buttons.Items.Select(b => CardActions.Button(b, post))]),
        Trend trend => CardTrend.Of(trend),
        Note note => CardText.Paragraphs(note.Value, static b => (b["size"], b["isSubtle"]) = ("Small", true)),
        _ => throw new NotSupportedException($"{block.GetType().Name} is not drawn in Teams."),
    };

    public static JsonObject Question(string text) =>
        CardText.Block(text, static b => (b["weight"], b["spacing"]) = ("Bolder", "Medium"));

    private static IEnumerable<JsonObject> OfText(Text text) => text.Style switch
    {
        TextStyle.Heading => CardText.Paragraphs(text.Value, static b =>
            (b["style"], b["size"], b["weight"]) = ("heading", "Medium", "Bolder")),
        TextStyle.Quote =>
        [
            new JsonObject
            {
                ["type"] = "Container", ["style"] = "emphasis", ["items"] = new JsonArray([.. CardText.Paragraphs(text.Value)]),
            },
        ],
        _ => CardText.Paragraphs(text.Value),
    };

    private static JsonObject OfFacts(Facts facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Rows.Select(static row => new JsonObject
        {
            ["title"] = CardText.Escape(row.Label), ["value"] = CardText.Escape(row.Value),
        })]),
    };

    private static IEnumerable<JsonObject> OfScale(Scale scale, LogicalMessageId post)
    {
        var points = scale.Points.Select(p =>
            CardActions.Button(p, post, TeamsMessages.ScalePoint(p.Label, scale.Question, scale.LowLabel, scale.HighLabel)));
        var ends = CardText.Block(
            TeamsMessages.ScaleEnds(scale.LowLabel, scale.Points[0].Label, scale.HighLabel, scale.Points[^1].Label),
            static b => (b["size"], b["isSubtle"], b["spacing"]) = ("Small", true, "Small"));
        return OfQuestion(scale.Question, [.. points], scale.Points, ends);
    }

    private static IEnumerable<JsonObject> OfQuestion(
        string question, IReadOnlyList<JsonObject> actions, IReadOnlyList<Button> options, JsonObject? below = null)
    {
        yield return Question(question);
        if (below is not null)
            yield return below;
        foreach (var row in CardActions.Rows(actions))
            yield return row;
        if (options.FirstOrDefault(static o => o.Chosen) is { } chosen)
            yield return CardText.Block(TeamsMessages.YourAnswer(chosen.Label), static b =>
                (b["size"], b["isSubtle"]) = ("Small", true));
    }
}
