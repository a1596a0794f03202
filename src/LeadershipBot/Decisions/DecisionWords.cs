using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions;

/// <summary>Phrases that every message about decisions shares. Pure.</summary>
internal static class DecisionWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten"];

    public static string Number(int count) => count >= 0 && count < Numbers.Length ? Numbers[count]
        : count.ToString(CultureInfo.InvariantCulture);

    public static string Age(int workingDays) => workingDays switch
    {
        0 => "asked today",
        1 => "1 working day",
        _ => $"{workingDays} working days",
    };

    /// <summary>Two or fewer by name, more by number: <c>three wait</c>.</summary>
    public static string? Wait(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        1 => $"{names[0]} waits",
        2 => $"{names[0]} and {names[1]} wait",
        _ => $"{Number(names.Count)} teams wait",
    };

    /// <summary>Who has heard of it, as a sentence; empty when nobody waits.</summary>
    public static string Told(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => $" {names[0]} is told.",
        2 => $" {names[0]} and {names[1]} are told.",
        _ => $" {Capital(Number(names.Count))} teams told.",
    };

    public static string ToBeTold(IReadOnlyList<string> names, string at) => names.Count switch
    {
        0 => "",
        1 => $" {names[0]} is told at {at}.",
        2 => $" {names[0]} and {names[1]} are told at {at}.",
        _ => $" {Capital(Number(names.Count))} teams are told at {at}.",
    };

    /// <summary>A title as the beginning of a sentence: with one full stop, or its own question mark.</summary>
    public static string Title(string key, string question) => question[^1] is '?' or '.' ? $"{key} {question}"
        : $"{key} {question}.";

    public static string Day(DateOnly date) => BriefMessages.Day(date);

    public static string Time(DateTimeOffset instant, string zone) =>
        Zones.InZone(instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Capital(string text) => string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));

    public static string Plural(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
