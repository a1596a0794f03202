using System.Globalization;
using System.Text.RegularExpressions;
using LeadershipBot.Cadences;

namespace LeadershipBot.People;

/// <summary>What can be set about how and when somebody is reached.</summary>
public enum PersonField { Zone, Hours, Days, Rota, Calendar, Language, Function }

/// <summary>
/// Reads and writes the settings of a person as text, for commands, forms and imports alike. <c>none</c> clears what may be
/// empty. What <see cref="Read"/> gives, <see cref="Check"/> takes back unchanged.
/// </summary>
public static partial class PersonSettings
{
    private const string None = "none";

    private static readonly System.Buffers.SearchValues<char> NotInNames = System.Buffers.SearchValues.Create("@/\\#<>|\"");

    /// <summary>The value in its stored spelling, or a sentence that says how to write it.</summary>
    public static Outcome<string> Check(PersonField field, string value)
    {
        var text = value.Trim();
        return field switch
        {
            PersonField.Zone => Zones.Parse(text),
            PersonField.Hours => ShiftHours.TryParse(text.Replace('\u2013', '-'), out var hours)
                ? hours.ToString()
                : Refusal.Invalid($"'{Short(text)}' are not working hours. Write for example 08:00-17:30."),
            PersonField.Days => WorkWeek.Parse(text).Then<string>(static week => week.ToString()),
            PersonField.Rota when IsNone(text) => None,
            PersonField.Rota => ShiftRota.Parse(text).Then(static rota => rota.ToString() is { Length: <= 200 } written
                ? (Outcome<string>)written
                : Refusal.Invalid("That rota is longer than 200 characters. Shorten its pattern.")),
            PersonField.Calendar when IsNone(text) => None,
            PersonField.Calendar => text.Length is > 0 and <= 90
                ? text
                : Refusal.Invalid("A calendar has a name of 1 to 90 characters, as in the holidays import: DE, TR, US-TX."),
            PersonField.Function when IsNone(text) => None,
            PersonField.Function => FunctionWord(text) is { } function and not WorkFunction.Unsaid
                ? Word(function)
                : Refusal.Invalid($"'{Short(text)}' is not a function. Write operators, engineers, maintenance, it or "
                    + $"plant-managers."),
            _ => LanguageKey().IsMatch(text)
                ? text
                : Refusal.Invalid($"'{Short(text)}' is not a language key. Write for example en, de or pt-BR."),
        };
    }

    public static string Read(Person person, PersonField field) => field switch
    {
        PersonField.Zone => person.Zone,
        PersonField.Hours => string.Create(CultureInfo.InvariantCulture, $"{person.WorkFrom:HH:mm}-{person.WorkUntil:HH:mm}"),
        PersonField.Days => person.WorkDays,
        PersonField.Rota => person.Rota ?? None,
        PersonField.Calendar => person.HolidayCalendar ?? None,
        PersonField.Function => person.Function == WorkFunction.Unsaid ? None : Word(person.Function),
        _ => person.Language,
    };

    /// <summary>Writes a value that <see cref="Check"/> gave back.</summary>
    public static void Write(Person person, PersonField field, string value)
    {
        switch (field)
        {
            case PersonField.Zone:
                person.Zone = value;
                break;
            case PersonField.Hours when ShiftHours.TryParse(value, out var hours):
                (person.WorkFrom, person.WorkUntil) = (hours.From, hours.Until);
                break;
            case PersonField.Days:
                person.WorkDays = value;
                break;
            case PersonField.Rota:
                person.Rota = IsNone(value) ? null : value;
                break;
            case PersonField.Calendar:
                person.HolidayCalendar = IsNone(value) ? null : value;
                break;
            case PersonField.Function:
                person.Function = IsNone(value) ? WorkFunction.Unsaid : FunctionWord(value)!.Value;
                break;
            case PersonField.Language:
                person.Language = value;
                break;
            default:
                throw new ArgumentException($"'{value}' was not checked.", nameof(value));
        }
    }

    /// <summary>A name a person can be called by, trimmed; what looks like a command that was not understood is
    /// refused.</summary>
    public static Outcome<string> CheckName(string text)
    {
        var name = Blanks().Replace(text.Trim(), " ");
        if (name.Length is 0 or > Person.MaxName)
            return Refusal.Invalid($"A name has 1 to {Person.MaxName} characters.");
        return name.AsSpan().IndexOfAny(NotInNames) < 0
            ? name
            : Refusal.Invalid($"'{Short(name)}' does not look like a name. Put the e-mail address last, and check the time "
                + $"zone's spelling.");
    }

    public static Outcome<string> CheckEmail(string text)
    {
        var email = text.Trim();
        return email.Length <= 254 && Email().IsMatch(email)
            ? email.ToLowerInvariant()
            : Refusal.Invalid($"'{Short(email)}' is not an e-mail address.");
    }

    /// <summary>As people write and read it: <c>plant-managers</c>.</summary>
    public static string Word(WorkFunction function) => function switch
    {
        WorkFunction.Operators => "operators",
        WorkFunction.Engineers => "engineers",
        WorkFunction.Maintenance => "maintenance",
        WorkFunction.It => "it",
        WorkFunction.PlantManagers => "plant-managers",
        _ => None,
    };

    private static WorkFunction? FunctionWord(string text)
    {
        var word = text.Replace(' ', '-').ToLowerInvariant();
        foreach (var function in Enum.GetValues<WorkFunction>())
        {
            if (Word(function) == word)
                return function;
        }
        return null;
    }

    private static bool IsNone(string text) => text.Equals(None, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
    private static partial Regex LanguageKey();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
