using System.Globalization;

namespace LeadershipBot.Pulses.Bank;

/// <summary>
/// One answer. The wire form is what buttons carry and the database keeps, and it is frozen: <c>s4</c> (scale), <c>by</c> and
/// <c>bn</c> (yes, no), <c>o:key</c> or <c>o:key:a few words</c> (option by key, never by position), <c>t:words</c> (text).
/// Words are at most 140 characters, one line, and never empty.
/// </summary>
public sealed record AnswerValue
{
    public const int LongestText = 140;
    public const int LongestKey = 64;

    private AnswerValue(AnswerType type, string token, string? words)
    {
        Type = type;
        Token = token;
        Words = words;
    }

    public AnswerType Type { get; }

    /// <summary>What is counted: "1".."5", "yes", "no" or the option's key; empty for a text.</summary>
    public string Token { get; }

    /// <summary>The text, or the note beside an option.</summary>
    public string? Words { get; }

    public static AnswerValue Yes { get; } = new(AnswerType.YesNo, "yes", null);

    public static AnswerValue No { get; } = new(AnswerType.YesNo, "no", null);

    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 5.</exception>
    public static AnswerValue Scale(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 5);
        return new AnswerValue(AnswerType.Scale, points.ToString(CultureInfo.InvariantCulture), null);
    }

    public static Outcome<AnswerValue> Option(string key, string? note = null)
    {
        if (!IsKey(key))
        {
            return Unreadable();
        }

        var words = string.IsNullOrWhiteSpace(note) ? null : OneLine(note);
        return words is { Length: > LongestText } ? TooLong(words) : new AnswerValue(AnswerType.Choice, key, words);
    }

    public static Outcome<AnswerValue> Text(string text)
    {
        var words = OneLine(text);
        return words.Length switch
        {
            0 => Refusal.Invalid("The text is empty, so nothing was recorded. Write a few words or skip the question."),
            > LongestText => TooLong(words),
            _ => new AnswerValue(AnswerType.Text, "", words),
        };
    }

    public static Outcome<AnswerValue> Parse(string wire) => wire switch
    {
        "by" => Yes,
        "bn" => No,
        ['s', >= '1' and <= '5' and var points] => Scale(points - '0'),
        ['o', ':', .. var option] => ParseOption(option),
        ['t', ':', .. var text] => Text(text),
        _ => Unreadable(),
    };

    /// <summary>Letters, digits, dash, underscore and dot, at most 64: enough for option keys and for ids.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    public string ToWire() => Type switch
    {
        AnswerType.Scale => "s" + Token,
        AnswerType.YesNo => Token == "yes" ? "by" : "bn",
        AnswerType.Choice => Words is null ? "o:" + Token : $"o:{Token}:{Words}",
        _ => "t:" + Words,
    };

    public override string ToString() => ToWire();

    private static Outcome<AnswerValue> ParseOption(string option)
    {
        var colon = option.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Option(option) : Option(option[..colon], option[(colon + 1)..]);
    }

    /// <summary>Answers are shown in one line of a digest: line breaks and control characters become spaces.</summary>
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static Refusal TooLong(string words) => Refusal.Invalid(
        $"The text has {words.Length} characters and {LongestText} fit, so nothing was recorded. Shorten it and send it again.");

    private static Refusal Unreadable() => Refusal.Invalid(
        "This answer cannot be read, so nothing was recorded. Answer in the newest message instead.");
}
