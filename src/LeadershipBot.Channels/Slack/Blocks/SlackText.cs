using System.Text;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Slack.Blocks;

/// <summary>Text as Slack takes it. Pure.</summary>
internal static class SlackText
{
    /// <summary>
    /// Where text is read as markup, three characters carry all of it: no mention, link or call to a channel is left.
    /// </summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The way back, for what people type.</summary>
    public static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>At most so many characters, never through the middle of one; what was cut ends in an ellipsis.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>
    /// The whole message as one text: what a screen reader reads, because it reads this and not the blocks; and what a
    /// notification begins with. Escaped, and at most <paramref name="most"/> characters.
    /// </summary>
    public static string Whole(Message message, int most)
    {
        var text = new StringBuilder();
        foreach (var part in message.Blocks.SelectMany(Parts).Prepend(message.Summary).Select(Escape))
        {
            // A summary often is the first paragraph; hearing it twice helps nobody.
            if (part.Length == 0 || (text.Length > 0 && text.ToString() == part))
                continue;
            if (text.Length + part.Length + 1 > most)
                return CutEscaped(text.Append('\n').Append(part).ToString(), most);
            if (text.Length > 0)
                text.Append('\n');
            text.Append(part);
        }
        return text.ToString();
    }

    private static IEnumerable<string> Parts(Block block) => block switch
    {
        Text text => [text.Value],
        Note note => [note.Value],
        Facts facts => facts.Rows.Select(static r => $"{r.Label}: {r.Value}"),
        Scale scale => [scale.Question, SlackMessages.Ends(scale), SlackMessages.Answers(scale.Points)],
        Choice choice => [choice.Question, SlackMessages.Answers(choice.Options)],
        Trend trend => [trend.Alt],
        Buttons buttons => [SlackMessages.Actions(buttons.Items)],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    /// <summary>Cuts before an entity rather than through it.</summary>
    private static string CutEscaped(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = text[..(most - 1)];
        var entity = cut.LastIndexOf('&');
        return (entity >= 0 && cut.IndexOf(';', entity) < 0 ? cut[..entity] : cut) + "…";
    }
}
