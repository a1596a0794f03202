using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Channels.Teams.Cards;

/// <summary>
/// Plain text as Adaptive Cards show it. A TextBlock reads a little Markdown and date macros; ours is never meant to be
/// either. Each line is a block of its own, because clients disagree about line ends inside one.
/// </summary>
internal static class CardText
{
    public const char Zero = '\u200B';

    /// <summary>Escapes what some client would read as Markdown, and nothing else: not every client takes escapes away.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '*' or '[' or ']' or '\\' or '`' or '~' or '<' || (c == '_' && !IsInsideWord(text, i))
                || StartsList(text, i))
                escaped.Append('\\');
            escaped.Append(c);
            // {{DATE(...)}} and {{TIME(...)}} are macros; an invisible space keeps them text.
            if (c == '{' && i + 1 < text.Length && text[i + 1] == '{')
                escaped.Append(Zero);
        }
        return escaped.ToString();
    }

    public static IEnumerable<JsonObject> Paragraphs(string text, Action<JsonObject>? style = null)
    {
        var isFirst = true;
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var isLead = true;
            foreach (var line in paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return Block(line, block =>
                {
                    block["spacing"] = isFirst ? "Default" : isLead ? "Medium" : "Small";
                    style?.Invoke(block);
                });
                (isFirst, isLead) = (false, false);
            }
        }
    }

    public static JsonObject Block(string text, Action<JsonObject>? style = null)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = Escape(text), ["wrap"] = true };
        style?.Invoke(block);
        return block;
    }

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at < text.Length - 1 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    /// <summary><c>- </c>, <c>+ </c>, <c># </c>, <c>&gt; </c> at the start, and the dot of <c>1. </c>.</summary>
    private static bool StartsList(string text, int at)
    {
        var isFirst = at == 0 || text[at - 1] == '\n';
        if (isFirst && text[at] is '-' or '+' or '#' or '>')
            return isFirst;
        if (text[at] is not ('.' or ')') || at == 0 || at + 1 >= text.Length || text[at + 1] != ' ')
            return false;
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start < at && (start == 0 || text[start - 1] == '\n');
    }
}
