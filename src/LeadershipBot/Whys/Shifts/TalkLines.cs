namespace LeadershipBot.Whys.Shifts;

/// <summary>What a lead says before a shift, in three lines: what changes, the number, the ask. Pure.</summary>
public static class TalkLines
{
    public static IReadOnlyList<string> Of(string text)
    {
        var parts = text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var ask = parts[^1];
        var sentences = (parts.Length > 1 ? parts[..^1] : parts).SelectMany(Sentences).ToList();
        var first = sentences.FirstOrDefault() ?? ask;
        // A day in the first sentence is a digit too; the number stands in another one, where there is another.
        var number = sentences.Skip(1).FirstOrDefault(static s => s.Any(char.IsDigit)) ?? sentences.Skip(1).FirstOrDefault();
        return [.. new[] { first, number, ask }.OfType<string>().Distinct()];
    }

    private static IEnumerable<string> Sentences(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is not ('.' or '?') || (i + 1 < paragraph.Length && paragraph[i + 1] != ' '))
                continue;
            yield return paragraph[start..(i + 1)].Trim();
            start = i + 1;
        }
        if (paragraph[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }
}
