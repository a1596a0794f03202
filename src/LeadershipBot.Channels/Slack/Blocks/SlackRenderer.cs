using System.Text.Json.Nodes;
using LeadershipBot.Channels.Slack.Charts;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Blocks;

/// <summary>A message as Slack takes it: the blocks that are seen, and the text that is heard and notified.</summary>
internal sealed record SlackContent(string Text, JsonArray Blocks);

/// <summary>Messages as Block Kit. Pure; the same message always gives the same blocks.</summary>
internal static class SlackRenderer
{
    /// <summary>Slack's own limit for a message; a home page takes twice as many.</summary>
    public const int MaxBlocks = 50;

    public const int MaxWhole = 4000;

    /// <summary>All texts of a message together; the limit is not documented and was observed a little above.</summary>
    private const int MaxLetters = 12_000;

    private const int LinesInOne = 10;

    /// <param name="message">What is said.</param>
    /// <param name="pictures">Files of Slack's that show a trend.</param>
    /// <param name="native">Whether the workspace draws charts itself.</param>
    public static SlackContent Render(
        Message message, IReadOnlyDictionary<Trend, string>? pictures = null, bool native = true) =>
        new(SlackText.Whole(message, MaxWhole), new JsonArray([.. Fit([.. Drawn(message, pictures, native)], MaxBlocks)]));

    /// <summary>The blocks of a message alone, for a page that holds several.</summary>
    public static IEnumerable<JsonNode> Blocks(Message message, int most) =>
        Fit([.. Drawn(message, null, native: false)], most);

    private static IEnumerable<Part> Drawn(Message message, IReadOnlyDictionary<Trend, string>? pictures, bool native)
    {
        var charts = native ? SlackChart.MaxInMessage : 0;
        foreach (var block in message.Blocks)
        {
            var chart = block is Trend trend && charts > 0 ? SlackChart.Draw(trend) : null;
            if (chart is not null)
                charts--;
            foreach (var part in block is Trend shown ? Show(shown, chart, pictures?.GetValueOrDefault(shown)) : Draw(block))
                yield return part;
        }
    }

    /// <summary>Whatever is seen, the words say the same.</summary>
    private static Part[] Show(Trend trend, JsonObject? chart, string? file) => (chart, file) switch
    {
        ({ } drawn, _) => [new(drawn, trend.Title.Length, Stays: true), new(BlockKit.Context(trend.Alt), trend.Alt.Length)],
        (null, { } picture) => [new(BlockKit.Picture(picture, trend.Title, trend.Alt), trend.Alt.Length, Stays: true)],
        _ => [new(BlockKit.Section(trend.Alt), trend.Alt.Length)],
    };

    private static IEnumerable<Part> Draw(Block block) => block switch
    {
        Text { Style: TextStyle.Heading, Value.Length: <= BlockKit.MaxHeader } heading =>
            [new(BlockKit.Header(heading.Value), heading.Value.Length)],
        Text { Style: TextStyle.Quote } quote => Pieces(quote.Value).Select(static p => new Part(BlockKit.Quote(p), p.Length)),
        Text text => Pieces(text.Value).Select(static p => new Part(BlockKit.Section(p), p.Length)),
        Note note => Pieces(note.Value).Select(static p => new Part(BlockKit.Context(p), p.Length)),
        Facts facts => facts.Rows.Chunk(LinesInOne).Select(static rows => new Part(
            BlockKit.Lines(rows.Select(static r => (r.Label, r.Value))), rows.Sum(static r => r.Label.Length + r.Value.Length))),
        Scale scale => Ask(scale.Question, SlackMessages.Ends(scale), scale.Points, p => SlackMessages.Spoken(p, scale)),
        Choice choice => Ask(choice.Question, null, choice.Options, static _ => null),
        Buttons buttons => [Press(buttons.Items, static _ => null)],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static IEnumerable<Part> Ask(
        string question, string? ends, IReadOnlyList<Button> answers, Func<Button, string?> spoken)
    {
        foreach (var piece in Pieces(question))
            yield return new Part(BlockKit.Question(piece), piece.Length, Stays: true);
        if (ends is not null)
            yield return new Part(BlockKit.Context(ends), ends.Length, Stays: true);
        yield return Press(answers, spoken);
    }

    private static Part Press(IReadOnlyList<Button> buttons, Func<Button, string?> spoken) => new(
        BlockKit.Actions(buttons.Select((b, at) => BlockKit.Button(at, b, spoken(b)))), buttons.Sum(static b => b.Label.Length),
        Stays: true);

    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > BlockKit.MaxText)
        {
            var line = text.LastIndexOf('\n', BlockKit.MaxText - 1);
            var end = line > BlockKit.MaxText / 2 ? line : BlockKit.MaxText - 1;
            yield return text[..end];
            text = text[end..].TrimStart('\n');
        }
        yield return text;
    }

    /// <summary>
    /// What Slack would refuse as too long is shortened from the end; what can be pressed, and the question it answers, stays.
    /// </summary>
    private static IEnumerable<JsonNode> Fit(List<Part> blocks, int most)
    {
        var letters = blocks.Sum(static b => b.Letters);
        for (var at = blocks.Count - 1; at >= 0 && (blocks.Count > most || letters > MaxLetters); at--)
        {
            if (blocks[at].Stays)
                continue;
            letters -= blocks[at].Letters;
            if (at + 1 < blocks.Count && blocks[at + 1].IsGap)
                blocks.RemoveAt(at);
            else
                blocks[at] = Gap;
        }
        return blocks.Take(most).Select(static b => b.Node);
    }

    /// <summary>A fresh node each time: a node has one parent.</summary>
    private static Part Gap =>
        new(BlockKit.Context(SlackMessages.Shortened), SlackMessages.Shortened.Length, Stays: true, IsGap: true);

    private sealed record Part(JsonNode Node, int Letters, bool Stays = false, bool IsGap = false);
}
