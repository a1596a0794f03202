using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Cadences;

namespace LeadershipBot.Projects;

public enum CharterRhythm { Weekly, Fortnightly, Monthly }

/// <summary>What a charter proposes for a phase until the sponsor changes it; kept as data in
/// <c>charter-terms.json</c>.</summary>
public sealed record CharterTerms(int HoursPerFortnight, CharterRhythm Rhythm, int DecideWithinDays, string Addresses)
{
    public const int MostHours = 80;
    public const int MostDays = 30;

    /// <summary>Fixed and around noon is when prompts are answered best; the sponsor chooses their own slot in the
    /// introduction.</summary>
    private static readonly TimeOnly Noon = new(12, 0);

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Dictionary<Phase, CharterTerms> ByPhase = Load();

    /// <summary>Null for a phase that asks nothing of a sponsor: a closed project.</summary>
    public static CharterTerms? For(Phase phase) => ByPhase.GetValueOrDefault(phase);

    /// <summary>The rhythm as stored: a recurrence, counted from the week it was proposed in.</summary>
    public static string Write(CharterRhythm rhythm, DateOnly today)
    {
        Recurrence recurrence = rhythm switch
        {
            CharterRhythm.Monthly => new Recurrence.MonthlyByWeekday(1, DayOfWeek.Tuesday, Noon),
            CharterRhythm.Weekly => new Recurrence.Weekly(WorkWeek.Of(DayOfWeek.Tuesday), Noon),
            _ => new Recurrence.Weekly(WorkWeek.Of(DayOfWeek.Tuesday), Noon, 2, today),
        };
        return recurrence.ToText();
    }

    public static CharterRhythm Read(string text) => Recurrence.Parse(text).TryGet(out var recurrence, out _)
        ? recurrence switch
        {
            Recurrence.Weekly { EveryWeeks: 1 } or Recurrence.Daily => CharterRhythm.Weekly,
            Recurrence.Weekly => CharterRhythm.Fortnightly,
            _ => CharterRhythm.Monthly,
        }
        : CharterRhythm.Fortnightly;

    public static string Word(CharterRhythm rhythm) => rhythm switch
    {
        CharterRhythm.Weekly => "every week",
        CharterRhythm.Fortnightly => "every two weeks",
        _ => "once a month",
    };

    private static Dictionary<Phase, CharterTerms> Load()
    {
        using var stream = typeof(CharterTerms).Assembly.GetManifestResourceStream("charter-terms.json")!;
        return JsonSerializer.Deserialize<Dictionary<Phase, CharterTerms>>(stream, Json)!;
    }
}
