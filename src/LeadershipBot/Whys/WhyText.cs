using System.Security.Cryptography;
using System.Text;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>What can be said about a message's text, and whom it speaks to. Pure.</summary>
public static class WhyText
{
    /// <summary>Eight letters and digits that another wording does not share by chance.</summary>
    public static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));

    /// <summary>A text somebody wrote in place of the draft, or what is wrong with it.</summary>
    public static Outcome<string> Check(string typed)
    {
        var text = string.Join("\n\n", typed.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries
            | StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return Refusal.Invalid("There is no text yet.");
        var words = WhyFill.Words(text);
        if (words > WhyTemplate.MaxWords)
            return Refusal.Invalid($"{words} words; at most {WhyTemplate.MaxWords}, because longer ones are not read.");
        return text.Length <= Why.MaxText ? text : Refusal.Invalid($"At most {Why.MaxText} characters.");
    }

    /// <summary>The share of words of the newer text that the older does not have, 0 to 1, rounded to hundredths.</summary>
    public static double Edited(string older, string newer)
    {
        var left = older.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).GroupBy(static w => w)
            .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
        var words = newer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var added = 0;
        foreach (var word in words)
        {
            if (left.GetValueOrDefault(word) > 0)
                left[word]--;
            else
                added++;
        }
        var changed = Math.Max(added, left.Values.Sum());
        return words.Length == 0 ? 0 : Math.Round(Math.Min(1, (double)changed / Math.Max(words.Length, 1)), 2);
    }

    /// <summary>Whom it goes to: <c>operators in Bursa, engineers in Stuttgart</c>; everyone where the template says so.</summary>
    public static string Audience(
        WhyTemplate? template, IReadOnlyList<TeamCell> cells, IReadOnlyDictionary<SiteId, string> sites)
    {
        string In(IEnumerable<SiteId?> at)
        {
            List<string> names = [.. at.Where(static s => s is not null).Select(s => sites.GetValueOrDefault(s!.Value) ?? "")
                .Distinct().Order(StringComparer.Ordinal)];
            return names.Count == 0 ? "" : $" in {And(names)}";
        }

        if (template?.For.Contains(WhyGroup.Everyone) == true)
            return $"everyone{In(cells.Select(static c => c.Site))}";
        return And([.. cells.GroupBy(static c => c.Function).OrderBy(static g => g.Key)
            .Select(g => $"{Say(g.Key)}{In(g.Select(static c => c.Site))}")]);
    }

    public static string Say(WorkFunction function) => function switch
    {
        WorkFunction.It => "IT",
        WorkFunction.PlantManagers => "plant managers",
        WorkFunction.Unsaid => "the project team",
        _ => PersonSettings.Word(function),
    };

    /// <summary>The last line: a person, never "the project".</summary>
    public static string Signature(string signer, WhySigner signedAs, string project) =>
        $"{signer}, {(signedAs == WhySigner.Executive ? "sponsor" : "PMO")} of {project}";

    internal static string And(IReadOnlyList<string> parts) =>
        parts.Count <= 1 ? parts.FirstOrDefault("nobody") : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
