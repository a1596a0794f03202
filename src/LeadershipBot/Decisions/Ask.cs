using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Decisions;

/// <summary>A decision as somebody wishes to have it asked; nothing of it is checked yet.</summary>
/// <param name="Deciders">One person, or the two heads who both have to choose.</param>
/// <param name="Options">2 to 6, each short enough for a button.</param>
/// <param name="DueOn">The last day that is in time.</param>
public sealed record Ask(
    ProjectId Project, IReadOnlyList<PersonId> Deciders, string Question, IReadOnlyList<string> Options, DateOnly DueOn)
{
    /// <summary>Null when a practice asks by itself: a trigger of the question bank, a digest.</summary>
    public PersonId? AskedBy { get; init; }

    public string? Area { get; init; }

    public string? Outcome { get; init; }

    public string? CostPerDay { get; init; }

    /// <summary>People and teams that wait; names as typed.</summary>
    public IReadOnlyList<string> Waits { get; init; } = [];

    /// <summary>One of the options, as typed.</summary>
    public string? Proposed { get; init; }

    /// <summary>Not to wait for the next brief; one per asker and local week.</summary>
    public bool Urgent { get; init; }
}
