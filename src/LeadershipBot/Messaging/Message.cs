using System.Text.Json.Serialization;

namespace LeadershipBot.Messaging;

/// <summary>
/// What the product says, free of any platform. <paramref name="Summary"/> says the whole in one plain sentence: it is the
/// notification, and what a screen reader hears first. At most <see cref="MaxBlocks"/> blocks (Slack's own limit).
/// </summary>
public sealed record Message(string Summary, IReadOnlyList<Block> Blocks)
{
    public const int MaxBlocks = 50;
    public const int MaxSummary = 300;

    public static Message Say(string text, params Block[] more) => new(text, [new Text(text), .. more]);
}

/// <summary>One part of a message. Every channel draws every block; text is plain, and each renderer escapes it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Scale), "scale")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Trend), "trend")]
public abstract record Block;

public enum TextStyle { Body, Heading, Quote }

/// <summary>A paragraph of at most 3,000 characters (Slack's limit for a section). A blank line stays a blank line.</summary>
public sealed record Text(string Value, TextStyle Style = TextStyle.Body) : Block
{
    public const int MaxLength = 3000;
}

/// <summary>Label and value pairs, at most <see cref="MaxRows"/> rows; a table of two columns that reads aloud in order.</summary>
public sealed record Facts(IReadOnlyList<Fact> Rows) : Block
{
    public const int MaxRows = 40;
}

public sealed record Fact(string Label, string Value);

/// <summary>A question on an ordered scale of 2 to 7 points, its ends named. One tap answers.</summary>
public sealed record Scale(string Question, string LowLabel, string HighLabel, IReadOnlyList<Button> Points) : Block;

/// <summary>A question with 2 to 12 labelled answers in fixed order. One tap answers.</summary>
public sealed record Choice(string Question, IReadOnlyList<Button> Options) : Block;

/// <summary>Actions that belong to the message as a whole, at most 10.</summary>
public sealed record Buttons(IReadOnlyList<Button> Items) : Block;

/// <summary>Small print: seconds it takes, undo until when, why now. Never the only place of something that must be read.</summary>
public sealed record Note(string Value) : Block;

/// <summary>
/// A line over time: 1 to 3 series of at most <see cref="MaxPoints"/> dated points each, oldest first. A channel draws it
/// natively, as a picture, or as words; <paramref name="Alt"/> says the same as the picture in one or two sentences.
/// </summary>
/// <param name="Title">What is shown, at most 80 characters.</param>
/// <param name="Unit">Short, as <c>%</c> or <c>days</c>; empty for a bare number.</param>
/// <param name="Target">Drawn as a line of its own.</param>
/// <param name="Mark">A day on which something changed: approval, go-live.</param>
public sealed record Trend(
    string Title, string Unit, IReadOnlyList<TrendSeries> Series, double? Target, TrendMark? Mark, string Alt) : Block
{
    public const int MaxPoints = 60;
    public const int MaxSeries = 3;
}

/// <summary>Its name is written beside the line where there is more than one.</summary>
public sealed record TrendSeries(string Name, IReadOnlyList<TrendPoint> Points);

/// <summary>Null is a gap: nothing was measured, or too few to show.</summary>
public sealed record TrendPoint(DateOnly On, double? Value);

public sealed record TrendMark(DateOnly On, string Label);

public enum ButtonTone { Normal, Primary, Danger }

/// <summary>
/// A button: a label of at most 40 characters and the wire text of a typed action. <paramref name="Chosen"/> marks the
/// present answer; renderers show it with a mark as well as a colour.
/// </summary>
public sealed record Button(string Label, string Wire, ButtonTone Tone = ButtonTone.Normal, bool OpensForm = false, bool Chosen = false)
{
    public const int MaxLabel = 40;

    public static Button For<T>(string label, T action, ButtonTone tone = ButtonTone.Normal, bool chosen = false)
        where T : IAction<T> =>
        new(label, ActionCodec.Encode(action), tone, action is IOpensForm, chosen);

    /// <summary>A button that types a command for the reader: replies carry the next likely ones.</summary>
    public static Button Command(string label, string command) => For(label, new TypeCommand(command));
}

/// <summary>Runs a chat command as if the reader had typed it.</summary>
public sealed record TypeCommand(string Text) : IAction<TypeCommand>
{
    public static string Name => "command.type.1";
}
