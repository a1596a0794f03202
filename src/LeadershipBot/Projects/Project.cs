using LeadershipBot.Messaging;
using LeadershipBot.People;

namespace LeadershipBot.Projects;

public enum Phase { Planning, Execution, GoLive, Stabilise, Sustain, Closed }

/// <summary>An IT/OT project with its life-cycle and the date it was approved (t0).</summary>
public sealed class Project
{
    public const int MaxName = 80;

    public required ProjectId Id { get; init; }

    public required string Name { get; set; }

    public Phase Phase { get; set; } = Phase.Planning;

    /// <summary>t0: the day the decision to fund was taken; null before it.</summary>
    public DateOnly? ApprovedOn { get; set; }

    /// <summary>True when approval came before the bot: there is no own past to compare with, only the charter.</summary>
    public bool ComparedWithCharter { get; set; }

    /// <summary>Nothing is sent for a project before its pilot has started.</summary>
    public DateTimeOffset? PilotStartedAt { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; set; }

    public List<RoleAssignment> Roles { get; init; } = [];

    public List<Site> Sites { get; init; } = [];
}

/// <summary>A plant or office; its calendar (<c>site:NAME</c>) holds its shutdowns.</summary>
public sealed class Site
{
    public required SiteId Id { get; init; }

    public required string Name { get; set; }

    public required string Zone { get; set; }

    public string? HolidayCalendar { get; set; }

    public string ShutdownCalendar => $"site:{Name}";

    public int Version { get; set; }
}

/// <summary>A phase a project was in, from a day on; the history behind <see cref="Project.Phase"/>.</summary>
public sealed class PhaseChange
{
    public long Seq { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required Phase Phase { get; init; }

    public required DateOnly From { get; init; }
}

public enum RoleKind { Sponsor, Deputy, Assistant, SteeringChair, Lead, Member, Pmo }

/// <summary>A role of a person on a project for a time. Deputies and assistants stand beside one named sponsor.</summary>
public sealed class RoleAssignment
{
    public required RoleId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required PersonId PersonId { get; init; }

    public required RoleKind Kind { get; init; }

    public required DateOnly From { get; set; }

    /// <summary>The last day, included; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Deputies only: may decide, not just answer.</summary>
    public bool WithVote { get; set; }

    /// <summary>Deputies and assistants only: for which sponsor.</summary>
    public PersonId? ForPersonId { get; init; }

    public bool IsCurrent(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>An outcome both sides agreed to, with the number that will show it.</summary>
public sealed class ProjectOutcome
{
    public long Seq { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required string Sentence { get; set; }

    public string? Target { get; set; }

    public DateOnly? TargetDate { get; set; }

    public PersonId? AgreedByIt { get; set; }

    public PersonId? AgreedByOt { get; set; }
}

/// <summary>What a sponsor agreed to for a phase. Unsigned: no index, no flag, only overdue lists.</summary>
public sealed class Charter
{
    public required CharterId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required PersonId PersonId { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>Hours per fortnight the sponsor gives in this phase, 0 to 80.</summary>
    public required int HoursPerFortnight { get; set; }

    /// <summary>The review rhythm, in the recurrence text of the brief.</summary>
    public required string Rhythm { get; set; }

    /// <summary>Within how many working days the sponsor decides what is asked, 1 to 30.</summary>
    public required int DecideWithinDays { get; set; }

    public PersonId? DeputyId { get; set; }

    /// <summary>The groups the sponsor addresses in person, and how often.</summary>
    public string? Addresses { get; set; }

    public string? StopCondition { get; set; }

    public DateTimeOffset ProposedAt { get; init; }

    public DateTimeOffset? SignedAt { get; set; }

    public string? ChangeWanted { get; set; }

    /// <summary>The message it was proposed with; null while nothing may be sent for the project yet.</summary>
    public LogicalMessageId? LogicalId { get; set; }

    public int Version { get; set; }
}
