using LeadershipBot.Cadences;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Messaging;

/// <summary>
/// The values a command line filled its grammar's slots with; names are the grammar's own. Optional words are there under
/// their own text: <c>[with vote]</c> is <c>Has("with vote")</c>.
/// </summary>
public sealed class CommandArguments(IReadOnlyDictionary<string, object> values)
{
    public IReadOnlyDictionary<string, object> All => values;

    public bool Has(string slot) => values.ContainsKey(slot);

    /// <summary>
    /// The chosen word of an alternative (<c>a|b</c> under that text, <c>&lt;name:a|b&gt;</c> under its name), or a
    /// <c>&lt;text&gt;</c>, <c>&lt;word&gt;</c>, <c>&lt;zone&gt;</c>, <c>&lt;email&gt;</c> slot.
    /// </summary>
    public string Text(string slot) => (string)values[slot];

    public string? TextOrNull(string slot) => values.GetValueOrDefault(slot) as string;

    public ProjectId Project(string slot = "project") => (ProjectId)values[slot];

    public ProjectId? ProjectOrNull(string slot = "project") => Value<ProjectId>(slot);

    public PersonId Person(string slot = "person") => (PersonId)values[slot];

    public PersonId? PersonOrNull(string slot = "person") => Value<PersonId>(slot);

    public SiteId Site(string slot = "site") => (SiteId)values[slot];

    public SiteId? SiteOrNull(string slot = "site") => Value<SiteId>(slot);

    public DateOnly Date(string slot = "date") => (DateOnly)values[slot];

    public DateOnly? DateOrNull(string slot = "date") => Value<DateOnly>(slot);

    public DateSpan Dates(string slot = "dates") => (DateSpan)values[slot];

    public DateSpan? DatesOrNull(string slot = "dates") => Value<DateSpan>(slot);

    public int Number(string slot) => (int)values[slot];

    public int? NumberOrNull(string slot) => Value<int>(slot);

    public WeeklySlot Slot(string slot = "slot") => (WeeklySlot)values[slot];

    private T? Value<T>(string slot) where T : struct => values.TryGetValue(slot, out var value) ? (T)value : null;
}
