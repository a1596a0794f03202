using LeadershipBot.Data;

namespace LeadershipBot.Messaging.Commands;

/// <summary>A name that can be typed, and what it stands for. <paramref name="Hint"/> tells two equal names apart.</summary>
public sealed record NameEntry(object Id, Guid Key, string Name, string? Hint = null)
{
    internal string Folded { get; } = Commands.Folded.Of(Name);

    internal string FoldedHint { get; } = Hint is null ? "" : Hint.Trim().ToLowerInvariant();

    internal string[] Words => field ??= Folded.Split(' ');

    /// <summary>The exact reference, which no other name can be taken for.</summary>
    public string Reference => $"#{ShortId.Write(Key)}";
}

/// <summary>How well a typed name fits, best first.</summary>
public enum NameFit { Exact, Prefix, WordPrefix, Fragment, Typo }

/// <summary>The names of one kind. Matching is loose: case, accents and order forgive; the best fit wins; equals are asked
/// about.</summary>
public sealed class NameList(IReadOnlyList<NameEntry> entries)
{
    public static readonly NameList Empty = new([]);

    private const int LeastFragment = 3;

    public IReadOnlyList<NameEntry> Entries => entries;

    /// <summary>All names that share the best fit; empty when none fits.</summary>
    public (IReadOnlyList<NameEntry> Found, NameFit Fit) Find(string typed)
    {
        var reference = typed.StartsWith('#') && ShortId.TryRead(typed.AsSpan(1), out var key)
            ? entries.Where(e => e.Key == key).ToList() : [];
        if (reference.Count > 0)
            return (reference, NameFit.Exact);
        var query = Folded.Of(typed);
        if (query.Length == 0)
            return ([], default);
        var hint = typed.Trim().ToLowerInvariant();
        var words = query.Split(' ');
        for (var fit = NameFit.Exact; fit <= NameFit.Typo; fit++)
        {
            var found = entries.Where(e => Fits(e, query, words, hint, fit)).ToList();
            if (found.Count > 0)
                return (found, fit);
        }
        return ([], default);
    }

    /// <summary>The names most like what was typed, for a refusal that helps: nearest first.</summary>
    public IReadOnlyList<NameEntry> Nearest(string typed, int count)
    {
        var query = Folded.Of(typed);
        var most = Math.Min(query.Length - 1, 1 + query.Length / 3);
        return
        [
            .. entries.Select(e => (Entry: e, Edits: e.Words.Append(e.Folded).Min(w => Folded.Edits(query, w, most))))
                .Where(e => e.Edits <= most)
                .OrderBy(static e => e.Edits).ThenBy(static e => e.Entry.Name, StringComparer.Ordinal)
                .Take(count).Select(static e => e.Entry),
        ];
    }

    private static bool Fits(NameEntry entry, string query, string[] words, string hint, NameFit fit) => fit switch
    {
        NameFit.Exact => entry.Folded == query || (entry.FoldedHint.Length > 0 && entry.FoldedHint == hint),
        NameFit.Prefix => entry.Folded.StartsWith(query, StringComparison.Ordinal),
        NameFit.WordPrefix => AreWordPrefixes(entry.Words, words),
        NameFit.Fragment => query.Length >= LeastFragment && entry.Folded.Contains(query, StringComparison.Ordinal),
        _ => IsSlip(entry, query, words),
    };

    /// <summary>Each typed word begins another word of the name, in any order: <c>demir ali</c> is Ali Demir.</summary>
    private static bool AreWordPrefixes(string[] name, string[] typed)
    {
        var left = name.ToList();
        foreach (var word in typed)
        {
            var at = left.FindIndex(w => w.StartsWith(word, StringComparison.Ordinal));
            if (at < 0)
                return false;
            left.RemoveAt(at);
        }
        return true;
    }

    private static bool IsSlip(NameEntry entry, string query, string[] words)
    {
        var most = Folded.Tolerance(query.Length);
        if (most == 0)
            return false;
        if (Folded.Edits(query, entry.Folded, most) <= most)
            return true;
        return words.Length == 1 && entry.Words.Length > 1
            && Array.Exists(entry.Words, w => w.Length >= 4 && Folded.Edits(query, w, most) <= most);
    }
}
