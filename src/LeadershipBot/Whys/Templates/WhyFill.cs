using System.Globalization;
using System.Text;
using LeadershipBot.Cadences;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Whys.Templates;

/// <summary>Puts facts into a message, and says which are missing. Pure.</summary>
public static class WhyFill
{
    public static IReadOnlyList<string> Missing(WhyTemplate template, IReadOnlyDictionary<string, string> facts) =>
        [.. template.Facts.Where(name => !facts.ContainsKey(name))];

    /// <summary>The text and the ask, parted by a blank line.</summary>
    /// <exception cref="KeyNotFoundException">A fact is missing: ask <see cref="Missing"/> first.</exception>
    public static string Fill(WhyTemplate template, IReadOnlyDictionary<string, string> facts) =>
        $"{Into(template.Text, facts)}\n\n{Into(template.Ask, facts)}";

    /// <summary>A fact as it may stand in a message, or what is wrong with it.</summary>
    public static Outcome<string> Check(WhyFactDeclaration fact, string value)
    {
        var text = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        if (text.Length == 0)
            return Refusal.Invalid("Without it the message cannot be written.");
        if (fact.Kind == WhyFactKind.Date)
            return IsoText.TryDate(text, out var date) ? Day(date) : Refusal.Invalid("Choose a day.");
        if (Words(text) > fact.Words)
            return Refusal.Invalid($"At most {fact.Words} words, so that the message stays short.");
        if (fact.Kind == WhyFactKind.Number && !text.Any(char.IsDigit))
            return Refusal.Invalid("This is the one number of the message: write it in digits, with its unit.");
        return text.Length <= 200 ? text : Refusal.Invalid("At most 200 characters.");
    }

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>As a message says it: <c>9 March</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM", CultureInfo.InvariantCulture);

    /// <summary>The most words a message can have once its facts are as long as they may be.</summary>
    internal static int Most(WhyTemplate template, IReadOnlyDictionary<string, WhyFactDeclaration> facts)
    {
        var whole = $"{template.Text} {template.Ask}";
        // A fact may stand twice; each time it takes its words, of which its placeholder is counted already.
        return Words(whole) + Placeholders.In(whole).Sum(p => facts[p.Name].Words - 1);
    }

    private static string Into(string template, IReadOnlyDictionary<string, string> facts)
    {
        var filled = new StringBuilder(template.Length + 64);
        var at = 0;
        foreach (var (start, name) in Placeholders.In(template))
        {
            var value = facts[name];
            filled.Append(template, at, start - at);
            filled.Append(StartsSentence(template, start) ? Capital(value) : value);
            at = start + name.Length + 2;
        }
        return filled.Append(template, at, template.Length - at).ToString();
    }

    private static bool StartsSentence(string template, int at) =>
        at == 0 || template.AsSpan(0, at).TrimEnd() is [.., '.' or '?' or '"'] && template[at - 1] == ' ';

    private static string Capital(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
