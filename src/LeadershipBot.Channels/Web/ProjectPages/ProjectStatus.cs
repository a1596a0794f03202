using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;

namespace LeadershipBot.Channels.Web.ProjectPages;

/// <summary>Everything the page of one project shows.</summary>
public sealed record ProjectStatus(
    ProjectFacts Facts,
    IReadOnlyList<RoleRow> Roles,
    IReadOnlyList<ProjectOutcome> Outcomes,
    IReadOnlyList<CharterRow> Charters,
    IReadOnlyList<NextBrief> NextBriefs,
    IReadOnlyList<AnswerRow> Answers,
    IReadOnlyList<WaitingBrief> Waiting);

public sealed record ProjectFacts(
    ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn, bool ComparedWithCharter, DateTimeOffset? PilotStartedAt,
    DateTimeOffset? PausedAt, IReadOnlyList<string> Sites);

public sealed record RoleRow(RoleKind Kind, string Name, string? Beside, DateOnly? Until, bool WithVote);

public sealed record CharterRow(
    string Name, Phase Phase, int Hours, int DecideWithinDays, DateTimeOffset? SignedAt, DateTimeOffset ProposedAt,
    string? ChangeWanted);

public sealed record NextBrief(string Name, DateTimeOffset? At, DateOnly? PausedUntil, string Recurrence);

public sealed record AnswerRow(
    PersonId PersonId, string Name, string ItemId, string Value, DateTimeOffset At, AnswerCapacity Capacity, bool Late,
    bool Edited, string Questions);

public sealed record WaitingBrief(string Name, DateTimeOffset Since, DateTimeOffset ClosesAt, DateTimeOffset? RemindedAt);
