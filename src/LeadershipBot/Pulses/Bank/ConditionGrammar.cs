using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadershipBot.Pulses.Bank;

/// <summary>Reads the words after <c>when:</c>. The forms are listed at the head of bank.en.yaml.</summary>
internal static partial class ConditionGrammar
{
    public const string Forms =
        "'answer no', 'answer 1..3', 'answer keep, end', 'answer any', 'answer empty' (each may end in 'twice'), "
        + "'share(1..2) >= 30%', 'share(each) >= 20%', 'share(right) < 70%', 'gap(it, ot) >= 1', 'spread(it, ot) > 0.4', "
        + "'answers differ' or 'count >= 10'";

    private static readonly FrozenDictionary<string, Comparison> Comparisons = new Dictionary<string, Comparison>
    {
        [">="] = Comparison.AtLeast,
        [">"] = Comparison.MoreThan,
        ["<="] = Comparison.AtMost,
        ["<"] = Comparison.LessThan,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Condition? Read(string text)
    {
        if (text == "answers differ")
        {
            return new Condition(ConditionKind.Differ, [], Comparison.AtLeast, 0, 1);
        }

        return One().Match(text) is { Success: true } one ? OfOne(one)
            : Group().Match(text) is { Success: true } group ? OfGroup(group)
            : null;
    }

    private static Condition? OfOne(Match match)
    {
        var times = match.Groups["twice"].Success ? 2 : 1;
        return Tokens(match.Groups["answers"].Value) switch
        {
            null => null,
            ["any"] => new Condition(ConditionKind.AnsweredAny, [], Comparison.AtLeast, 0, times),
            ["empty"] => new Condition(ConditionKind.Empty, [], Comparison.AtLeast, 0, times),
            var tokens => new Condition(ConditionKind.Answered, tokens, Comparison.AtLeast, 0, times),
        };
    }

    private static Condition? OfGroup(Match match)
    {
        var comparison = Comparisons[match.Groups["comparison"].Value];
        var limit = double.Parse(match.Groups["limit"].Value, CultureInfo.InvariantCulture);
        var isPercent = match.Groups["percent"].Success;
        IReadOnlyList<string>? tokens = match.Groups["of"].Success ? Tokens(match.Groups["of"].Value) : [];
        return (match.Groups["measure"].Value, tokens) switch
        {
            (_, null) => null,
            ("share", ["each"]) when isPercent => new(ConditionKind.ShareOfEach, [], comparison, limit / 100, 1),
            ("share", ["right"]) when isPercent => new(ConditionKind.ShareRight, [], comparison, limit / 100, 1),
            ("share", { Count: > 0 }) when isPercent => new(ConditionKind.Share, tokens, comparison, limit / 100, 1),
            ("gap", { Count: 2 }) when !isPercent => new(ConditionKind.MeanGap, tokens, comparison, limit, 1),
            ("spread", { Count: 2 }) when !isPercent => new(ConditionKind.Spread, tokens, comparison, limit, 1),
            ("count", { Count: 0 }) when !isPercent => new(ConditionKind.Count, [], comparison, limit, 1),
            _ => null,
        };
    }

    /// <summary>"1..3" becomes 1, 2, 3; "keep, end" becomes two keys.</summary>
    private static string[]? Tokens(string text)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            var (from, to) = (range.Groups[1].Value[0], range.Groups[2].Value[0]);
            return from > to ? null : [.. Enumerable.Range(from, to - from + 1).Select(code => ((char)code).ToString())];
        }

        var tokens = text.Split(',', StringSplitOptions.TrimEntries);
        return tokens.All(token => token.Length > 0) ? tokens : null;
    }

    [GeneratedRegex(@"^answer (?<answers>[a-z0-9_, ]+?|[1-5]\.\.[1-5])(?<twice> twice)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex One();

    [GeneratedRegex(
        @"^(?<measure>share|gap|spread|count)(\((?<of>[^()]+)\))? "
        + @"(?<comparison>>=|<=|>|<) (?<limit>[0-9]{1,4}(\.[0-9]{1,3})?)(?<percent>%)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Group();

    [GeneratedRegex(@"^([1-5])\.\.([1-5])$")]
    private static partial Regex Range();
}
