using System.Text.RegularExpressions;

namespace LeadershipBot.Pulses.Bank;

/// <summary>The {names} inside a text.</summary>
internal static partial class Placeholders
{
    public static IEnumerable<(int Start, string Name)> In(string template) =>
        Braced().Matches(template).Select(match => (match.Index, match.Groups[1].Value));

    /// <summary>False for a brace too many or too few, or a name that is not lower case words joined by underscores.</summary>
    public static bool AreWellFormed(string template) => !Braced().Replace(template, "").AsSpan().ContainsAny('{', '}');

    [GeneratedRegex(@"\{([a-z][a-z0-9_]{0,39})\}")]
    private static partial Regex Braced();
}
