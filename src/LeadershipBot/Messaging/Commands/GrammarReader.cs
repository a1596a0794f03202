namespace LeadershipBot.Messaging.Commands;

/// <summary>
/// Reads a command's grammar into its shapes. Words stand for themselves; <c>a|b</c> is one of several words, stored under
/// that very text; <c>&lt;type&gt;</c> and <c>&lt;name:type&gt;</c> are slots; <c>&lt;name:a|b&gt;</c> is a named choice of
/// words;
/// <c>[…]</c> may be left out; <c>x y | z</c> with blanks round the bar chooses between phrases inside brackets.
/// </summary>
internal sealed class GrammarReader
{
    private const int MostShapes = 64;

    private readonly string _grammar;
    private int _at;

    private GrammarReader(string grammar) => _grammar = grammar;

    /// <exception cref="FormatException">The grammar cannot be read: a bug in the command, found at the start.</exception>
    public static IReadOnlyList<Shape> Read(string grammar)
    {
        var reader = new GrammarReader(grammar);
        var shapes = reader.Phrases('\0').ToList();
        return shapes.Count is 0 or > MostShapes || shapes[0].Elements is not [WordElement or ChoiceElement, ..]
            ? throw reader.Fault("a command starts with a word and has at most 64 shapes")
            : shapes;
    }

    /// <summary>The grammar as a person reads it: slots by what they hold, named choices as their words.</summary>
    public static string Usage(string grammar)
    {
        var usage = new System.Text.StringBuilder();
        for (var i = 0; i < grammar.Length; i++)
        {
            if (grammar[i] != '<')
            {
                usage.Append(grammar[i]);
                continue;
            }
            var end = grammar.IndexOf('>', i);
            var inside = grammar[(i + 1)..end];
            usage.Append(inside.Contains('|', StringComparison.Ordinal) && !inside.Contains(':', StringComparison.Ordinal)
                ? $"<{inside}>" : SlotOf(inside).ToString());
            i = end;
        }
        return usage.ToString();
    }

    private List<Shape> Phrases(char close)
    {
        var all = new List<Shape>();
        var phrase = new List<Shape> { new([], []) };
        while (true)
        {
            SkipBlanks();
            var next = Peek();
            if (next == close || next == '\0')
            {
                if (next != close)
                    throw Fault($"a '{close}' is missing");
                _at++;
                return [.. all, .. phrase];
            }
            if (next == '|')
            {
                _at++;
                all.AddRange(phrase);
                phrase = [new([], [])];
                continue;
            }
            phrase = Joined(phrase, Part(next));
        }
    }

    private List<Shape> Part(char first)
    {
        _at++;
        switch (first)
        {
            case '[':
                return [.. Phrases(']').Select(static s => s with { Marks = [.. s.Marks, .. MarkOf(s)] }), new([], [])];
            case '(':
                return Phrases(')');
            case '<':
                var end = _grammar.IndexOf('>', _at);
                if (end < 0)
                    throw Fault("a '>' is missing");
                var slot = SlotOf(_grammar[_at..end]);
                _at = end + 1;
                return [new([slot], [])];
            default:
                var start = _at - 1;
                while (_at < _grammar.Length && _grammar[_at] is not (' ' or '[' or ']' or '(' or ')' or '<'))
                    _at++;
                var text = _grammar[start.._at];
                return [new([text.Contains('|', StringComparison.Ordinal) ? new ChoiceElement(text, text.Split('|'))
                    : new WordElement(text)], [])];
        }
    }

    private static List<Shape> Joined(List<Shape> heads, List<Shape> tails) =>
    [
        .. heads.SelectMany(_ => tails, static (head, tail) =>
            new Shape([.. head.Elements, .. tail.Elements], [.. head.Marks, .. tail.Marks])),
    ];

    private static string[] MarkOf(Shape shape) =>
        shape.Elements.All(static e => e is WordElement) ? [string.Join(' ', shape.Elements)] : [];

    private static Element SlotOf(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? inside.Split('|')[0] : inside[..colon];
        var type = colon < 0 ? name : inside[(colon + 1)..];
        if (type.Contains('|', StringComparison.Ordinal))
            return new ChoiceElement(name, type.Split('|'));
        return Enum.TryParse<SlotType>(type, ignoreCase: true, out var known)
            ? new SlotElement(name, known)
            : throw new FormatException($"'{type}' in '<{inside}>' is not a kind of slot.");
    }

    private void SkipBlanks()
    {
        while (Peek() == ' ')
            _at++;
    }

    private char Peek() => _at < _grammar.Length ? _grammar[_at] : '\0';

    private FormatException Fault(string what) => new($"The grammar '{_grammar}' cannot be read: {what}.");
}
