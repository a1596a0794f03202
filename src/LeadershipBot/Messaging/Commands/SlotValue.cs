using System.Globalization;
using LeadershipBot.Cadences;

namespace LeadershipBot.Messaging.Commands;

/// <summary>A weekday and a local time, as <c>Tue 12:00</c>.</summary>
public readonly record struct WeeklySlot(DayOfWeek Day, TimeOnly At)
{
    public override string ToString() => $"{Day.ToString()[..3]} {At.ToString("HH:mm", CultureInfo.InvariantCulture)}";
}

/// <summary>What some tokens mean in a slot: a value, or why not and what might have been meant.</summary>
/// <param name="Cost">How loosely it was read; 0 is exact.</param>
/// <param name="Recognised">It is of the slot's kind, but cannot stand: a name of several, an end before its start.</param>
internal sealed record SlotValue(object? Value, int Cost, Refusal? Fault = null, IReadOnlyList<NameEntry>? Choices = null,
    bool Recognised = false);

/// <summary>Reads the slots of one line, each stretch of tokens once.</summary>
internal sealed class SlotReader(CommandLine line, NameBook names, DateOnly today)
{
    private readonly Dictionary<(SlotType, int, int), SlotValue> _read = [];

    /// <summary>How many tokens a slot may span; longer names are quoted.</summary>
    public static int MostTokens(SlotType type) => type switch
    {
        SlotType.Number or SlotType.Word or SlotType.Email => 1,
        SlotType.Slot => 3,
        SlotType.Zone => 3,
        SlotType.Text => CommandLine.MaxTokens,
        _ => 9,
    };

    public SlotValue Read(SlotType type, int start, int end)
    {
        if (!_read.TryGetValue((type, start, end), out var value))
            _read[(type, start, end)] = value = ReadAnew(type, line.Span(start, end), end - start);
        return value;
    }

    private SlotValue ReadAnew(SlotType type, string text, int tokens) => type switch
    {
        SlotType.Project => Named(names.Projects, text, "project"),
        SlotType.Person => names.Me is { } me && text.ToLowerInvariant() is "me" or "myself"
            ? new(names.Me!.Id, 0) : Named(names.People, text, "person"),
        SlotType.Site => Named(names.Sites, text, "site"),
        SlotType.Date => Of(DateWords.Date(text, today, DateLean.Ahead)),
        SlotType.Past => Of(DateWords.Date(text, today, DateLean.Back)),
        SlotType.Dates => Of(DateWords.Span(text, today)),
        SlotType.Zone => Of(Zones.Parse(text)),
        SlotType.Number => Number(text),
        SlotType.Email => text.Contains('@', StringComparison.Ordinal) && text.Length <= 254
            ? new(text.Trim('<', '>', ','), 0) : Wrong($"'{text}' is not an e-mail address."),
        SlotType.Slot => WeeklySlotOf(text),
        SlotType.Text => new(text, tokens),
        _ => new(text, 1),
    };

    private static SlotValue Named(NameList list, string text, string kind)
    {
        var (found, fit) = list.Find(text);
        if (found.Count == 1)
            return new(found[0].Id, (int)fit);
        if (found.Count > 1)
        {
            var shown = string.Join(", ", found.Take(5).Select(static n => n.Hint is null ? n.Name : $"{n.Name} ({n.Hint})"));
            var more = found.Count > 5 ? $" and {found.Count - 5} more" : "";
            return new(null, 0, Refusal.Invalid($"'{text}' fits {found.Count} {Plural(kind)}: {shown}{more}. Which one?"), found,
                true);
        }
        var near = list.Nearest(text, 4);
        var help = near.Count > 0 ? $"Near to it: {string.Join(", ", near.Select(static n => n.Name))}."
            : list.Entries.Count == 0 ? $"No {kind} is known yet."
                : $"Type {(kind == "person" ? "people" : "projects")} for the names.";
        return new(null, 0, Refusal.NotFound($"I know no {kind} called '{text}'. {help}"), near);
    }

    private static string Plural(string kind) => kind == "person" ? "people" : kind + "s";

    private static SlotValue Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? new(number, 0) : Wrong($"'{text}' is not a whole number.");

    private static SlotValue WeeklySlotOf(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(static w => w is not "at").ToArray();
        return words is [var day, var time] && WorkWeek.Parse(day).TryGet(out var week, out _) && week.Count == 1
            && TimeOnly.TryParseExact(time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new(new WeeklySlot(Enum.GetValues<DayOfWeek>().First(week.Contains), at), 0)
            : Wrong($"'{text}' is not a day and a time. Write for example Tue 12:00.");
    }

    private static SlotValue Of<T>(Outcome<T> outcome) =>
        outcome.TryGet(out var value, out var refusal) ? new(value, 0)
            : new(null, 0, refusal, Recognised: refusal.Kind == RefusalKind.Conflict);

    private static SlotValue Wrong(string sentence) => new(null, 0, Refusal.Invalid(sentence));
}
