using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace LeadershipBot.Pulses.Bank;

/// <summary>
/// The name of a question, such as <c>DEC-06</c>: two to eight capitals or digits, a dash, two or three digits.
/// It is stored with every answer, so a name is never used again for another meaning.
/// </summary>
[JsonConverter(typeof(ItemIdJson))]
public readonly record struct ItemId
{
    private ItemId(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="FormatException">The text is not a question's name.</exception>
    public static ItemId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a question's name such as DEC-06.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ItemId id)
    {
        id = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (text is null || dash is < 2 or > 8 || text.Length - dash - 1 is < 2 or > 3)
        {
            return false;
        }

        foreach (var letter in text.AsSpan(0, dash))
        {
            if (!char.IsAsciiLetterUpper(letter) && !char.IsAsciiDigit(letter))
            {
                return false;
            }
        }

        foreach (var digit in text.AsSpan(dash + 1))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
        }

        id = new ItemId(text);
        return true;
    }

    public override string ToString() => Value ?? "";
}
