namespace LeadershipBot.Messaging.Commands;

/// <summary>A word of a command line, or everything between two quotation marks.</summary>
public readonly record struct Token(string Text, bool Quoted, int Start, int End);

/// <summary>A command as typed, cut into tokens. Phones and editors write curly quotation marks, so those count too.</summary>
public sealed class CommandLine
{
    /// <summary>Longer lines are not commands; it also bounds the work of matching.</summary>
    public const int MaxLength = 1000;

    public const int MaxTokens = 60;

    private const string Quotes = "\"\u201c\u201d\u201e\u00ab\u00bb";

    public CommandLine(string text)
    {
        Text = text.Trim();
        Tokens = [.. Split(Text)];
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public bool IsTooLong => Text.Length > MaxLength || Tokens.Count > MaxTokens;

    /// <summary>The text of some tokens: what was between the marks for a single quoted one, else as typed.</summary>
    public string Span(int start, int end) =>
        end - start == 1 ? Tokens[start].Text : Text[Tokens[start].Start..Tokens[end - 1].End];

    /// <summary>The line with some tokens replaced: what a button types instead.</summary>
    public string With(int start, int end, string replacement) =>
        string.Concat(Text.AsSpan(0, Tokens[start].Start), replacement, Text.AsSpan(Tokens[end - 1].End));

    /// <summary>A name or text as a command line takes it back: quoted where blanks or marks could be misread.</summary>
    public static string Quote(string name)
    {
        var inside = string.Concat(name.Where(static c => !Quotes.Contains(c, StringComparison.Ordinal)));
        return $"\"{inside}\"";
    }

    private static IEnumerable<Token> Split(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (Quotes.Contains(text[at], StringComparison.Ordinal))
            {
                var end = at + 1;
                while (end < text.Length && !Quotes.Contains(text[end], StringComparison.Ordinal))
                    end++;
                var after = Math.Min(end + 1, text.Length);
                if (end > at + 1)
                    yield return new Token(text[(at + 1)..end].Trim(), true, at, after);
                at = after;
            }
            else
            {
                var end = at;
                while (end < text.Length && !char.IsWhiteSpace(text[end])
                    && !Quotes.Contains(text[end], StringComparison.Ordinal))
                    end++;
                yield return new Token(text[at..end], false, at, end);
                at = end;
            }
        }
    }
}
