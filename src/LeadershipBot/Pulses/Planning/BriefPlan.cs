using LeadershipBot.Cadences;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>A project as the planner needs it for one executive.</summary>
public sealed record BriefProject(
    ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn, QuestionFacts Facts, IReadOnlyList<AskedItem> History);

/// <summary>Everything that decides one person's next brief. Values only.</summary>
public sealed record BriefInput(
    CadenceLine Line,
    Recurrence Recurrence,
    Person Person,
    Availability Availability,
    IReadOnlyList<BriefProject> Projects,
    IReadOnlyList<DateTimeOffset> UnaskedThisWeek);

/// <summary>One occurrence as decided: send, skip or missed, and with which questions per project.</summary>
public sealed record PlannedBrief(
    DateOnly Date, DueState State, DateTimeOffset At, DateTimeOffset RemindAt, DateTimeOffset ClosesAt, string? Reason,
    IReadOnlyList<PlannedPulse> Pulses);

public sealed record PlannedPulse(ProjectId Project, IReadOnlyList<AskedQuestion> Questions);

/// <summary>What the planner writes for one cadence line.</summary>
public sealed record BriefPlan(BriefInput Input, IReadOnlyList<PlannedBrief> Briefs, DateOnly? LastDate, DateTimeOffset? NextAt);
