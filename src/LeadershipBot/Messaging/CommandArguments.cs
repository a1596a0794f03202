using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Messaging;

/// <summary>The values a command line filled its grammar's slots with; names are the grammar's own.</summary>
public sealed class CommandArguments(IReadOnlyDictionary<string, object> values)
{
    public bool Has(string slot) => values.ContainsKey(slot);

    /// <summary>The chosen word of an <c>a|b</c> alternative or a <c>&lt;text&gt;</c>, <c>&lt;word&gt;</c> slot.</summary>
    public string Text(string slot) => (string)values[slot];

    public string? TextOrNull(string slot) => values.GetValueOrDefault(slot) as string;

    public ProjectId Project(string slot = "project") => (ProjectId)values[slot];

    public PersonId Person(string slot = "person") => (PersonId)values[slot];

    public SiteId Site(string slot = "site") => (SiteId)values[slot];

    public DateOnly Date(string slot = "date") => (DateOnly)values[slot];

    public DateOnly? DateOrNull(string slot = "date") => values.TryGetValue(slot, out var value) ? (DateOnly)value : null;

    public int Number(string slot) => (int)values[slot];
}
