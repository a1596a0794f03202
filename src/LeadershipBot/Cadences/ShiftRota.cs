using System.Text;
using System.Text.RegularExpressions;

namespace LeadershipBot.Cadences;

/// <summary>
/// A repeating pattern of shifts, one letter a day: <c>D</c> day, <c>E</c> early, <c>L</c> late, <c>N</c> night, <c>-</c>
/// off. Letter i holds on every date that lies i days after <see cref="Anchor"/>, counted modulo the pattern's length, in
/// both directions. A shift belongs to the date on which it starts, also when it ends on the next.
/// </summary>
public sealed partial record ShiftRota
{
    public const int LongestPattern = 84;

    private const string Cure = "Write for example 'DDNN---- from 2026-01-05 day 06:00-18:00 night 18:00-06:00'.";
    private static readonly (char Letter, string Word)[] Kinds = [('D', "day"), ('E', "early"), ('L', "late"), ('N', "night")];

    /// <exception cref="ArgumentException">The pattern is empty, too long, all off, or uses a letter without
    /// hours.</exception>
    public ShiftRota(
        string pattern,
        DateOnly anchor,
        ShiftHours? day = null,
        ShiftHours? early = null,
        ShiftHours? late = null,
        ShiftHours? night = null)
    {
        (Pattern, Anchor) = (pattern, anchor);
        (Day, Early, Late, Night) = (day, early, late, night);
        if (Fault() is { } fault)
            throw new ArgumentException(fault, nameof(pattern));
    }

    public string Pattern { get; }

    public DateOnly Anchor { get; }

    public ShiftHours? Day { get; }

    public ShiftHours? Early { get; }

    public ShiftHours? Late { get; }

    public ShiftHours? Night { get; }

    /// <summary>The plain form, such as four days on and four off with the same hours on each.</summary>
    public static ShiftRota OnOff(DateOnly anchor, int daysOn, int daysOff, ShiftHours hours) =>
        new(new string('D', daysOn) + new string('-', daysOff), anchor, day: hours);

    /// <summary>The hours of the shift that starts on this date, or null on a day off.</summary>
    public ShiftHours? HoursOn(DateOnly date)
    {
        var index = (date.DayNumber - Anchor.DayNumber) % Pattern.Length;
        return HoursOf(Pattern[index < 0 ? index + Pattern.Length : index]);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; the refusal shows a working example.</summary>
    public static Outcome<ShiftRota> Parse(string text)
    {
        if (text.Length > 250 || Shape().Match(text.Trim()) is not { Success: true } match)
            return Refusal.Invalid($"'{Shorten(text)}' is not a shift rota. {Cure}");
        if (!IsoText.TryDate(match.Groups["anchor"].Value, out var anchor))
            return Refusal.Invalid($"'{match.Groups["anchor"].Value}' is not a date of the form 2026-01-05. {Cure}");

        var hours = new Dictionary<char, ShiftHours>();
        foreach (var (kind, written) in match.Groups["kind"].Captures.Zip(match.Groups["hours"].Captures))
        {
            if (!ShiftHours.TryParse(written.Value, out var shift))
                return Refusal.Invalid($"'{written.Value}' are not hours of the form 06:00-18:00. {Cure}");
            if (!hours.TryAdd(char.ToUpperInvariant(kind.Value[0]), shift))
                return Refusal.Invalid($"The hours of the {kind.Value} shift are given twice. {Cure}");
        }

        var pattern = match.Groups["pattern"].Value.ToUpperInvariant();
        return FaultIn(pattern, hours.ContainsKey) is { } fault
            ? Refusal.Invalid($"{fault} {Cure}")
            : new ShiftRota(pattern, anchor, Of('D'), Of('E'), Of('L'), Of('N'));

        ShiftHours? Of(char letter) => hours.TryGetValue(letter, out var shift) ? shift : null;
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{Pattern} from {IsoText.Date(Anchor)}");
        foreach (var (letter, word) in Kinds)
        {
            if (HoursOf(letter) is { } hours)
                text.Append(' ').Append(word).Append(' ').Append(hours);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^(?<pattern>[DELN-]+)\s+from\s+(?<anchor>\S+)(\s+(?<kind>day|early|late|night)\s+(?<hours>\S+))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static string? FaultIn(string pattern, Func<char, bool> hasHours)
    {
        if (pattern.Length is 0 or > LongestPattern)
            return $"A shift pattern has 1 to {LongestPattern} letters.";
        if (pattern.FirstOrDefault(letter => !"DELN-".Contains(letter, StringComparison.Ordinal)) is var odd and not '\0')
            return $"'{odd}' is not a shift letter; D, E, L, N and - (off) are.";
        if (pattern.All(letter => letter == '-'))
            return "The pattern has no working day.";

        foreach (var (letter, word) in Kinds)
        {
            if (pattern.Contains(letter, StringComparison.Ordinal) && !hasHours(letter))
                return $"The pattern uses {letter}, but the hours of the {word} shift are missing.";
        }

        return null;
    }

    private string? Fault() => FaultIn(Pattern, letter => HoursOf(letter) is not null);

    private ShiftHours? HoursOf(char letter) => letter switch
    {
        'D' => Day,
        'E' => Early,
        'L' => Late,
        'N' => Night,
        _ => null,
    };
}
