using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>A project as the planner needs it for one executive.</summary>
public sealed record BriefProject(
    ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn, QuestionFacts Facts, IReadOnlyList<AskedItem> History);

/// <summary>Somebody who sees the brief beside the executive, in their own hours, as far as it is about their projects.</summary>
public sealed record BriefReaderBeside(
    Person Person, Address Address, Availability Availability, IReadOnlyList<ProjectId> Projects);

/// <summary>Everything that decides one person's next brief at one instant. Values only.</summary>
/// <param name="Unanswered">Unanswered in a row, without those that closed in an absence declared afterwards.</param>
/// <param name="Unasked">When unasked messages went or are to go out to this person lately.</param>
public sealed record BriefInput(
    CadenceLine Line,
    Recurrence Recurrence,
    Person Person,
    Availability Availability,
    IReadOnlyList<BriefProject> Projects,
    IReadOnlyList<BriefReaderBeside> Assistants,
    int Unanswered,
    IReadOnlyList<DateTimeOffset> Unasked);

/// <summary>One occurrence as decided: send, skip or missed, and with which questions per project.</summary>
public sealed record PlannedBrief(
    DateOnly Date, DueState State, DateTimeOffset At, DateTimeOffset RemindAt, DateTimeOffset ClosesAt, string? Reason,
    IReadOnlyList<PlannedPulse> Pulses, IReadOnlyList<PlannedCopy> Copies)
{
    /// <summary>Two stayed unanswered: this one asks nothing but what would serve better.</summary>
    public bool IsOffer => State == DueState.Send && Pulses.Count == 0;
}

public sealed record PlannedPulse(ProjectId Project, IReadOnlyList<AskedQuestion> Questions);

/// <summary>An assistant's copy, at the first instant of their own hours.</summary>
public sealed record PlannedCopy(Person Person, Address Address, DateTimeOffset At);

/// <summary>What the planner writes for one cadence line.</summary>
public sealed record BriefPlan(CadenceLine Line, Person Person, IReadOnlyList<PlannedBrief> Briefs, DateOnly? LastDate,
    DateTimeOffset? NextAt);
