using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Whys.Templates;

/// <summary>Whom a message speaks to, as the files name it.</summary>
public enum WhyGroup { Operators, Engineers, Maintenance, It, PlantManagers, Everyone }

/// <summary>What makes a message due. An incident and a hand-over are drafted by hand only.</summary>
public enum WhyOccasion { Start, Regular, Before, After, Day30, Quarter, Incident, HandOver }

/// <summary>What a fact looks like: any words, a number with its unit, a day, or somebody's name.</summary>
public enum WhyFactKind { Text, Number, Date, Person }

/// <summary>Something that fills a message.</summary>
/// <param name="About">The label of its field, where somebody is asked for it.</param>
/// <param name="Words">The most words it may have, 1 to 20.</param>
/// <param name="Lasts">It stays true: a later message takes it over instead of asking again.</param>
public sealed record WhyFactDeclaration(string Name, string About, WhyFactKind Kind, int Words, bool Lasts);

/// <summary>A message with its {placeholders}: what changes and why with one number, then one ask. Checked by
/// <see cref="TemplateFile"/>.</summary>
public sealed record WhyTemplate
{
    public const int MaxId = 40;

    /// <summary>Words of the text and the ask; with its signature no message has more than <see cref="MaxMessageWords"/>.</summary>
    public const int MaxWords = 98;

    public const int MaxMessageWords = 110;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<WhyGroup> For { get; init; }

    public required IReadOnlyList<WhyOccasion> On { get; init; }

    public required string Text { get; init; }

    public required string Ask { get; init; }

    /// <summary>Facts that must be known before it is chosen by itself, and are never asked for.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>The facts it needs, in the order in which they stand, each once.</summary>
    public IReadOnlyList<string> Facts =>
        field ??= [.. Placeholders.In($"{Text} {Ask}").Select(static p => p.Name).Distinct(StringComparer.Ordinal)];
}
