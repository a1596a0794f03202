namespace LeadershipBot.Decisions;

/// <summary>How decisions are called: short enough to type and to say. Pure.</summary>
internal static class KeyRule
{
    private const int MostLetters = 5;

    private static readonly string[] Small = ["a", "an", "and", "for", "in", "of", "on", "the", "to", "und"];

    /// <summary>
    /// <c>MES and Historian</c> is MES, <c>Plant Network</c> is PN, <c>Firewalls</c> is FIR; where that is taken a number
    /// follows.
    /// </summary>
    public static string Prefix(string project, IReadOnlySet<string> taken)
    {
        var wish = Wish([.. project.Split([' ', '-', '/', '&', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries)]);
        return taken.Contains(wish)
            ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{wish}{n}").First(name => !taken.Contains(name))
            : wish;
    }

    private static string Wish(string[] words)
    {
        if (words.FirstOrDefault(IsAbbreviation) is { } known)
            return known;
        var telling = words.Where(static w => char.IsLetterOrDigit(w[0]) && !Small.Contains(w.ToLowerInvariant())).ToArray();
        var letters = telling.Length > 1
            ? string.Concat(telling.Take(MostLetters).Select(static w => w[0]))
            : string.Concat((telling.FirstOrDefault() ?? "").Where(char.IsLetterOrDigit).Take(3));
        return letters.Length < 2 ? "DEC" : letters.ToUpperInvariant();
    }

    private static bool IsAbbreviation(string word) =>
        word.Length is >= 2 and <= MostLetters && word.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
        && char.IsAsciiLetterUpper(word[0]);
}
